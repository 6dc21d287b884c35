/**
 * A build question with straight lines in place of what sizes cost: a linear programme. Lines below the cost give what no
 * plan is worth less than, lines above it a plan that costs no more than they say.
 */

import { sum } from '#lib/model/sum.ts'
import { copyBounds, type Bounds, type Cost, type LinearProgram } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import { yearlyIn, type Field } from './field.ts'
import type { Line, Price, Sizes } from './price.ts'
import { netWorth } from './question.ts'
import { countOf, yearlyCost, type BuildProgramme, type Start } from './rows.ts'

/** An amount that columns count, in a row of its own. */
export interface Amount {
	row: number
	cols: readonly number[]
}

/** An amount that may be no more than `most`. */
export type Hold = Amount & { most: number }

/** The objective, made least: an amount, or, where null, the worth of what is spent, of running and of buying. */
export type Goal = Amount | null

/** An optimum of the programme with lines: its value with what the lines cost at size 0. */
export interface Relaxed {
	value: number
	solution: Solution
}

/** Room that an amount gets beside what it was found to be, scaled: above what the solver tells apart. */
const SLACK = 1e-6

/** What a year sooner weighs: enough to be decided by, and below any figure. */
const LATE = 1e-6

/** Linear programmes of one question. Money is in the chain's currency. */
export class Relaxation {
	readonly #field: Field
	readonly #build: BuildProgramme
	/** What a unit of money for each plant weighs: its worth less what is left at the end, and a little for each year that it is decided sooner. */
	readonly weights: readonly number[]
	/** The most that any weight is of a worth. */
	readonly most: number

	constructor(field: Field) {
		this.#field = field
		this.#build = field.build
		const early = field.build.starts.map(
			({ process, timing }) => field.question.timings[process]!.at(-1)!.decided - timing.decided
		)
		this.weights = field.build.starts.map(({ timing }, j) => netWorth(timing) * (1 + LATE * early[j]!))
		this.most = 1 + LATE * Math.max(...early)
	}

	priceOf({ process }: Start): Price {
		return this.#field.question.prices[process]!
	}

	/** The sizes of the plants in a solution; what is below rounding is none. */
	sizesIn({ colValue }: Solution): number[] {
		const least = SLACK * this.#field.situation.scale
		return this.#build.starts.map((_, j) => {
			const size = colValue[this.#build.first + j]!
			return size > least ? size : 0
		})
	}

	/** True where money is held: what plants cost then decides what can be built. */
	isMoneyHeld({ rowUpper }: Bounds): boolean {
		const { spent, worth, years } = this.#build.rows
		return [spent, worth, ...years.values()].some((row) => rowUpper[row]! < Infinity)
	}

	/** Returns whether costs keep to the sums that bounds hold, and plants of a process to what it may grow by. */
	isWithin({ rowUpper, colUpper }: Bounds, sizes: readonly number[], costs: readonly number[]): boolean {
		const { starts, rows, dearest } = this.#build
		const isKept = (value: number, most: number) => value <= most * (1 + SLACK / 10)
		const paid = (part: (start: Start) => number) => sum(starts.map((start, j) => part(start) * costs[j]!)) / dearest
		const { expand } = this.#field.programme.formulation.col
		return (
			isKept(
				paid(() => 1),
				rowUpper[rows.spent]!
			) &&
			[...rows.years].every(([year, row]) =>
				isKept(
					paid(({ timing }) => timing.parts.get(year) ?? 0),
					rowUpper[row]!
				)
			) &&
			[...rows.links.keys()].every((p) =>
				isKept(sum(starts.map(({ process }, j) => (process === p ? sizes[j]! : 0))), colUpper[expand[p]!]!)
			)
		)
	}

	/**
	 * Returns the optimum of a goal, amounts held in their order; null where one of them cannot be kept.
	 * @throws SolverDefect when an answer of the solver fails its certificate
	 */
	solve(
		own: Bounds,
		plants: readonly Sizes[],
		lines: readonly Line[],
		goal: Goal,
		holds: readonly Hold[]
	): Relaxed | null {
		const bounds = this.#boundsOf(own, plants, lines)
		if (bounds === null) return null
		const { session, situation } = this.#field
		const slack = SLACK * situation.scale
		const ask = (cost: Cost) => session.solve({ bounds, cost, scale: situation.scale })
		for (const { row, cols, most } of holds) {
			const { colValue } = ask(countOf(cols))
			const least = sum(cols.map((c) => colValue[c]!))
			if (least > most + slack) return null
			bounds.rowUpper[row] = Math.max(most, least) + slack
		}
		const solution = ask(goal === null ? this.#costOf(lines) : countOf(goal.cols))
		return { value: goal === null ? this.#valueOf(solution, lines) : amountIn(solution, goal), solution }
	}

	/** Returns the largest size of a plant in any plan that is worth no more than `most`. */
	largest(
		own: Bounds,
		plants: readonly Sizes[],
		lines: readonly Line[],
		{ holds, most, plant }: { holds: readonly Hold[]; most: number; plant: number }
	): number {
		const { rows, dearest, first } = this.#build
		const limited = copyBounds(own)
		const { scale } = this.#field.situation
		limited.rowUpper[rows.worth] = (most / dearest) * (1 + SLACK)
		for (const hold of holds) limited.rowUpper[hold.row] = hold.most + 2 * SLACK * scale
		const bounds = this.#boundsOf(limited, plants, lines)
		if (bounds === null) return 0
		const cost = new Map([[first + plant, -1]])
		return this.#field.session.solve({ bounds, cost, scale }).colValue[first + plant]!
	}

	#costOf(lines: readonly Line[]): Cost {
		const { first, dearest } = this.#build
		const building = lines.map(({ slope }, j) => [first + j, (slope * this.weights[j]!) / dearest] as const)
		return new Map([...building, ...yearlyCost(this.#build, this.#field.question)])
	}

	#valueOf(solution: Solution, lines: readonly Line[]): number {
		const { first } = this.#build
		const at = (j: number) => solution.colValue[first + j]!
		return this.worthOf(
			lines.map(({ fixed, slope }, j) => fixed + slope * at(j)),
			solution
		)
	}

	/** What plants that cost so much, and the runs and purchases of a solution, are worth in the present. */
	worthOf(costs: readonly number[], solution: Solution): number {
		return sum(costs.map((cost, j) => cost * this.weights[j]!)) + yearlyIn(this.#field, solution)
	}

	/** Bounds for sizes, with the matrix brought to the lines where money is held; null where no plan keeps to them. */
	#boundsOf(own: Bounds, plants: readonly Sizes[], lines: readonly Line[]): Bounds | null {
		const lows = plants.map(({ low, open }) => (open ? 0 : low))
		if (
			!this.isWithin(
				own,
				lows,
				lines.map(({ fixed, slope }, j) => fixed + slope * lows[j]!)
			)
		)
			return null
		const bounds = copyBounds(own)
		plants.forEach(({ high }, j) => {
			bounds.colLower[this.#build.first + j] = lows[j]!
			bounds.colUpper[this.#build.first + j] = high
		})
		if (!this.isMoneyHeld(own)) return bounds
		this.#field.session.follow(this.#programWith(lines))
		this.#eachMoneyRow((row, start, j, part) => {
			bounds.rowUpper[row] = bounds.rowUpper[row]! - (part * lines[j]!.fixed) / this.#build.dearest
		})
		return bounds
	}

	/** Calls with each row of money that a plant stands in, and the part of its cost that counts there. */
	#eachMoneyRow(use: (row: number, start: Start, j: number, part: number) => void) {
		const { starts, rows } = this.#build
		starts.forEach((start, j) => {
			use(rows.spent, start, j, 1)
			use(rows.worth, start, j, this.weights[j]!)
			for (const [year, part] of start.timing.parts) use(rows.years.get(year)!, start, j, part)
		})
	}

	/** The programme with other prices, entry by entry where they stand. */
	#programWith(lines: readonly Line[]): LinearProgram {
		const { lp, first, dearest } = this.#build
		const values = lp.values.slice()
		this.#eachMoneyRow((row, _, j, part) => {
			const col = first + j
			for (let k = lp.starts[col]!; k < lp.starts[col + 1]!; k++)
				if (lp.indices[k] === row) values[k] = (part * lines[j]!.slope) / dearest
		})
		return { ...lp, values }
	}
}

/** Returns an amount in a solution. */
export const amountIn = ({ colValue }: Solution, { cols }: Amount): number => sum(cols.map((c) => colValue[c]!))
