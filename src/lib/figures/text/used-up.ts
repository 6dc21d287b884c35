/** What is drawn on so fast that it is soon used up. */
import type { NodeId } from '#lib/model/chain.ts'

/** The amount taken in a year out of a stock, or of what is known to be in the ground, and what is there; base units. */
export interface Draw {
	id: NodeId
	drawn: number
	held: number
}

/** What would last fewer years than this is used up for good. */
const YEARS = 10

/** True where a draw of this size in every year soon leaves nothing. */
export const isSoonUsedUp = ({ drawn, held }: Draw): boolean => drawn > 0 && drawn * YEARS > held

/** Whole years for which a draw can go on, at least one. */
export const yearsOfUse = ({ drawn, held }: Draw): number => Math.max(1, Math.round(held / drawn))
