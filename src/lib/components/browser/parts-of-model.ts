/** Parts of a chain's model that are files of their own, since a page opens without them. */
import type { Claims } from '#lib/model/claims.ts'
import type { LongTexts } from '#lib/model/long-texts.ts'
import { chainAddress } from './chain-address.ts'

/** Loads what a chain of the site reads claim by claim; null where it reads nothing so. Rejects where it cannot be had. */
export const claimsOf = (part: string) => load<Claims | null>(part, 'claims.json')

/** Loads the long texts of a chain of the site. Rejects where they cannot be had. */
export const longTextsOf = (part: string) => load<LongTexts>(part, 'texts.json')

async function load<T>(part: string, file: string): Promise<T> {
	// An address that stays while its file changes: what an older version of the site left in the browser does not count.
	const response = await fetch(`${chainAddress('planner', part)}${file}`, { cache: 'no-cache' })
	if (!response.ok) throw new Error(`${file}: ${response.status}`)
	return response.json() as Promise<T>
}
