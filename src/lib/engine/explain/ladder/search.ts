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
import { demandOf, type Situation } from '../../programme/situation.ts'
import { FACE_SLACK, MATERIAL } from '../../tolerances.ts'
import { grainOf, type Solved } from '../question.ts'

/** The most rungs that a reader can take in; the widest intervals are searched first. */
const MOST_CORNERS = 12

/**
 * Room of a tier that is held, as a share of what counts as a difference. A contract and a need of the tier may change
 * places within it by 1e4 times as much, since a contract counts 1.0001: no more than a difference.
 */
const HELD = 1e-4

/** Returns the room of a tier that is held, base units a year; never less than rounding may have left out of a face. */
export const heldRoom = (situation: Situation): number =>
	Math.max(HELD * grainOf(situation), FACE_SLACK * situation.scale)

/** Least saving of a corner, relative to all that is spent, that is not rounding. */
const SAVING = 1e-9

/** The most that equal weights are told apart by: above what the solver overlooks, below any figure of a cost. */
const TIE = 1e-5

/**
 * Weights that make one tonne of added capacity comparable across processes, brought to about 1. Equal weights are told
 * apart by up to {@link TIE}, so that two independent ways of one cost are two corners; `order` is 0 to 1 per process.
 */
export function expansionWeights({ processes }: Chain, order: ArrayLike<number>): number[] {
	const costs = processes.map((p) => p.expansion.cost?.value ?? null)
	const known = costs.every((c) => c !== null && c > 0)
	const weights = known ? (costs as number[]) : costs.map(() => 1)
	const mean = weights.reduce((a, b) => a + b, 0) / Math.max(1, weights.length)
	return weights.map((w, p) => (w / mean) * (1 + TIE * order[p]!))
}

/** Returns the bounds of a situation with some capacity added per process. */
export function withAdded({ programme, bounds }: Solved, added: readonly number[]): Bounds {
	const grown = copyBounds(bounds)
	added.forEach((x, p) => programme.expand(grown, p, x, x))
	return grown
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
	/** What the plan's own tiers make of it, up to the one searched. */
	solution: Solution
	/** An optimum of the first objective by which it was found, with duals that prove it. */
	first: Solution
	/** Whether that holds of the later tiers too, up to the last that a need stands in. */
	isPlanned: boolean
}

/** The curve of one tier, on top of what was built for those before it. */
export class TierCurve {
	readonly #solved: Solved
	readonly #open: Bounds
	/** The bounds with what is built for the tiers before. */
	readonly #bounds: Bounds
	readonly #tier: number
	/** Shortfall of each later tier that a need stands in or after: served with what a corner adds, and no more. */
	readonly #later: readonly Cost[]
	readonly #weights: number[]
	readonly #built: number[]
	/** The least that a reader is told of. */
	readonly #material: number

	/**
	 * `open` are bounds with every expansion open and the earlier tiers held at their least shortfall; later tiers are
	 * served up to the first `needed` tiers.
	 */
	constructor(
		solved: Solved,
		{ open, tier, needed, weights }: { open: Bounds; tier: number; needed: number; weights: number[] },
		built: readonly number[]
	) {
		this.#solved = solved
		this.#open = open
		this.#tier = tier
		this.#later = solved.programme.tierLevels.slice(tier + 1, needed)
		this.#weights = weights
		this.#built = [...built]
		this.#bounds = this.#keeping(built)
		this.#material = MATERIAL * demandOf(solved.situation)
	}

	/**
	 * Returns the corners up to the least shortfall that the tier can have, each keeping what the one below has built; and
	 * an optimum with that least. `plan` is what the plan's tiers make of what is built.
	 */
	corners(plan: Solution): { corners: Point[]; least: number; optimum: Solution } {
		const missing = this.#solved.programme.tierShort(plan, this.#tier)
		const spent = this.#expense(this.#built)
		const base: Point = { price: 0, missing, spent, added: this.#built, solution: plan, first: plan, isPlanned: true }
		const high = this.#all()
		const end = { least: high.missing, optimum: high.first }
		if (high.missing >= missing - grainOf(this.#solved.situation)) return { corners: [], ...end }
		const corners = this.#nested(this.#withoutNegligible(this.#hull(base, high)))
		return { corners: corners.slice(1).map((point) => this.#planned(point)), ...end }
	}

	#expense(added: readonly number[]): number {
		return added.reduce((sum, x, p) => sum + x * this.#weights[p]!, 0)
	}

	/** The bounds with at least some capacity added per process. */
	#keeping(least: readonly number[]): Bounds {
		const { programme, situation } = this.#solved
		const bounds = copyBounds(this.#open)
		least.forEach((x, p) => programme.expand(bounds, p, x, situation.room[p]!))
		return bounds
	}

	/**
	 * The point at the optimum of some objectives, each on the optimal face of those before. Later tiers are served in the
	 * same solve, where that proves them and the point.
	 */
	#point(price: number, bounds: Bounds, costs: readonly Cost[]): Point {
		const { programme, session, situation } = this.#solved
		const question = { bounds, scale: situation.scale }
		const isLast = this.#later.length === 0
		const planned = isLast ? null : session.solveInOrder([...costs, ...this.#later], question)
		const solutions = planned ?? solveLevels(session, costs, question)
		const [first, solution] = [solutions[0]!, solutions.at(-1)!]
		const grain = grainOf(situation)
		const added = programme.added(solution).map((x) => (x > grain ? x : 0))
		const missing = programme.tierShort(solution, this.#tier)
		return {
			price,
			missing,
			spent: this.#expense(added),
			added,
			solution,
			first,
			isPlanned: isLast || planned !== null
		}
	}

	/** The point with later tiers served too, by a plan of their own. */
	#planned(point: Point): Point {
		if (point.isPlanned) return point
		const { programme, session, situation } = this.#solved
		const bounds = copyBounds(this.#open)
		// As solved, not as rounded: a sliver less would not hold the tier.
		programme.added(point.solution).forEach((x, p) => programme.expand(bounds, p, 0, Math.max(0, x)))
		programme.limitTier(bounds, this.#tier, point.missing + heldRoom(situation))
		const solution = solveLevels(session, this.#later, { bounds, scale: situation.scale }).at(-1)!
		return { ...point, solution }
	}

	/** What is spent, and the shortfall of the tier at a price. */
	#cost(price: number): Cost {
		return this.#solved.programme.expansionCost(this.#weights, this.#tier, price)
	}

	/** In two levels: a price so high that it would do the same would drown the weights that tell equals apart. */
	#all(): Point {
		return this.#point(Infinity, this.#bounds, [this.#solved.programme.tierLevels[this.#tier]!, this.#cost(0)])
	}

	/** The price at which a corner between two, if there is one, is cheaper than both. */
	#chord(low: Point, high: Point): number {
		return (high.spent - low.spent) / (low.missing - high.missing)
	}

	/** Returns a corner strictly between two; null where their chord is an edge. */
	#between(low: Point, high: Point): Point | null {
		const grain = grainOf(this.#solved.situation)
		const price = this.#chord(low, high)
		if (!(price > 0)) return null
		const found = this.#point(price, this.#bounds, [this.#cost(price)])
		const saved = low.spent + price * low.missing - (found.spent + price * found.missing)
		const isBetween = low.missing - found.missing > grain && found.missing - high.missing > grain
		return isBetween && saved > SAVING * Math.max(high.spent, grain) ? found : null
	}

	/** Whether the chord of two corners is an edge, as far as the basis of the last solve, which found one of them, proves it. */
	#isEdge(low: Point, high: Point): boolean {
		return this.#solved.session.isOptimalFor(this.#cost(this.#chord(low, high)), this.#bounds)
	}

	/**
	 * Corners from `low` to `high`, widest intervals first, until there are enough or every chord is an edge or so short
	 * that a corner of it would be negligible.
	 */
	#hull(low: Point, high: Point): Point[] {
		const corners = [low, high]
		const edges = new Set<Point>()
		const rise = (k: number) => (k > 0 ? corners[k - 1]!.missing - corners[k]!.missing : 0)
		const wider = (least: number) => corners.flatMap((_, k) => (rise(k) > least ? [k] : []))
		const isDone = (k: number) => rise(k) <= 2 * this.#material || this.#isEdge(corners[k - 1]!, corners[k]!)
		while (wider(this.#material).length < MOST_CORNERS) {
			const open = wider(2 * this.#material).filter((k) => !edges.has(corners[k]!))
			if (open.length === 0) break
			const widest = open.reduce((a, b) => (rise(b) > rise(a) ? b : a))
			const found = this.#between(corners[widest - 1]!, corners[widest]!)
			if (!found) edges.add(corners[widest]!)
			else corners.splice(widest, 0, found)
			for (const k of found ? [widest, widest + 1] : []) if (isDone(k)) edges.add(corners[k]!)
		}
		return corners
	}

	/** Leaves out corners that gain next to nothing on the one below, or lack next to nothing of the top, so that nothing built at them has to be kept. */
	#withoutNegligible(hull: readonly Point[]): Point[] {
		const isNegligible = (low: Point, high: Point) => low.missing - high.missing <= this.#material
		const [base, top] = [hull[0]!, hull.at(-1)!]
		const apart = hull
			.slice(1, -1)
			.reduce(
				(corners, next) =>
					isNegligible(corners.at(-1)!, next) || isNegligible(next, top) ? corners : [...corners, next],
				[base]
			)
		return [...apart, top]
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
		const bounds = this.#keeping(added)
		if (price !== Infinity) return this.#point(price, bounds, [this.#cost(price)])
		this.#solved.programme.limitTier(bounds, this.#tier, missing + heldRoom(this.#solved.situation))
		return this.#point(price, bounds, [this.#cost(0)])
	}
}
