/**
 * The ladder: least added capacity (weighted by cost where every plant has one, else by tonnes) for each delivery
 * between today's and the demand. A parametric linear programme: its breakpoints are the rungs, so plants that only
 * help together are enlarged together. Breakpoints are found by the Eisner-Severance method: between two corners of
 * the cost curve, price delivery at the slope of their chord and solve; a cheaper corner splits the interval.
 */

import { applySituation } from '../../programme/bounds.ts'
import type { Formulation } from '../../programme/formulate.ts'
import { endOf, type Limit } from './end.ts'
import { claimCost, solveLevels, tierLevels } from '../../programme/levels.ts'
import type { Cost, LpSession } from '../../lp/session.ts'
import type { Solution } from '../../lp/solver.ts'
import type { Situation } from '../../programme/situation.ts'

/** A stop on the way up, in scaled amounts: what is built by then, and the plan that the chain then has. */
export interface Corner {
	delivered: number
	/** Added capacity per process. */
	added: number[]
}

export interface LadderResult {
	/** From today's delivery (nothing added) to the top, with strictly rising delivery. */
	corners: Corner[]
	/** The plan with all that the ladder adds. */
	top: Solution
	/** What holds at the top; empty where no limit does. */
	limits: Limit[]
}

/** Smaller steps than this share of the demand are arithmetic noise. */
const STEP = 1e-7

/** Corners nearer than this, in tonnes and in money, are the rounding of somebody's figures: they join the next rung. */
const CRUMB = 1e-4

/** A ladder that a reader can take in; beyond it, neighbouring rungs of a large model are joined. */
const MOST_RUNGS = 12

/**
 * Weights that make one tonne of added capacity comparable across processes, brought to about 1. Equal weights are
 * told apart by the model's order.
 */
export function expansionWeights(f: Formulation): number[] {
	const { processes } = f.chain
	const costs = processes.map((p) => p.expansion.cost?.value ?? null)
	const known = costs.every((c) => c !== null && c > 0)
	const weights = known ? (costs as number[]) : costs.map(() => 1)
	const mean = weights.reduce((a, b) => a + b, 0) / Math.max(1, weights.length)
	return weights.map((w, i) => (w / mean) * (1 + (1e-4 * i) / weights.length))
}

/**
 * A corner of the cost curve: the least weighted sum of what is added and, at `price` a tonne, of what is missing. At an
 * infinite price, all that can be had.
 */
interface Found {
	price: number
	missing: number
	spent: number
	added: number[]
	solution: Solution
}

/** The smallest differences that are told apart. */
interface Grain {
	/** Amounts that are not noise. */
	step: number
	/** Tonnes worth a rung of their own. */
	crumb: number
}

class LadderSearch {
	constructor(
		readonly f: Formulation,
		readonly session: LpSession,
		readonly claims: Cost,
		readonly grain: Grain,
		readonly weights = expansionWeights(f)
	) {}

	/** Cheapest additions when a tonne is worth `price`, on top of `least`. */
	corner(price: number, least?: number[]): Found {
		const { f, session } = this
		const { bounds } = session
		f.col.expand.forEach((c, p) => (bounds.colLower[c] = Math.min(least?.[p] ?? 0, bounds.colUpper[c]!)))
		const solution = price === Infinity ? this.#all() : this.#priced(price)
		const added = f.col.expand.map((c) => (solution.colValue[c]! > this.grain.step ? solution.colValue[c]! : 0))
		return this.found(price, added, solution)
	}

	found(price: number, added: number[], solution: Solution): Found {
		const missing = costOf(this.claims, solution)
		return { price, missing, added, spent: added.reduce((sum, x, p) => sum + x * this.weights[p]!, 0), solution }
	}

	#expense(): [number, number][] {
		return this.f.col.expand.map((c, p) => [c, this.weights[p]!])
	}

	/** A price so high that it would do the same would drown the weights that tell equals apart. */
	#all(): Solution {
		return solveLevels(this.session, [this.claims, new Map(this.#expense())])
	}

	/** Costs are brought to at most 1, whatever the price of a tonne. */
	#priced(price: number): Solution {
		const most = Math.max(price, ...this.weights)
		const claims = [...this.claims.keys()].map((c): [number, number] => [c, price])
		this.session.ask(new Map([...this.#expense(), ...claims].map(([c, cost]) => [c, cost / most])))
		return this.session.solve()
	}

	/** A corner strictly between two, and not a crumb off either; null where their chord is an edge. */
	between(low: Found, high: Found): Found | null {
		const rise = low.missing - high.missing
		const price = (high.spent - low.spent) / rise
		if (rise <= 2 * this.grain.step || !(price > 0)) return null
		const found = this.corner(price)
		const saved = low.spent + price * low.missing - (found.spent + price * found.missing)
		const apart = this.#areApart(low, found, high.spent) && this.#areApart(found, high, high.spent)
		return apart && saved > 1e-9 * Math.max(1, high.spent) ? found : null
	}

	#areApart(low: Found, high: Found, whole: number): boolean {
		const gain = low.missing - high.missing
		return gain > this.grain.crumb || (gain > this.grain.step && high.spent - low.spent > CRUMB * whole)
	}

	/** Corners from `low` to `high`, widest intervals first, until every chord is an edge or there are enough. */
	hull(low: Found, high: Found): Found[] {
		const corners = [low, high]
		const edges = new Set<Found>()
		const rise = (k: number) => corners[k - 1]!.missing - corners[k]!.missing
		while (corners.length <= MOST_RUNGS) {
			const open = corners.flatMap((corner, k) => (k > 0 && !edges.has(corner) ? [k] : []))
			if (open.length === 0) break
			const widest = open.reduce((a, b) => (rise(b) > rise(a) ? b : a))
			const found = this.between(corners[widest - 1]!, corners[widest]!)
			if (found) corners.splice(widest, 0, found)
			else edges.add(corners[widest]!)
		}
		return corners
	}

	/** Corners where each keeps what the one below has built: a sequence of investments, not of alternatives. */
	nested(hull: Found[]): Found[] {
		return hull.slice(1).reduce<Found[]>(
			(corners, next) => {
				const { added } = corners[corners.length - 1]!
				const keeps = next.added.every((x, p) => x >= added[p]! - this.grain.step)
				return [...corners, keeps ? next : this.corner(next.price, added)]
			},
			hull.slice(0, 1)
		)
	}
}

/** Every expansion as far as it may go; no plant is enlarged only to run for a contract. */
function openLadder(f: Formulation, session: LpSession, s: Situation) {
	const { bounds } = session
	f.col.expand.forEach((c, p) => (bounds.colUpper[c] = s.room[p]! / s.scale))
	f.row.commitment.forEach((row, p) => {
		if (row >= 0) bounds.rowLower[row] = Math.min(bounds.rowLower[row]!, s.effective[p]! / s.scale)
	})
}

/** Climbs from today's plan, made by `levels`. Bounds must hold the situation; they are put back. */
export function climb(f: Formulation, session: LpSession, s: Situation, today: Solution, levels: Cost[]): LadderResult {
	const before = session.snapshot()
	const demand = s.demands.reduce((a, b) => a + b, 0) / s.scale
	const step = Math.max(STEP * demand, 1e-9)
	const grain = { step, crumb: Math.max(CRUMB * demand, step) }
	const search = new LadderSearch(f, session, claimCost(f, s.demands), grain)
	const nothing = f.col.expand.map(() => 0)
	const base = search.found(0, nothing, today)
	try {
		openLadder(f, session, s)
		const high = search.corner(Infinity)
		const found = high.missing < base.missing - step ? search.nested(search.hull(base, high)) : [base]
		const limits = endOf(f, session, search.claims, high.solution, step)
		const corners = asPlanned(search, s, found)
		const { added } = corners[corners.length - 1]!
		const replan = () => withAdded(search, s, added, () => solveLevels(session, levels))
		const top = corners.length > 1 ? replan() : today
		return { corners, top, limits }
	} finally {
		session.restore(before)
	}
}

/**
 * What the chain delivers at each corner by the plan's own levels. Corners that deliver no more than those below only
 * serve contracts: what they add is part of the next rung that does.
 */
function asPlanned(search: LadderSearch, s: Situation, found: Found[]): Corner[] {
	const { f, grain } = search
	const delivered = plannedDelivery(search, s, found)
	const top = found.length - 1
	return found.slice(1).reduce<Corner[]>(
		(corners, { added }, i) => {
			const k = i + 1
			const rises = delivered[k]! > corners[corners.length - 1]!.delivered + (k === top ? grain.step : grain.crumb)
			return rises ? [...corners, { delivered: delivered[k]!, added }] : corners
		},
		[{ delivered: found[0]!.solution.rowValue[f.row.delivered]!, added: found[0]!.added }]
	)
}

/**
 * Delivery at each corner above today's. The plan may do other than the search with the same capacities where contracts
 * are owed, or where needs are ranked and the search has left an earlier tier short of what it could have. It has not if
 * that tier is as short as it is with all that the corner above adds, so corners are taken from the top down.
 */
function plannedDelivery(search: LadderSearch, s: Situation, found: Found[]): number[] {
	const { f, session, grain } = search
	const levels = tierLevels(f)
	const earlier = levels.slice(0, -1)
	const owing = owes(f, found[0]!, grain.step)
	const delivered = found.map(({ solution }) => solution.rowValue[f.row.delivered]!)
	let least = earlier.map(() => 0)
	for (let k = found.length - 1; k > 0; k--) {
		const corner = found[k]!
		const close = (shorts: number[]) => shorts.every((x, t) => Math.abs(x - least[t]!) <= grain.step)
		const own = earlier.map((level) => costOf(level, corner.solution))
		const replan = (asked: Cost[]) => withAdded(search, s, corner.added, () => solveLevels(session, asked))
		if (!owing && !owes(f, corner, grain.step)) {
			if (close(own)) continue
			const solution = replan(earlier)
			least = earlier.map((level) => costOf(level, solution))
			if (close(own)) continue
		}
		delivered[k] = replan(levels).rowValue[f.row.delivered]!
	}
	return delivered
}

const owes = (f: Formulation, { solution }: Found, step: number) =>
	[...f.col.shortRun, ...f.col.shortExport].some((c) => c >= 0 && solution.colValue[c]! > step)

function costOf(cost: Cost, { colValue }: Solution): number {
	let sum = 0
	for (const [col, price] of cost) sum += price * colValue[col]!
	return sum
}

/** Asks with some capacity added. Leaves the bounds of the situation. */
function withAdded<T>({ f, session }: LadderSearch, s: Situation, added: number[], ask: () => T): T {
	const effective = s.effective.map((c, p) => c + added[p]! * s.scale)
	applySituation(f, { ...s, effective }, session.bounds)
	const answer = ask()
	applySituation(f, s, session.bounds)
	return answer
}
