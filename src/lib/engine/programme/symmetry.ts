/**
 * Ties between equal plans, broken without regard to names or to the order of the file. Columns and rows are coloured by
 * what they are and what they meet until no round tells more apart (colour refinement). Colours order the columns; of
 * columns that stay alike, the mean of an optimal solution is optimal too, so alike plants run alike (Grohe, Kersting,
 * Mladenov and Selman 2014, "Dimension Reduction via Colour Refinement", theorem 4.1).
 */

import type { Chain } from '#lib/model/chain.ts'
import type { Bounds, LinearProgram } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import type { Formulation } from './formulate.ts'
import type { Lots } from './lots.ts'
import type { Programme } from './programme.ts'

/** Digits of a coefficient that count: the last few depend on the order in which compositions were met. */
const DIGITS = 9

interface Colours {
	col: Int32Array
	row: Int32Array
	/** Number of colours, columns and rows together. */
	count: number
}

/** Replaces labels by their rank among the sorted distinct labels, so that colours are canonical. */
function ranked(labels: readonly string[]): { colours: Int32Array; count: number } {
	const rank = new Map([...new Set(labels)].sort().map((label, k) => [label, k]))
	return { colours: Int32Array.from(labels, (label) => rank.get(label)!), count: rank.size }
}

/** One list of `[neighbour, coefficient]` per column and per row. */
interface Neighbours {
	cols: (readonly [number, string])[][]
	rows: (readonly [number, string])[][]
}

function neighboursOf({ starts, indices, values, colNames, rowNames }: LinearProgram): Neighbours {
	const cols: Neighbours['cols'] = colNames.map(() => [])
	const rows: Neighbours['rows'] = rowNames.map(() => [])
	for (let j = 0; j < cols.length; j++)
		for (let k = starts[j]!; k < starts[j + 1]!; k++) {
			const value = values[k]!.toPrecision(DIGITS)
			cols[j]!.push([indices[k]!, value])
			rows[indices[k]!]!.push([j, value])
		}
	return { cols, rows }
}

/** Sorts as the number does, so that later rounds keep the order of earlier ones. */
const padded = (n: number) => String(n).padStart(6, '0')

/** What something meets: every neighbour counted, or each kind of them once. */
type Meets = (neighbours: string[]) => readonly string[] | ReadonlySet<string>
const EACH: Meets = (neighbours) => neighbours
const KINDS: Meets = (neighbours) => new Set(neighbours)

const signatures = (own: Int32Array, neighbours: Neighbours['cols'], others: Int32Array, meets: Meets) =>
	neighbours.map((list, i) => {
		const met = meets(list.map(([at, value]) => `${others[at]}:${value}`))
		return `${padded(own[i]!)}|${[...met].sort()}`
	})

/** The coarsest partition that refines the given labels and tells no more apart; equitable where each is counted. */
function refine(
	neighbours: Neighbours,
	colLabels: readonly string[],
	rowLabels: readonly string[],
	meets = EACH
): Colours {
	let col = ranked(colLabels)
	let row = ranked(rowLabels)
	for (let before = 0; before !== col.count + row.count;) {
		before = col.count + row.count
		row = ranked(signatures(row.colours, neighbours.rows, col.colours, meets))
		col = ranked(signatures(col.colours, neighbours.cols, row.colours, meets))
	}
	return { col: col.colours, row: row.colours, count: col.count + row.count }
}

/** Demands of different bases never ask together, so they need no telling apart by what they are. */
const basesOf = (chain: Chain) => (d: number) => chain.demandBases.findIndex(({ id }) => id === chain.demands[d]!.basis)

/** The kind of each column, with what costs tell apart: no name, no place in the file. Labels sort upstream first. */
function columnLabels({ chain, col, lots, lp }: Formulation): string[] {
	const labels = lp.colNames.map(() => '')
	const label = (kind: string, cols: readonly number[], of: (i: number) => string | number = () => '') =>
		cols.forEach((c, i) => {
			if (c >= 0) labels[c] = `${kind} ${of(i)}`
		})
	const basisOf = basesOf(chain)
	const stages = new Map(chain.stages.map((stage, i) => [stage.id, padded(i)]))
	const stageOf = (p: number) => stages.get(chain.processes[p]!.stage)!
	label('take', col.take, (i) => stages.get(chain.feeds[i]!.stage)!)
	label('run', col.run, (a) => stageOf(lots.activities[a]!.process))
	label('expand', col.expand, (p) => `${stageOf(p)} ${chain.processes[p]!.expansion.cost?.value ?? ''}`)
	label('short', col.short, (d) => `${basisOf(d)} ${chain.demands[d]!.tier}`)
	label('short-run', col.shortRun)
	label('short-export', col.shortExport, (t) => chain.trades[t]!.tier)
	label('import', col.import)
	label('surplus', col.surplus)
	label('stored', col.stored)
	label(
		'keep',
		col.keep.map((k) => k.col)
	)
	label(
		'serve',
		col.serve.map((s) => s.col),
		(i) => basisOf(col.serve[i]!.demand)
	)
	label(
		'export',
		col.export.map((e) => e.col)
	)
	return labels
}

function rowLabels({ chain, lp, row }: Formulation): string[] {
	const labels = lp.rowNames.map((name) => name.slice(0, name.indexOf('[')))
	row.demand.forEach((at, d) => (labels[at] = `demand ${basesOf(chain)(d)}`))
	return labels
}

const withBounds = (labels: readonly string[], lower: Float64Array, upper: Float64Array) =>
	labels.map((label, i) => `${label} ${lower[i]} ${upper[i]}`)

/** A plant in several parts: processes that run the same activities, by lots and amounts. */
interface Plant {
	parts: number[]
	/** Per part: its activities, in one order for all parts. */
	activities: number[][]
}

/** Returns the plants of a chain, those in one part too; every process is a part of one. */
function plantsOf({ chain, lots, use }: Formulation): Plant[] {
	const activities = chain.processes.map((): number[] => [])
	lots.activities.forEach(({ process }, a) => activities[process]!.push(a))
	const keyOf = (a: number) => JSON.stringify([lots.activities[a]!.inputs, lots.activities[a]!.outputs, use[a]])
	const plants = new Map<string, Plant>()
	activities.forEach((own, p) => {
		const key = own.map(keyOf).join()
		const plant = plants.get(key) ?? { parts: [], activities: [] }
		plants.set(key, { parts: [...plant.parts, p], activities: [...plant.activities, own] })
	})
	return [...plants.values()]
}

/** Rules that choose one of several equal solutions, under given bounds. */
export interface TieBreak {
	/** Per column, 0 to 1: what comes first is preferred. */
	rank: Float64Array
	/** Returns the solution in which alike columns have alike values; the same object where nothing is alike. */
	even(solution: Solution): Solution
}

/** Indices of each colour that more than one has. */
function alike(colours: Int32Array): number[][] {
	const classes = new Map<number, number[]>()
	colours.forEach((colour, i) => classes.set(colour, [...(classes.get(colour) ?? []), i]))
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

/** Returns, per index, its place from 0 to 1 among those of its class, by a finer colour. */
function placesWithin(classes: Int32Array, finer: Int32Array): Float64Array {
	const found = new Map<number, Set<number>>()
	classes.forEach((c, i) => found.set(c, (found.get(c) ?? new Set()).add(finer[i]!)))
	const sorted = new Map([...found].map(([c, set]) => [c, [...set].sort((a, b) => a - b)]))
	return Float64Array.from(classes, (c, i) => sorted.get(c)!.indexOf(finer[i]!) / sorted.get(c)!.length)
}

/** Ranks kept at a time. */
const MOST_RANKS = 64

/**
 * Finds the columns and rows of a programme that the data do not tell apart, by colour refinement, so that alike
 * processes get alike amounts and the order of the file changes none.
 */
export class Symmetry {
	readonly #f: Formulation
	readonly #neighbours: Neighbours
	readonly #labels: string[]
	readonly #rowLabels: string[]
	readonly #plants: Plant[]
	/** Per process: the plant that it is a part of. */
	readonly plantOf: readonly number[]
	/** Colours of the matrix, whatever the bounds. */
	readonly #colours: Colours
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
		this.#neighbours = neighboursOf(programme.lp)
		this.#labels = columnLabels(this.#f)
		this.#rowLabels = rowLabels(this.#f)
		const plants = plantsOf(this.#f)
		this.#plants = plants.filter(({ parts }) => parts.length > 1)
		this.plantOf = this.#f.chain.processes.map((_, p) => plants.findIndex(({ parts }) => parts.includes(p)))
		this.#colours = refine(this.#neighbours, this.#labels, this.#rowLabels)
		this.#alikeCols = alike(this.#colours.col)
		this.#alikeRows = alike(this.#colours.row)
		const kinds = refine(this.#neighbours, this.#labels, this.#rowLabels, KINDS)
		const within = placesWithin(kinds.col, this.#colours.col)
		this.#place = placesOf(
			this.#f,
			within.map((x, j) => (kinds.col[j]! + (unevenness(kinds.col[j]!) + x) / 2) / kinds.count)
		)
		const most = Math.max(1, ...alike(kinds.col).map((members) => members.length))
		this.#step = 1 / (2 * kinds.count * most * this.#most)
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
		const colours = this.#refined(bounds)
		const within = placesWithin(this.#colours.col, colours.col)
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

	#refined({ colLower, colUpper, rowLower, rowUpper }: Bounds): Colours {
		return refine(
			this.#neighbours,
			withBounds(this.#labels, colLower, colUpper),
			withBounds(this.#rowLabels, rowLower, rowUpper)
		)
	}

	#tieBreak(rank: Float64Array, bounds: Bounds, alikeCols: number[][], alikeRows: number[][]): TieBreak {
		return {
			rank,
			even: (solution) => {
				average(alikeCols, solution.colValue, solution.colDual)
				average(alikeRows, solution.rowValue, solution.rowDual)
				return this.#shareParts(solution, bounds)
			}
		}
	}

	/** Parts of one plant run in proportion to their capacities; those of unknown capacity take what is left. */
	#shareParts(solution: Solution, bounds: Bounds): Solution {
		for (const plant of this.#plants) for (const parts of this.#alikeParts(plant, bounds)) this.#share(parts, solution)
		return solution
	}

	/**
	 * Parts among which a run may be shared by capacity: those with least runs in proportion to it, since all of these are
	 * then met or short alike, and least is short together.
	 */
	#alikeParts({ parts, activities }: Plant, bounds: Bounds): Part[][] {
		const { row } = this.#f
		const groups = new Map<number, Part[]>()
		parts.forEach((process, k) => {
			const at = row.commitment[process]!
			const least = at < 0 ? 0 : bounds.rowLower[at]!
			const capacity = isUnlimited(this.#f, bounds, process) ? Infinity : bounds.rowUpper[row.capacity[process]!]!
			const part = { process, activities: activities[k]!, capacity, least }
			// Without a capacity parts are in proportion by their least runs.
			const ratio = least === 0 ? 0 : Number((least / capacity).toPrecision(DIGITS))
			const key = least > 0 && ratio === 0 ? -1 : ratio
			groups.set(key, [...(groups.get(key) ?? []), part])
		})
		return [...groups.values()].filter((group) => group.length > 1)
	}

	#share(parts: readonly Part[], { colValue }: Solution) {
		const { col, use, row } = this.#f
		const run = (part: Part, k: number) => colValue[col.run[part.activities[k]!]!]!
		const first = parts[0]!.activities
		const sums = first.map((_, k) => parts.reduce((sum, part) => sum + run(part, k), 0))
		const total = sums.reduce((sum, x, k) => sum + x * use[first[k]!]!, 0)
		const isByRun = parts.every(({ capacity, least }) => capacity === Infinity && least > 0)
		const sizes = parts.map(({ process, capacity, least }) =>
			isByRun ? least : capacity + colValue[col.expand[process]!]!
		)
		sharesOf(sizes, total).forEach((share, i) => {
			const { process, activities, least } = parts[i]!
			activities.forEach((a, k) => (colValue[col.run[a]!] = sums[k]! * share))
			if (row.commitment[process]! >= 0) colValue[col.shortRun[process]!] = Math.max(0, least - total * share)
		})
	}
}

/** A part of a plant under some bounds; amounts on its capacity basis, Infinity where nothing limits it. */
interface Part {
	process: number
	activities: readonly number[]
	capacity: number
	least: number
}

/** Shares of a total use by size, known sizes filled first; they sum to 1. */
function sharesOf(capacities: readonly number[], total: number): number[] {
	const known = capacities.filter(Number.isFinite)
	const most = known.reduce((a, b) => a + b, 0)
	const unlimited = capacities.length - known.length
	const filled = unlimited === 0 || !(total > 0) ? 1 : Math.min(1, most / total)
	return capacities.map((c) => {
		if (!Number.isFinite(c)) return (1 - (most > 0 ? filled : 0)) / unlimited
		return most > 0 ? (filled * c) / most : unlimited > 0 ? 0 : 1 / capacities.length
	})
}

/** Whether nothing limits a process: its capacity is not known, or it may grow without limit. */
function isUnlimited({ row, col }: Formulation, { rowUpper, colUpper }: Bounds, process: number): boolean {
	return rowUpper[row.capacity[process]!] === Infinity || colUpper[col.expand[process]!] === Infinity
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
			const mean = members.reduce((sum, i) => sum + values[i]!, 0) / members.length
			for (const i of members) values[i] = mean
		}
}
