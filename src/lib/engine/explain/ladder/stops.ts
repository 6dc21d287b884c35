/**
 * The stops of the ladder: corners of the search, joined where a reader would not tell them apart, and cleared of what
 * frees nothing where contracts stay short, since new capacity may then go to those.
 */

import { solveLevels } from '../../lp/lexicographic.ts'
import { MATERIAL } from '../../tolerances.ts'
import { demandOf } from '../../programme/situation.ts'
import { canonicalOrder, firstGain, grainOf, type Solved } from '../question.ts'
import { withAdded } from './search.ts'

/** A stop on the way up: what is built by then, and what the plan then delivers. Base units a year. */
export interface Corner {
	/** Added capacity per process. */
	added: number[]
	/** What the demands of each tier in use get, as counted. */
	served: number[]
	delivered: number
}

/** Returns the corner of some added capacity, by what each tier then gets. */
export const cornerOf = (added: number[], served: number[]): Corner => ({
	added,
	served,
	delivered: served.reduce((a, b) => a + b, 0)
})

/** A corner as the search found it, before it is joined and cleared. */
export interface Goal {
	corner: Corner
	/** The tier climbed, by its place among the tiers in use. */
	tier: number
	/** Whether contracts stay short at it or at one below it. */
	leavesShort: boolean
}

interface Stop {
	corner: Corner
	goal: Goal
}

/** Joins and clears corners; the first to be served first. */
export class Stops {
	readonly #solved: Solved
	readonly #needed: number
	readonly #order: readonly number[]
	readonly #grain: number
	readonly #material: number

	/** Plans serve the first `needed` tiers in use. */
	constructor(solved: Solved, needed: number) {
		this.#solved = solved
		this.#needed = needed
		this.#order = canonicalOrder(solved)
		this.#grain = grainOf(solved.situation)
		this.#material = MATERIAL * demandOf(solved.situation)
	}

	/** Returns the stops from `base` up; a corner that improves nothing belongs to the next one that does. */
	upFrom(base: Corner, goals: readonly Goal[]): Corner[] {
		const start: Stop[] = [{ corner: base, goal: { corner: base, tier: 0, leavesShort: false } }]
		const stops = goals.reduce((below, goal) => {
			const isNewTier = below.at(-1)!.goal.tier !== goal.tier
			return this.#onto(isNewTier ? this.#withTop(below) : below, goal)
		}, start)
		return this.#withTop(stops).map(({ corner }) => corner)
	}

	/** A negligible step is joined with the one above it, and steps that enlarge the same plants are one. */
	#onto(stops: readonly Stop[], goal: Goal): Stop[] {
		const low = stops.at(-1)!.corner
		if (!this.#improves(low, goal.corner)) return [...stops]
		const corner = goal.leavesShort ? this.#withoutIdle(low, goal.corner) : goal.corner
		const below = stops.at(-2)?.corner
		if (below && (this.#isNegligible(below, low) || this.#isAlike(below, low, corner)))
			return this.#onto(stops.slice(0, -1), goal)
		const parts = goal.leavesShort ? this.#apart(low, corner, goal.tier) : [corner]
		return [...stops, ...parts.map((part) => ({ corner: part, goal: { ...goal, corner: part } }))]
	}

	/**
	 * At the top of a tier a negligible step is joined with the step below it. Where that is taken apart again, since each part
	 * serves its tier at the cost of another, it stays as it is.
	 */
	#withTop(stops: Stop[]): Stop[] {
		const [below, last] = [stops.at(-2), stops.at(-1)!]
		if (stops.length < 3 || !this.#isNegligible(below!.corner, last.corner)) return stops
		const joined = this.#onto(stops.slice(0, -2), last.goal)
		return joined.length < stops.length ? this.#withTop(joined) : stops
	}

	/** Whether a step is less than what a reader is told of. */
	#isNegligible(from: Corner, to: Corner): boolean {
		return Math.abs(to.delivered - from.delivered) <= this.#material
	}

	#isAlike(below: Corner, low: Corner, high: Corner): boolean {
		return this.#members(below, low).join() === this.#members(low, high).join()
	}

	/** Whether `to` serves the first tier in which the two differ better. */
	#improves(from: Corner, to: Corner): boolean {
		return firstGain(from.served, to.served, this.#grain) > 0
	}

	/** Takes out of a step what frees nothing, until every member is needed; it may still be needed further up. */
	#withoutIdle(low: Corner, high: Corner): Corner {
		for (const p of this.#members(low, high)) {
			const without = this.#lessOf(high, p, low)
			if (!this.#improves(without, high)) return this.#withoutIdle(low, without)
		}
		return high
	}

	/** Takes a step apart into steps that each serve the tier better by what a reader is told of; the last ends as it did. */
	#apart(low: Corner, high: Corner, tier: number): Corner[] {
		const serves = (from: Corner, to: Corner) => to.served[tier]! - from.served[tier]! > this.#material
		const members = this.#members(low, high)
		if (members.length < 2) return [high]
		for (const p of members) {
			const without = this.#lessOf(high, p, low)
			if (serves(low, without) && serves(without, high))
				return [...this.#apart(low, this.#withoutIdle(low, without), tier), high]
		}
		return [high]
	}

	/** Processes that a step enlarges, in canonical order. */
	#members(low: Corner, high: Corner): number[] {
		return this.#order.filter((p) => high.added[p]! - low.added[p]! > this.#grain)
	}

	/** The corner with one process only as large as at the corner below. */
	#lessOf({ added }: Corner, p: number, low: Corner): Corner {
		const { programme, session, situation } = this.#solved
		const less = added.map((x, q) => (q === p ? low.added[p]! : x))
		const levels = programme.tierLevels.slice(0, this.#needed)
		const solutions = solveLevels(session, levels, { bounds: withAdded(this.#solved, less), scale: situation.scale })
		return cornerOf(less, programme.servedByTier(solutions.at(-1)!))
	}
}
