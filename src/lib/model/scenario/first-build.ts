import type { Chain, NodeId } from '../chain.ts'
import { inherit } from './inherit.ts'

/** The question of an investment that a step asks, but for its scenario. */
export interface StepBuild {
	/** The year in which the share is to be served. */
	by: number
	/** Share of the need, 0 to 1; null for the most that the budget buys. */
	target: number | null
	/** The most to spend, altogether and in one year, in the chain's currency; null for any sum. */
	budget: number | null
	yearly: number | null
	/** Processes that may not grow. */
	fixed: NodeId[]
	/** Imports that may fill the rest, at listed prices; left out for none. */
	imports?: NodeId[]
	/** Limits of the model that hold; left out for none. */
	limits?: string[]
}

/** Share of the need that is asked for at first, and years that there are until then. */
const FIRST = { target: 0.5, years: 10 }

/** Returns what is asked to be built where nobody asked otherwise: half of the need within ten years. */
export function firstBuild(chain: Chain): StepBuild {
	const by = Math.min(chain.years.last, presentOf(chain) + FIRST.years)
	return { by, target: FIRST.target, budget: null, yearly: null, fixed: [] }
}

/** The first year in which something can be decided: that of the scenario that opens. */
export function presentOf(chain: Chain): number {
	return inherit(chain, chain.scenarios[0]!.id).year
}
