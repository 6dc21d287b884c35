/**
 * The ladder: least added capacity (weighted by cost where every plant has one, else by tonnes) for each delivery
 * between today's and the demand. A parametric linear programme: its breakpoints are the rungs, so plants that only
 * help together are enlarged together. Breakpoints are found by the Eisner-Severance method: between two corners of
 * the cost curve, price delivery at the slope of their chord and solve; a cheaper corner splits the interval.
 */

import type { Formulation } from './formulate.ts'
import { setCost, shortfallCost, type Cost } from './objective.ts'
import type { LpSession } from './lp/session.ts'
import type { Solution } from './lp/solver.ts'
import type { Situation } from './situation.ts'

/** A corner of the cost curve, in scaled amounts. */
export interface Corner {
	delivered: number
	/** Added capacity per process. */
	added: number[]
}

export interface LadderResult {
	/** From today's delivery (nothing added) to the top, with strictly rising delivery. */
	corners: Corner[]
	/** Duals of the last delivery solve, to name what ends the ladder. */
	top: Solution
}

/** Smaller steps than this share of the demand are arithmetic noise. */
const STEP = 1e-7

/** Corners nearer than this share of the demand are the rounding of somebody's figures: they join the next rung. */
const CRUMB = 1e-4

/** A ladder that a reader can take in; beyond it, neighbouring rungs of a large model are joined. */
const MOST_RUNGS = 32

/** Capacity is cheap beside a tonne not delivered: the price that asks for all that can be had. */
const DEAR = 1e5

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

class LadderSearch {
	readonly corners: Corner[] = []
	#short: Cost

	constructor(
		readonly f: Formulation,
		readonly session: LpSession,
		readonly weights: number[],
		readonly step: number
	) {
		this.#short = new Map(f.col.short.map((c) => [c, 1]))
	}

	costOf(added: number[]): number {
		return added.reduce((sum, x, p) => sum + x * this.weights[p]!, 0)
	}

	/** Cheapest additions when a delivered tonne is worth `price`. */
	corner(price: number): Corner {
		const cost: Cost = new Map(this.f.col.expand.map((c, p) => [c, this.weights[p]!]))
		for (const [col] of this.#short) cost.set(col, price)
		return this.#solve(cost)
	}

	/** Cheapest additions that deliver at least `delivered` and take nothing back. */
	reach(delivered: number, least: number[]): Corner {
		const { bounds } = this.session
		bounds.rowLower[this.f.row.delivered] = delivered * (1 - 1e-12)
		this.f.col.expand.forEach((c, p) => (bounds.colLower[c] = Math.min(least[p]!, bounds.colUpper[c]!)))
		return this.#solve(new Map(this.f.col.expand.map((c, p) => [c, this.weights[p]!])))
	}

	#solve(cost: Cost): Corner {
		setCost(this.session, scaled(cost))
		const solution = this.session.solve()
		const added = this.f.col.expand.map((c) => (solution.colValue[c]! > this.step ? solution.colValue[c]! : 0))
		return { delivered: solution.rowValue[this.f.row.delivered]!, added }
	}

	/** A corner strictly between two, further than `crumb` from both; null where their chord is an edge. */
	between(low: Corner, high: Corner, crumb: number): Corner | null {
		const rise = high.delivered - low.delivered
		const [lowCost, highCost] = [this.costOf(low.added), this.costOf(high.added)]
		const price = (highCost - lowCost) / rise
		if (rise <= 2 * crumb || !(price > 0)) return null
		const found = this.corner(price)
		const saved = lowCost - price * low.delivered - (this.costOf(found.added) - price * found.delivered)
		const inside = found.delivered > low.delivered + crumb && found.delivered < high.delivered - crumb
		return inside && saved > 1e-9 * Math.max(1, Math.abs(highCost)) ? found : null
	}

	/** Corners from `low` to `high`, widest intervals first, until every chord is an edge or there are enough. */
	hull(low: Corner, high: Corner, crumb: number): Corner[] {
		const corners = [low, high]
		const edges = new Set<Corner>()
		while (corners.length <= MOST_RUNGS) {
			const open = corners
				.slice(1)
				.map((corner, k) => ({ low: corners[k]!, high: corner, k }))
				.filter(({ high: top }) => !edges.has(top))
			if (open.length === 0) break
			const widest = open.reduce((a, b) =>
				b.high.delivered - b.low.delivered > a.high.delivered - a.low.delivered ? b : a
			)
			const found = this.between(widest.low, widest.high, crumb)
			if (found) corners.splice(widest.k + 1, 0, found)
			else edges.add(widest.high)
		}
		return corners
	}
}

/** Costs brought to at most 1, whatever the price of a tonne. */
function scaled(cost: Cost): Cost {
	const most = Math.max(1e-12, ...cost.values())
	return new Map([...cost].map(([col, value]) => [col, value / most]))
}

/** Nothing that is served, exported or contracted today is given up on the way. */
function keepToday(f: Formulation, session: LpSession, today: Solution) {
	const { bounds } = session
	const columns = [...f.col.short, ...f.col.shortRun, ...f.col.shortExport].filter((c) => c >= 0)
	for (const c of columns) bounds.colUpper[c] = Math.max(0, today.colValue[c]!) * (1 + 1e-12) + 1e-12
}

/** Solves for the most that can be delivered with every expansion open. */
function solveTop(f: Formulation, session: LpSession): Solution {
	setCost(session, shortfallCost(f, 'total'))
	return session.solve()
}

/** Climbs from today's plan. Bounds must hold the situation; they are put back. */
export function climb(f: Formulation, session: LpSession, s: Situation, today: Solution): LadderResult {
	const before = session.snapshot()
	const { bounds } = session
	const demand = s.demands.reduce((a, b) => a + b, 0) / s.scale
	const search = new LadderSearch(f, session, expansionWeights(f), Math.max(STEP * demand, 1e-9))
	const base: Corner = { delivered: today.rowValue[f.row.delivered]!, added: f.col.expand.map(() => 0) }
	try {
		keepToday(f, session, today)
		f.col.expand.forEach((c, p) => (bounds.colUpper[c] = s.room[p]! / s.scale))
		const top = solveTop(f, session)
		const most = top.rowValue[f.row.delivered]!
		if (most <= base.delivered + search.step) return { corners: [base], top }
		const hull = search.hull(base, search.corner(DEAR), Math.max(CRUMB * demand, search.step))
		return { corners: nested(search, hull), top }
	} finally {
		session.restore(before)
	}
}

/** Corners where each keeps what the one below has built: a sequence of investments, not of alternatives. */
function nested(search: LadderSearch, hull: Corner[]): Corner[] {
	const corners = hull.slice(0, 1)
	for (const next of hull.slice(1)) {
		const last = corners[corners.length - 1]!
		const keeps = next.added.every((x, p) => x >= last.added[p]! - search.step)
		const corner = keeps ? next : search.reach(next.delivered, last.added)
		if (corner.delivered > last.delivered + search.step) corners.push(corner)
	}
	return corners
}
