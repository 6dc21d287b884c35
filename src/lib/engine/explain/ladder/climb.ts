/** Climbs the ladder tier by tier. */

import { copyBounds, type Bounds } from '../../lp/program.ts'
import type { Solution } from '../../lp/solver.ts'
import { demandOf } from '../../programme/situation.ts'
import { canonicalOrder, grainOf, planUnder, type Solved } from '../question.ts'
import { limitsOf, type NamedLimit } from './end.ts'
import { expansionWeights, heldRoom, TierCurve, withAdded, type Point } from './search.ts'
import { cornerOf, Stops, type Corner, type Goal } from './stops.ts'

/** The ladder as climbed: additions to capacity up to its top, amounts in base units a year. */
export interface Ladder {
	/** From today's plan (nothing added) to the top. */
	corners: Corner[]
	/** The plan with all that the ladder adds. */
	top: Solution
	/** The limits that hold at the top; empty where none does. */
	limits: NamedLimit[]
}

/** A corner of the search, with the place of its tier among the tiers in use. */
type Found = Point & { tier: number }

/** Returns the bounds with every expansion open. */
function openBounds({ programme, situation, bounds }: Solved): Bounds {
	const open = copyBounds(bounds)
	situation.room.forEach((most, p) => programme.expand(open, p, 0, most))
	return open
}

/**
 * Returns the corners of the first `needed` tiers in the order in which they are climbed; and the bounds with every
 * expansion open and each of these tiers held at the least shortfall that it can have. `optima` are one of each of
 * these tiers.
 */
function search(solved: Solved, needed: number): { found: Found[]; open: Bounds; optima: Solution[] } {
	const { programme, situation, plan } = solved
	const open = openBounds(solved)
	const n = programme.chain.processes.length
	const order = new Float64Array(n)
	canonicalOrder(solved).forEach((p, k) => (order[p] = k / n))
	const weights = expansionWeights(situation.chain, order)
	const found: Found[] = []
	const optima: Solution[] = []
	let last = { added: new Array<number>(n).fill(0), solution: plan }
	for (let tier = 0; tier < needed; tier++) {
		const curve = new TierCurve(solved, { open, tier, needed, weights }, last.added)
		const { corners, least, optimum } = curve.corners(last.solution)
		optima.push(optimum)
		found.push(...corners.map((point) => ({ ...point, tier })))
		last = corners.at(-1) ?? last
		programme.limitTier(open, tier, least + heldRoom(situation))
	}
	return { found, open, optima }
}

/** What the search found as goals of the climb: whether contracts stay short, which it counts as needs, is said of each. */
function goalsOf({ programme, situation, plan }: Solved, found: readonly Found[], needed: number): Goal[] {
	const isShort = (solution: Solution) => programme.contractShort(solution, needed) > grainOf(situation)
	let leavesShort = isShort(plan)
	return found.map(({ added, solution, tier }) => {
		leavesShort ||= isShort(solution)
		return { corner: cornerOf(added, programme.servedByTier(solution)), tier, leavesShort }
	})
}

/** Climbs from the plan of a situation. */
export function climb(solved: Solved): Ladder {
	const { programme, situation, plan } = solved
	const nothing = situation.room.map(() => 0)
	const base = cornerOf(nothing, programme.servedByTier(plan))
	if (demandOf(situation) - base.delivered <= grainOf(situation)) return { corners: [base], top: plan, limits: [] }
	// Tiers in which a need stands, and contracts that come before one.
	const needed = programme.neededTiers(situation)
	const { found, open, optima } = search(solved, needed)
	const corners = new Stops(solved, needed).upFrom(base, goalsOf(solved, found, needed))
	const top = corners.length > 1 ? planUnder(solved, withAdded(solved, corners.at(-1)!.added)).plan() : plan
	return { corners, top, limits: limitsOf(solved, { open, optima }, top) }
}
