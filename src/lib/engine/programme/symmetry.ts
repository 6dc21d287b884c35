/**
 * Ties between equal plans, broken without regard to names or to the order of the file. Colours (`colours.ts`) order the
 * columns; of columns that stay alike, the mean of an optimal solution is optimal too, so alike plants run alike (Grohe,
 * Kersting, Mladenov and Selman 2014, "Dimension Reduction via Colour Refinement", theorem 4.1).
 */

import { sum } from '#lib/model/sum.ts'
import type { Bounds } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import { Colouring } from './colours.ts'
import type { Formulation } from './formulate.ts'
import type { Lots } from './lots.ts'
import { isUnlimited, PlantParts } from './plant-parts.ts'
import type { Programme } from './programme.ts'

/** Rules that choose one of several equal solutions, under given bounds. */
export interface TieBreak {
	/** Per column, 0 to 1: what comes first is preferred. */
	rank: Float64Array
	/** Gives alike columns alike values, and the parts of a plant their shares; changes the solution and returns it. */
	even(solution: Solution): Solution
}

/** Indices of each colour that more than one has. */
function alike(colours: Int32Array): number[][] {
	const classes = new Map<number, number[]>()
	for (const [i, colour] of colours.entries()) {
		const members = classes.get(colour)
		if (members) members.push(i)
		else classes.set(colour, [i])
	}
	return [...classes.values()].filter((members) => members.length > 1)
}

const isConstantOn = (classes: number[][], values: Float64Array) =>
	classes.every(([first, ...rest]) => rest.every((i) => values[i] === values[first!]))

/**
 * Returns 0 to 1 for a colour, without a pattern. Colours at even distances would leave ties: what one way gains on the
 * other in a run it would lose exactly in what is left unmade.
 */
const unevenness = (colour: number) => (colour * colour * GOLDEN) % 1
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * Returns, per index, its place from 0 to 1 among those of its class, by a finer colour: in the order of these, at
 * distances that differ within a class and between classes.
 */
function placesWithin(classes: Int32Array, finer: Int32Array): Float64Array {
	const found = new Map<number, Set<number>>()
	classes.forEach((c, i) => found.set(c, (found.get(c) ?? new Set()).add(finer[i]!)))
	const sorted = new Map([...found].map(([c, set]) => [c, [...set].sort((a, b) => a - b)]))
	return Float64Array.from(classes, (c, i) => {
		const even = sorted.get(c)!.indexOf(finer[i]!) / sorted.get(c)!.length
		return ((1 + unevenness(c)) / 2) * ((even + even * even) / 2)
	})
}

/** Ranks kept at a time. */
const MOST_RANKS = 64

/**
 * Finds the columns and rows of a programme that the data do not tell apart, by colour refinement, so that alike
 * processes get alike amounts and the order of the file changes none.
 */
export class Symmetry {
	readonly #f: Formulation
	readonly #colouring: Colouring
	readonly #plants: PlantParts
	readonly #alikeCols: number[][]
	readonly #alikeRows: number[][]
	/** Per column: its stage, then its colour; the same however many parts a plant has. */
	readonly #place: Float64Array
	/** What a finer colour may add to a place. */
	readonly #step: number
	/** Ranks by which processes are unlimited; most questions share one. */
	readonly #ranks = new Map<string, Float64Array>()

	constructor(programme: Programme) {
		this.#f = programme.formulation
		this.#colouring = new Colouring(this.#f)
		this.#plants = new PlantParts(this.#f)
		const { matrix, kinds } = this.#colouring
		this.#alikeCols = alike(matrix.col)
		this.#alikeRows = alike(matrix.row)
		const within = placesWithin(kinds.col, matrix.col)
		this.#place = placesOf(
			this.#f,
			within.map((x, j) => (kinds.col[j]! + (unevenness(kinds.col[j]!) + x) / 2) / kinds.count)
		)
		const most = Math.max(1, ...alike(kinds.col).map((members) => members.length))
		this.#step = 1 / (2 * kinds.count * most * this.#most)
	}

	/** Per process: the plant that it is a part of. */
	get plantOf(): readonly number[] {
		return this.#plants.plantOf
	}

	/** Returns how ties are broken under some bounds. */
	under(bounds: Bounds): TieBreak {
		const { colLower, colUpper, rowLower, rowUpper } = bounds
		const isUsual =
			isConstantOn(this.#alikeCols, colLower) &&
			isConstantOn(this.#alikeCols, colUpper) &&
			isConstantOn(this.#alikeRows, rowLower) &&
			isConstantOn(this.#alikeRows, rowUpper)
		const rank = this.#rankUnder(bounds)
		if (isUsual) return this.#tieBreak(rank, bounds, this.#alikeCols, this.#alikeRows)
		const colours = this.#colouring.under(bounds)
		const within = placesWithin(this.#colouring.matrix.col, colours.col)
		const finer = rank.map((x, j) => x + this.#step * within[j]!)
		return this.#tieBreak(finer, bounds, alike(colours.col), alike(colours.row))
	}

	/** Places end below this. */
	get #most() {
		return 2 * this.#f.chain.stages.length + 2
	}

	/** Stage by stage, known capacities before unknown or lifted ones: what is there is used first. */
	#rankUnder(bounds: Bounds): Float64Array {
		const { chain, lots, col } = this.#f
		const unlimited = chain.processes.map((_, p) => isUnlimited(this.#f, bounds, p))
		const key = unlimited.map(Number).join('')
		const known = this.#ranks.get(key)
		if (known) return known
		const rank = this.#place.slice()
		lots.activities.forEach(({ process }, a) => {
			if (unlimited[process]) rank[col.run[a]!] = rank[col.run[a]!]! + 1
		})
		const scaled = rank.map((x) => x / this.#most)
		if (this.#ranks.size >= MOST_RANKS) this.#ranks.clear()
		this.#ranks.set(key, scaled)
		return scaled
	}

	#tieBreak(rank: Float64Array, bounds: Bounds, alikeCols: number[][], alikeRows: number[][]): TieBreak {
		return {
			rank,
			even: (solution) => {
				average(alikeCols, solution.colValue, solution.colDual)
				average(alikeRows, solution.rowValue, solution.rowDual)
				return this.#plants.share(solution, bounds)
			}
		}
	}
}

/** Lots that are imported or may be made of what is. */
function lotsFromAbroad({ activities, imports }: Lots): Set<number> {
	const found = new Set([...imports.values()].flatMap((portions) => portions.map(([lot]) => lot)))
	for (let size = -1; size !== found.size;) {
		size = found.size
		for (const { inputs, outputs } of activities)
			if (inputs.some(([lot]) => found.has(lot))) for (const [lot] of outputs) found.add(lot)
	}
	return found
}

/**
 * Two steps a stage for runs, and the colour as a fraction of one step. Demands take what is made at home before what
 * may come from abroad.
 */
function placesOf({ chain, col, lots }: Formulation, colours: Float64Array): Float64Array {
	const places = colours.slice()
	const stages = new Map(chain.stages.map((stage, i) => [stage.id, i]))
	lots.activities.forEach(({ process }, a) => {
		places[col.run[a]!] = places[col.run[a]!]! + 2 * stages.get(chain.processes[process]!.stage)!
	})
	const abroad = lotsFromAbroad(lots)
	for (const { col: c, lot } of col.serve) if (abroad.has(lot)) places[c] = places[c]! + 1
	return places
}

/** Replaces the values of alike columns, or rows, by their mean. */
function average(classes: number[][], ...arrays: Float64Array[]) {
	for (const values of arrays)
		for (const members of classes) {
			const mean = sum(members.map((i) => values[i]!)) / members.length
			for (const i of members) values[i] = mean
		}
}
