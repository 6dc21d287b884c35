/** A publication read claim by claim: what the model holds of each, and who disagrees. */
import type { Address, SourceId } from './chain.ts'

/** Ways in which a model holds a claim: as figures, as something else it knows, only as a note, or not at all. */
export const HELD = ['figure', 'limit', 'lead-time', 'scenario', 'note', 'not-held'] as const
/** One of {@link HELD}. */
export type Held = (typeof HELD)[number]

/** One claim of the publication. */
export interface Claim {
	/** In one sentence. */
	says: string
	held: Held
	/** What the model makes of it, or null. */
	note: string | null
	/** Figures that hold it. */
	figures: Address[]
	/** Scenarios that show it. */
	scenarios: string[]
	/** Other sources that speak of it. */
	sources: SourceId[]
	/** What other sources say against it. */
	against: { says: string; sources: SourceId[] }[]
}

/** The claims of one publication, in its order. */
export interface Claims {
	/** The publication. */
	of: SourceId
	claims: Claim[]
}
