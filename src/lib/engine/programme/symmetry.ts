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

const signatures = (own: Int32Array, neighbours: Neighbours['cols'], others: Int32Array) =>
	neighbours.map((list, i) => `${padded(own[i]!)}|${list.map(([at, value]) => `${others[at]}:${value}`).sort()}`)

/** The coarsest equitable partition that refines the given labels. */
function refine(neighbours: Neighbours, colLabels: readonly string[], rowLabels: readonly string[]): Colours {
	let col = ranked(colLabels)
	let row = ranked(rowLabels)
	for (let before = 0; before !== col.count + row.count;) {
		before = col.count + row.count
		row = ranked(signatures(row.colours, neighbours.rows, col.colours))
		col = ranked(signatures(col.colours, neighbours.cols, row.colours))
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

/** Processes that run the same activities, by lots and amounts: each list is one plant in several parts. */
function partsOf({ chain, lots, use }: Formulation): number[][] {
	const keys = chain.processes.map((): string[] => [])
	lots.activities.forEach(({ process, inputs, outputs }, a) =>
		keys[process]!.push(JSON.stringify([inputs, outputs, use[a]]))
	)
	const groups = new Map<string, number[]>()
	chain.processes.forEach((process, p) => {
		if (process.commitment) return
		const key = keys[p]!.join()
		groups.set(key, [...(groups.get(key) ?? []), p])
	})
	return [...groups.values()].filter((parts) => parts.length > 1)
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

/** Weight of what bounds tell apart among columns that the matrix does not. */
const FINER = 1e-4

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
	readonly #parts: number[][]
	/** Colours of the matrix, whatever the bounds. */
	readonly #colours: Colours
	readonly #alikeCols: number[][]
	readonly #alikeRows: number[][]
	/** Per column: its stage, then its colour. */
	readonly #place: Float64Array
	/** Ranks by which processes are unlimited; most questions share one. */
	readonly #ranks = new Map<string, Float64Array>()

	constructor(programme: Programme) {
		this.#f = programme.formulation
		this.#neighbours = neighboursOf(programme.lp)
		this.#labels = columnLabels(this.#f)
		this.#rowLabels = rowLabels(this.#f)
		this.#parts = partsOf(this.#f)
		this.#colours = refine(this.#neighbours, this.#labels, this.#rowLabels)
		this.#alikeCols = alike(this.#colours.col)
		this.#alikeRows = alike(this.#colours.row)
		this.#place = placesOf(this.#f, this.#colours)
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
		const finer = rank.map((x, j) => x + (FINER * colours.col[j]!) / colours.count)
		return this.#tieBreak(finer, bounds, alike(colours.col), alike(colours.row))
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
		const most = 2 * chain.stages.length + 2
		const scaled = rank.map((x) => x / most)
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
		const { rowUpper } = bounds
		const { row, col, lots, use } = this.#f
		const { colValue } = solution
		for (const parts of this.#parts) {
			const capacities = parts.map((p) =>
				isUnlimited(this.#f, bounds, p) ? Infinity : rowUpper[row.capacity[p]!]! + colValue[col.expand[p]!]!
			)
			const activities = parts.map((p) => lots.activities.flatMap(({ process }, a) => (process === p ? [a] : [])))
			const run = (part: number, k: number) => colValue[col.run[activities[part]![k]!]!]!
			const sums = activities[0]!.map((_, k) => parts.reduce((sum, _p, part) => sum + run(part, k), 0))
			const total = sums.reduce((sum, x, k) => sum + x * use[activities[0]![k]!]!, 0)
			sharesOf(capacities, total).forEach((share, part) =>
				activities[part]!.forEach((a, k) => (colValue[col.run[a]!] = sums[k]! * share))
			)
		}
		return solution
	}
}

/** Shares of a total use by capacity, known capacities filled first; they sum to 1. */
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
function placesOf({ chain, col, lots }: Formulation, colours: Colours): Float64Array {
	const places = Float64Array.from(colours.col, (colour) => colour / colours.count)
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
