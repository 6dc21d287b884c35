/**
 * The least worth of plants with least sizes and economies of scale, by branch and bound: sizes are cut into parts, and in
 * each part the cost of a plant is replaced by the highest line below it (Falk and Soland 1969). Where the line is furthest
 * below the cost of the size that is chosen, the part is cut in two. Every bound is that of a certified linear programme.
 */

import { sum } from '#lib/model/sum.ts'
import type { Bounds } from '../lp/program.ts'
import { SolverDefect, type Solution } from '../lp/solver.ts'
import { costOf, lineAbove, lineBelow, type Line, type Sizes } from './price.ts'
import { amountIn, type Goal, type Hold, type Relaxation, type Relaxed } from './relaxation.ts'
import type { Start } from './rows.ts'

/** The question of a search. */
export interface Sought {
	bounds: Bounds
	/** Sizes of each plant, at least one of which a plan keeps to. */
	plants: readonly Sizes[]
	goal: Goal
	holds: readonly Hold[]
	/** The search ends when no plan can be better than the one it has by more than this. */
	gap: (value: number) => number
	/** A plan that is as good as this is not improved on. */
	enough?: number
	/** Plans that are no better than this are of no interest. */
	cutoff?: number
	/** A plan that is known. */
	known?: Candidate
}

/** A plan: a size for each plant, and what it comes to. */
export interface Candidate {
	value: number
	sizes: readonly number[]
	solution: Solution
}

/** The best plan that was found; no plan has less than `bound`. */
export type Found = Candidate & { bound: number }

/** Parts that are looked at before the search ends with the gap that it has. */
const MOST_PARTS = 1500

/** Differences of cost below this share of it are rounding. */
const EXACT = 1e-9

/** A cut leaves at least this share of a part on either side. */
const MARGIN = 0.05

/** Times that a plan is improved on by lines above the cost. */
const DESCENTS = 4

/** A part of all sizes, with what no plan in it has less than. */
interface Part {
	plants: readonly Sizes[]
	bound: number
}

/** One search. */
export class Search {
	readonly #relaxation: Relaxation
	readonly #starts: readonly Start[]
	readonly #sought: Sought
	/** Money decides: what plants cost is in the goal or in what is held. */
	readonly #countsMoney: boolean
	#best: Candidate | null
	#parts: Part[]
	/** The least bound of parts that were let go unsolved or too near to the best. */
	#floor = Infinity

	constructor(relaxation: Relaxation, starts: readonly Start[], sought: Sought) {
		this.#relaxation = relaxation
		this.#starts = starts
		this.#sought = sought
		this.#countsMoney = sought.goal === null || relaxation.isMoneyHeld(sought.bounds)
		this.#best = sought.known ?? null
		this.#parts = [{ plants: sought.plants, bound: -Infinity }]
	}

	/** Returns the best plan; null where there is none that is of interest. Each `next` is a part. */
	*run(): Generator<void, Found | null> {
		if (this.#best && this.#countsMoney) this.#descend(this.#best.sizes, this.#sought.plants)
		for (let count = 0; count < MOST_PARTS && !this.#isDone(); count++) {
			this.#examine(this.#next(), count)
			yield
		}
		const best = this.#best
		if (best === null) return null
		return { ...best, bound: Math.min(best.value, this.#floor, ...this.#parts.map(({ bound }) => bound)) }
	}

	#isDone(): boolean {
		const { enough = -Infinity } = this.#sought
		return this.#parts.length === 0 || (this.#best !== null && this.#best.value <= enough)
	}

	/** The part with the least bound; of those the one that was cut last. */
	#next(): Part {
		let at = this.#parts.length - 1
		for (let i = at; i >= 0; i--) if (this.#parts[i]!.bound < this.#parts[at]!.bound) at = i
		return this.#parts.splice(at, 1)[0]!
	}

	/** True of a bound that leaves nothing to be found. */
	#isIdle(bound: number): boolean {
		const { cutoff = Infinity, gap } = this.#sought
		if (bound > cutoff) return true
		return this.#best !== null && bound >= this.#best.value - gap(this.#best.value)
	}

	#examine({ plants, bound: above }: Part, count: number) {
		if (this.#isIdle(above)) return this.#letGo(above)
		const lines = plants.map((each, j) => this.#lineBelow(each, j))
		const relaxed = this.#solve(plants, lines, above)
		if (relaxed === null) return
		const bound = Math.max(above, relaxed.value)
		if (this.#isIdle(bound)) return this.#letGo(bound)
		const sizes = this.#relaxation.sizesIn(relaxed.solution)
		this.#improve(relaxed.solution, sizes, count)
		if (this.#isIdle(bound)) return this.#letGo(bound)
		const cut = this.#countsMoney ? this.#cutOf(plants, lines, sizes) : null
		if (cut === null) return this.#letGo(bound)
		for (const each of cut.into) this.#parts.push({ bound, plants: plants.with(cut.plant, each) })
	}

	#letGo(bound: number) {
		if (bound <= (this.#sought.cutoff ?? Infinity)) this.#floor = Math.min(this.#floor, bound)
	}

	/** Any line will do where money does not count. */
	#lineBelow(sizes: Sizes, j: number): Line {
		return this.#countsMoney ? lineBelow(this.#priceOf(j), sizes) : { fixed: 0, slope: 0 }
	}

	/** A part that the solver fails in is let go with the bound that it has, once there is a plan. */
	#solve(plants: readonly Sizes[], lines: readonly Line[], bound: number): Relaxed | null {
		const { bounds, goal, holds } = this.#sought
		try {
			return this.#relaxation.solve(bounds, plants, lines, goal, holds)
		} catch (error) {
			if (!(error instanceof SolverDefect) || this.#best === null) throw error
			this.#letGo(bound)
			return null
		}
	}

	#priceOf(j: number) {
		return this.#relaxation.priceOf(this.#starts[j]!)
	}

	/** Sizes that may be built: those below the least are raised to it. */
	#raised(sizes: readonly number[]): number[] {
		return sizes.map((size, j) => (size > 0 ? Math.max(size, this.#priceOf(j).least) : 0))
	}

	/** Takes sizes for the best plan where they are one. Returns whether they are, and better than the best. */
	#offer(solution: Solution, own: readonly number[]): boolean {
		const { bounds, goal } = this.#sought
		const sizes = this.#raised(own)
		const costs = sizes.map((size, j) => costOf(this.#priceOf(j), size))
		if (this.#countsMoney && !this.#relaxation.isWithin(bounds, sizes, costs)) return false
		const value = goal === null ? this.#relaxation.worthOf(costs, solution) : amountIn(solution, goal)
		if (this.#best !== null && !(value < this.#best.value)) return false
		this.#best = { value, sizes, solution }
		return true
	}

	/** Offers what a part comes to, and what can be made of it. */
	#improve(solution: Solution, sizes: readonly number[], count: number) {
		const isBetter = this.#offer(solution, sizes)
		if (this.#countsMoney && (isBetter || this.#best === null || count % 10 === 0))
			this.#descend(this.#raised(sizes), this.#sought.plants)
	}

	/** Goes down from sizes by lines above their cost, with no plant beside them. */
	#descend(from: readonly number[], plants: readonly Sizes[]) {
		let sizes = from
		for (let step = 0; step < DESCENTS; step++) {
			const near = sizes.map((size, j): Sizes => {
				if (size === 0) return { low: 0, high: 0, open: true }
				return { low: this.#priceOf(j).least, high: Math.max(size, plants[j]!.high), open: false }
			})
			const lines = sizes.map((size, j) => (size > 0 ? lineAbove(this.#priceOf(j), size) : { fixed: 0, slope: 0 }))
			const found = this.#solve(near, lines, Infinity)
			if (found === null) return
			sizes = this.#raised(this.#relaxation.sizesIn(found.solution))
			if (!this.#offer(found.solution, sizes) && step > 0) return
		}
	}

	/** The plant whose line is furthest below its cost, and its sizes in two; null where all lines are right. */
	#cutOf(
		plants: readonly Sizes[],
		lines: readonly Line[],
		sizes: readonly number[]
	): { plant: number; into: [Sizes, Sizes] } | null {
		const costs = this.#raised(sizes).map((size, j) => costOf(this.#priceOf(j), size))
		const errors = costs.map((cost, j) => {
			const { fixed, slope } = lines[j]!
			return this.#relaxation.weights[j]! * (cost - (sizes[j]! > 0 ? fixed + slope * sizes[j]! : 0))
		})
		const most = Math.max(...errors)
		if (!(most > EXACT * sum(costs))) return null
		const plant = errors.indexOf(most)
		return { plant, into: cut(plants[plant]!, sizes[plant]!, this.#priceOf(plant).least) }
	}
}

/** Sizes in two parts, near a size. */
function cut({ low, high, open }: Sizes, size: number, least: number): [Sizes, Sizes] {
	if (open && size < least)
		return [
			{ low: 0, high: 0, open: true },
			{ low: least, high, open: false }
		]
	const from = open ? least : low
	const margin = MARGIN * (high - from)
	const at = Math.min(Math.max(size, from + margin), high - margin)
	return [
		{ low, high: at, open },
		{ low: at, high, open: false }
	]
}
