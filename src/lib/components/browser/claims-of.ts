import type { Claims } from '#lib/model/claims.ts'
import { chainAddress } from './chain-address.ts'

/** Loads what a chain of the site reads claim by claim; null where it reads nothing so. Rejects where it cannot be had. */
export async function claimsOf(part: string): Promise<Claims | null> {
	const response = await fetch(`${chainAddress('planner', part)}claims.json`)
	if (!response.ok) throw new Error(`claims.json: ${response.status}`)
	return response.json() as Promise<Claims | null>
}
