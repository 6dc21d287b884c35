/** Climbs the ladder tier by tier, and asks the plan itself what each corner delivers. */

import { solveLevels } from '../../lp/lexicographic.ts'
import { copyBounds, type Bounds } from '../../lp/program.ts'
import type { Solution } from '../../lp/solver.ts'
import { MATERIAL } from '../../tolerances.ts'
import { canonicalOrder, demandOf, firstGain, grainOf, planUnder, type Solved } from '../question.ts'
import { limitsOf, type NamedLimit } from './end.ts'
import { expansionWeights, HELD, TierCurve, type Point } from './search.ts'

/** A stop on the way up: what is built by then, and what the plan then delivers. Base units a year. */
export interface Corner {
	/** Added capacity per process. */
	added: number[]
	/** What the demands of each tier in use get, as counted. */
	served: number[]
	delivered: number
}

/** A corner of the search, before the plan is asked. */
interface Found {
	/** Place among the tiers in use. */
	tier: number
	point: Point
}

/** The ladder as climbed: additions to capacity up to its top, amounts in base units a year. */
export interface Ladder {
	/** From today's plan (nothing added) to the top. */
	corners: Corner[]
	/** The plan with all that the ladder adds. */
	top: Solution
	/** The limits that hold at the top; empty where none does. */
	limits: NamedLimit[]
}

const cornerOf = (added: number[], served: number[]): Corner => ({
	added,
	served,
	delivered: served.reduce((a, b) => a + b, 0)
})

class Climb {
	readonly #solved: Solved
	/** Number of leading tiers in which a need stands, or a contract that comes before one. */
	readonly #needed: number
	readonly #order: readonly number[]

	constructor(solved: Solved) {
		this.#solved = solved
		this.#order = canonicalOrder(solved)
		this.#needed = solved.programme.neededTiers(solved.situation)
	}

	/** Returns the bounds with every expansion open. */
	#open(): Bounds {
		const { programme, situation, bounds } = this.#solved
		const open = copyBounds(bounds)
		situation.room.forEach((most, p) => programme.expand(open, p, 0, most))
		return open
	}

	/** Returns the bounds with some capacity added. */
	#with(added: readonly number[]): Bounds {
		const { programme, bounds } = this.#solved
		const grown = copyBounds(bounds)
		added.forEach((x, p) => programme.expand(grown, p, x, x))
		return grown
	}

	/** What the plan's own tiers serve with some capacity added. */
	#served(added: readonly number[]): number[] {
		const { programme, session, situation } = this.#solved
		const levels = programme.tierLevels.slice(0, this.#needed)
		const solutions = solveLevels(session, levels, { bounds: this.#with(added), scale: situation.scale })
		return programme.servedByTier(solutions.at(-1)!)
	}

	/** Shortfall that a tier is left with by the plan's own tiers. */
	#missing(tier: number, added: readonly number[]): number {
		const { programme, session, situation, tiers } = this.#solved
		if (tier === 0) return programme.tierShort(tiers[0]!, 0)
		const levels = programme.tierLevels.slice(0, tier + 1)
		const solutions = solveLevels(session, levels, { bounds: this.#with(added), scale: situation.scale })
		return programme.tierShort(solutions.at(-1)!, tier)
	}

	/** Corners of all tiers, in the order in which they are climbed. */
	#search(): { found: Found[]; open: Bounds } {
		const { programme, session, situation } = this.#solved
		const open = this.#open()
		const n = programme.chain.processes.length
		const order = new Float64Array(n)
		this.#order.forEach((p, k) => (order[p] = k / n))
		const weights = expansionWeights(situation.chain, order)
		const levels = programme.tierLevels.slice(0, this.#needed)
		const tops = solveLevels(session, levels, { bounds: open, scale: situation.scale })
		const found: Found[] = []
		let built: number[] = new Array<number>(n).fill(0)
		for (let tier = 0; tier < this.#needed; tier++) {
			const curve = new TierCurve(this.#solved, open, tier, weights, built)
			for (const point of curve.corners(this.#missing(tier, built))) found.push({ tier, point })
			built = found.at(-1)?.point.added ?? built
			programme.limitTier(open, tier, programme.tierShort(tops.at(-1)!, tier) + HELD * grainOf(situation))
		}
		return { found, open }
	}

	/** Whether `to` serves the first tier in which the two differ better. */
	#improves(from: Corner, to: Corner): boolean {
		return firstGain(from.served, to.served, grainOf(this.#solved.situation)) > 0
	}

	/** Whether a contract that the search counts as a need stays short: new capacity may then go to it. */
	#owes(solution: Solution): boolean {
		const { programme, situation } = this.#solved
		return programme.contractShort(solution, this.#needed) > grainOf(situation)
	}

	/**
	 * The corner of a point of the search. Where contracts are met and the last tier is climbed, the search has served it
	 * as the plan would; otherwise the plan is asked.
	 */
	#cornerOf({ tier, point }: Found, owes: boolean): Corner {
		const isServed = point.solution !== null && tier === this.#needed - 1 && !owes
		return cornerOf(
			point.added,
			isServed ? this.#solved.programme.servedByTier(point.solution!) : this.#served(point.added)
		)
	}

	/** Takes out of a step what frees nothing; what is taken out may still be needed further up. */
	#withoutIdle(low: Corner, high: Corner): Corner {
		return this.#members(low, high).reduce((corner, p) => {
			const without = this.#lessOf(corner, p, low)
			return this.#improves(without, corner) ? corner : without
		}, high)
	}

	/** Takes a step apart into steps that each serve the tier better by what a reader is told of; the last ends as it did. */
	#apart(low: Corner, high: Corner, tier: number): Corner[] {
		const { situation } = this.#solved
		const serves = (from: Corner, to: Corner) => to.served[tier]! - from.served[tier]! > MATERIAL * demandOf(situation)
		const members = this.#members(low, high)
		if (members.length < 2) return [high]
		for (const p of members) {
			const without = this.#lessOf(high, p, low)
			if (serves(low, without) && serves(without, high)) return [...this.#apart(low, without, tier), high]
		}
		return [high]
	}

	/** Processes that a step enlarges, in canonical order. */
	#members(low: Corner, high: Corner): number[] {
		const grain = grainOf(this.#solved.situation)
		return this.#order.filter((p) => high.added[p]! - low.added[p]! > grain)
	}

	/** The corner with one process only as large as at the corner below. */
	#lessOf({ added }: Corner, p: number, low: Corner): Corner {
		const less = added.map((x, q) => (q === p ? low.added[p]! : x))
		return cornerOf(less, this.#served(less))
	}

	/** Corners that improve the plan, from the bottom up; what the others add belongs to the next that does. */
	#planned(found: readonly Found[], base: Corner): Corner[] {
		const corners = [base]
		let owes = this.#owes(this.#solved.plan)
		for (const each of found) {
			owes ||= each.point.solution !== null && this.#owes(each.point.solution)
			const corner = this.#cornerOf(each, owes)
			const low = corners.at(-1)!
			if (!this.#improves(low, corner)) continue
			corners.push(...(owes ? this.#apart(low, this.#withoutIdle(low, corner), each.tier) : [corner]))
		}
		return corners
	}

	climb(): Ladder {
		const { programme, situation, plan } = this.#solved
		const base = cornerOf(
			situation.room.map(() => 0),
			programme.servedByTier(plan)
		)
		if (demandOf(situation) - base.delivered <= grainOf(situation)) return { corners: [base], top: plan, limits: [] }
		const { found, open } = this.#search()
		const corners = this.#planned(found, base)
		const top = corners.length > 1 ? planUnder(this.#solved, this.#with(corners.at(-1)!.added)).plan() : plan
		return { corners, top, limits: limitsOf(this.#solved, open, top) }
	}
}

/** Climbs from the plan of a situation. */
export function climb(solved: Solved): Ladder {
	return new Climb(solved).climb()
}
