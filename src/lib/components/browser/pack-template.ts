import { resolve } from '$app/paths'

/** Loads the file that a briefing pack is made from. Rejects where it cannot be had. */
export async function packTemplate(): Promise<string> {
	const response = await fetch(`${resolve('/')}briefing-pack.html`)
	if (!response.ok) throw new Error(`briefing-pack.html: ${response.status}`)
	return response.text()
}
