/**
 * The ladder: least added capacity (weighted by cost where every plant has one, else by tonnes) for each delivery between
 * today's and the demand. It climbs by the plan's own tiers: each tier is a parametric linear programme of its own, from
 * what the tiers before it leave to the least shortfall that it can have. Breakpoints are found by the method of Eisner
 * and Severance (1976): between two corners of the cost curve, price the shortfall at the slope of their chord and solve;
 * a cheaper corner splits the interval.
 */

import type { Chain } from '#lib/model/chain.ts'
import { solveLevels } from '../../lp/lexicographic.ts'
import { copyBounds, type Bounds, type Cost } from '../../lp/program.ts'
import type { Solution } from '../../lp/solver.ts'
import { MATERIAL } from '../../tolerances.ts'
import { demandOf, grainOf, type Solved } from '../question.ts'

/** The most rungs that a reader can take in; the widest intervals are searched first. */
const MOST_CORNERS = 12

/** Room of a tier that is held, as a share of what counts as a difference: above the solver's rounding, below any word. */
export const HELD = 0.01

/** Least saving of a corner, relative to all that is spent, that is not rounding. */
const SAVING = 1e-9

/**
 * Weights that make one tonne of added capacity comparable across processes, brought to about 1. Equal weights are told
 * apart by a ten-millionth, so that two independent ways of one cost are two corners; `order` is 0 to 1 per process.
 */
export function expansionWeights({ processes }: Chain, order: ArrayLike<number>): number[] {
	const costs = processes.map((p) => p.expansion.cost?.value ?? null)
	const known = costs.every((c) => c !== null && c > 0)
	const weights = known ? (costs as number[]) : costs.map(() => 1)
	const mean = weights.reduce((a, b) => a + b, 0) / Math.max(1, weights.length)
	return weights.map((w, p) => (w / mean) * (1 + 5e-7 * order[p]!))
}

/** A breakpoint of the cost curve of one tier. At an infinite price, everything that can be had. */
export interface Point {
	price: number
	/** Shortfall of the tier. */
	missing: number
	/** Weighted sum of what is added. */
	spent: number
	/** Capacity added per process. */
	added: number[]
	/** The solution, in which tiers after this one are served at random. */
	solution: Solution | null
}

/** The curve of one tier, on top of what was built for those before it. */
export class TierCurve {
	readonly #solved: Solved
	readonly #open: Bounds
	readonly #tier: number
	readonly #weights: number[]
	readonly #built: number[]

	/** `open` are bounds with every expansion open and the earlier tiers held at their least shortfall. */
	constructor(solved: Solved, open: Bounds, tier: number, weights: number[], built: number[]) {
		this.#solved = solved
		this.#open = open
		this.#tier = tier
		this.#weights = weights
		this.#built = built
	}

	/** Returns the corners from `low` (excluded) to the least shortfall, each keeping what the one below has built. */
	corners(low: number): Point[] {
		const base: Point = {
			price: 0,
			missing: low,
			spent: this.#expense(this.#built),
			added: this.#built,
			solution: null
		}
		const high = this.#all()
		if (high.missing >= base.missing - grainOf(this.#solved.situation)) return []
		return this.#nested(this.#hull(base, high)).slice(1)
	}

	#expense(added: readonly number[]): number {
		return added.reduce((sum, x, p) => sum + x * this.#weights[p]!, 0)
	}

	#bounds(least: readonly number[]): Bounds {
		const { programme, situation } = this.#solved
		const bounds = copyBounds(this.#open)
		least.forEach((x, p) => programme.expand(bounds, p, x, situation.room[p]!))
		return bounds
	}

	#point(price: number, solution: Solution): Point {
		const { programme, situation } = this.#solved
		const grain = grainOf(situation)
		const added = programme.added(solution).map((x) => (x > grain ? x : 0))
		const missing = programme.tierShort(solution, this.#tier)
		return { price, missing, spent: this.#expense(added), added, solution }
	}

	/** In two levels: a price so high that it would do the same would drown the weights that tell equals apart. */
	#all(): Point {
		const { programme, session, situation } = this.#solved
		const bounds = this.#bounds(this.#built)
		const levels: Cost[] = [programme.tierLevels[this.#tier]!, programme.expansionCost(this.#weights, this.#tier, 0)]
		return this.#point(Infinity, solveLevels(session, levels, { bounds, scale: situation.scale }).at(-1)!)
	}

	/** The cheapest additions when a tonne is worth `price`, on top of `least`. */
	#priced(price: number, least: readonly number[]): Point {
		const { programme, session, situation } = this.#solved
		const bounds = this.#bounds(least)
		const cost = programme.expansionCost(this.#weights, this.#tier, price)
		return this.#point(price, session.solve({ bounds, cost, scale: situation.scale }))
	}

	/** Returns a corner strictly between two, and not a crumb off either; null where their chord is an edge. */
	#between(low: Point, high: Point): Point | null {
		const grain = grainOf(this.#solved.situation)
		const price = (high.spent - low.spent) / (low.missing - high.missing)
		if (low.missing - high.missing <= 2 * grain || !(price > 0)) return null
		const found = this.#priced(price, this.#built)
		const saved = low.spent + price * low.missing - (found.spent + price * found.missing)
		const isApart = this.#areApart(low, found, high.spent) && this.#areApart(found, high, high.spent)
		return isApart && saved > SAVING * Math.max(high.spent, grain) ? found : null
	}

	/** Corners nearer than {@link MATERIAL} in delivery and in cost are one for a reader. */
	#areApart(low: Point, high: Point, whole: number): boolean {
		const { situation } = this.#solved
		const gain = low.missing - high.missing
		if (gain <= grainOf(situation)) return false
		return gain > MATERIAL * demandOf(situation) || high.spent - low.spent > MATERIAL * whole
	}

	/** Corners from `low` to `high`, widest intervals first, until every chord is an edge or there are enough. */
	#hull(low: Point, high: Point): Point[] {
		const corners = [low, high]
		const edges = new Set<Point>()
		const rise = (k: number) => corners[k - 1]!.missing - corners[k]!.missing
		while (corners.length <= MOST_CORNERS) {
			const open = corners.flatMap((corner, k) => (k > 0 && !edges.has(corner) ? [k] : []))
			if (open.length === 0) break
			const widest = open.reduce((a, b) => (rise(b) > rise(a) ? b : a))
			const found = this.#between(corners[widest - 1]!, corners[widest]!)
			if (found) corners.splice(widest, 0, found)
			else edges.add(corners[widest]!)
		}
		return corners
	}

	/** A corner that takes back what the one below built is replaced by the cheapest of its price that keeps it. */
	#nested(hull: Point[]): Point[] {
		const grain = grainOf(this.#solved.situation)
		return hull.slice(1).reduce<Point[]>(
			(corners, next) => {
				const { added } = corners.at(-1)!
				const keeps = next.added.every((x, p) => x >= added[p]! - grain)
				return [...corners, keeps ? next : this.#onTopOf(next, added)]
			},
			hull.slice(0, 1)
		)
	}

	#onTopOf({ price, missing }: Point, added: readonly number[]): Point {
		if (price !== Infinity) return this.#priced(price, added)
		const { programme, session, situation } = this.#solved
		const bounds = this.#bounds(added)
		programme.limitTier(bounds, this.#tier, missing + HELD * grainOf(situation))
		const cost = programme.expansionCost(this.#weights, this.#tier, 0)
		return this.#point(price, session.solve({ bounds, cost, scale: situation.scale }))
	}
}
