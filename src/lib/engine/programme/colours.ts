/**
 * Colour refinement of a programme: columns and rows are coloured by what they are and what they meet, until no round
 * tells more apart. What has one colour is not told apart by anything but its name and its place in the file.
 */

import type { Chain } from '#lib/model/chain.ts'
import type { Bounds, LinearProgram } from '../lp/program.ts'
import type { Formulation } from './formulate.ts'

/** Digits of a coefficient that count: the last few depend on the order in which compositions were met. */
export const DIGITS = 9

/** A colour per column and per row, numbered from 0; the numbers do not depend on names or places. */
export interface Colours {
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

/** Neighbours of a column or row: which, and the rank of the coefficient among all, by its text. */
interface List {
	at: number[]
	value: number[]
}

/** One list per column and per row. */
interface Neighbours {
	cols: List[]
	rows: List[]
	/** Number of coefficients that differ. */
	values: number
}

function neighboursOf({ starts, indices, values, colNames, rowNames }: LinearProgram): Neighbours {
	const lists = (names: readonly string[]): List[] => names.map(() => ({ at: [], value: [] }))
	const [cols, rows] = [lists(colNames), lists(rowNames)]
	const { colours, count } = ranked(Array.from(values, (value) => value.toPrecision(DIGITS)))
	const add = ({ at, value }: List, other: number, rank: number) => {
		at.push(other)
		value.push(rank)
	}
	for (let j = 0; j < cols.length; j++)
		for (let k = starts[j]!; k < starts[j + 1]!; k++) {
			add(cols[j]!, indices[k]!, colours[k]!)
			add(rows[indices[k]!]!, j, colours[k]!)
		}
	return { cols, rows, values: count }
}

/** Sorts as the number does, so that an order stays as it is in later rounds, and whatever colours are added elsewhere. */
const padded = (n: number) => String(n).padStart(6, '0')

/** Amounts as labels that sort as the amounts do, in any unit. */
function sizesOf(amounts: Float64Array): string[] {
	const sizes = Array.from(amounts, (x) => Number(x.toPrecision(DIGITS)))
	const place = new Map([...new Set(sizes)].sort((a, b) => a - b).map((x, k) => [x, padded(k)]))
	return sizes.map((x) => place.get(x)!)
}

/** What something meets, in order: every neighbour counted, or each kind of them once. */
type Meets = (neighbours: Float64Array) => Float64Array
const EACH: Meets = (neighbours) => neighbours
const KINDS: Meets = (neighbours) => neighbours.filter((each, i) => i === 0 || each !== neighbours[i - 1])

/** Compares lists number by number; of two that begin alike the shorter comes first. */
function compareLists(a: Float64Array, b: Float64Array): number {
	const most = Math.min(a.length, b.length)
	for (let i = 0; i < most; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
	return a.length - b.length
}

/** Indices by colour, in the order of the colours. */
function membersOf({ colours, count }: { colours: Int32Array; count: number }): number[][] {
	const members = Array.from({ length: count }, (): number[] => [])
	colours.forEach((colour, i) => members[colour]!.push(i))
	return members
}

/** What something meets: the colour of each neighbour with the coefficient between them, in order. */
function metBy({ at, value }: List, values: number, others: Int32Array, meets: Meets): Float64Array {
	const met = new Float64Array(at.length)
	for (let i = 0; i < met.length; i++) met[i] = others[at[i]!]! * values + value[i]!
	return meets(met.sort())
}

/** Colours by the colour so far, then by what is met. What has a colour of its own is told apart already. */
function recoloured(
	own: { colours: Int32Array; count: number },
	lists: readonly List[],
	values: number,
	others: Int32Array,
	meets: Meets
) {
	const colours = new Int32Array(own.colours.length)
	let count = 0
	for (const members of membersOf(own)) {
		if (members.length > 1) {
			const met = members.map((i) => metBy(lists[i]!, values, others, meets))
			const order = members.map((_, k) => k).sort((a, b) => compareLists(met[a]!, met[b]!))
			order.forEach((k, place) => {
				if (place > 0 && compareLists(met[order[place - 1]!]!, met[k]!) !== 0) count++
				colours[members[k]!] = count
			})
		} else colours[members[0]!] = count
		count++
	}
	return { colours, count }
}

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
		row = recoloured(row, neighbours.rows, neighbours.values, col.colours, meets)
		col = recoloured(col, neighbours.cols, neighbours.values, row.colours, meets)
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

function withBounds(labels: readonly string[], lower: Float64Array, upper: Float64Array): string[] {
	const [least, most] = [sizesOf(lower), sizesOf(upper)]
	return labels.map((label, i) => `${label} ${least[i]} ${most[i]}`)
}

/** The colours of a programme, of its matrix alone and under bounds. */
export class Colouring {
	readonly #neighbours: Neighbours
	readonly #labels: string[]
	readonly #rowLabels: string[]
	/** Of the matrix, whatever the bounds. */
	readonly matrix: Colours
	/** The same where kinds of neighbours count and not their number: a plant has one colour, in however many parts. */
	readonly kinds: Colours

	constructor(formulation: Formulation) {
		this.#neighbours = neighboursOf(formulation.lp)
		this.#labels = columnLabels(formulation)
		this.#rowLabels = rowLabels(formulation)
		this.matrix = refine(this.#neighbours, this.#labels, this.#rowLabels)
		this.kinds = refine(this.#neighbours, this.#labels, this.#rowLabels, KINDS)
	}

	/** Returns the colours where bounds tell columns and rows apart too. */
	under({ colLower, colUpper, rowLower, rowUpper }: Bounds): Colours {
		return refine(
			this.#neighbours,
			withBounds(this.#labels, colLower, colUpper),
			withBounds(this.#rowLabels, rowLower, rowUpper)
		)
	}
}
