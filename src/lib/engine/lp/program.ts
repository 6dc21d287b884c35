/** A linear programme in named rows and columns: minimise cost · x with row and column bounds. Plain arrays. */

export interface LinearProgram {
	colNames: string[]
	rowNames: string[]
	cost: Float64Array
	colLower: Float64Array
	colUpper: Float64Array
	rowLower: Float64Array
	rowUpper: Float64Array
	/** Compressed sparse columns. */
	starts: Int32Array
	indices: Int32Array
	values: Float64Array
}

/** A coefficient of a column: its row and value. */
export type Entry = readonly [row: number, value: number]

interface ColumnDraft {
	name: string
	lower: number
	upper: number
	entries: Entry[]
}

/** Collects rows, then columns; rows must exist before a column names them. Both return their index. */
export class ProgramBuilder {
	#rows: { name: string; lower: number; upper: number }[] = []
	#cols: ColumnDraft[] = []

	row(name: string, lower: number, upper: number): number {
		return this.#rows.push({ name, lower, upper }) - 1
	}

	col(name: string, entries: Entry[], lower = 0, upper = Infinity): number {
		return this.#cols.push({ name, lower, upper, entries: mergeEntries(entries) }) - 1
	}

	/** Costs start at zero: objectives are set level by level. */
	build(): LinearProgram {
		const entries = this.#cols.flatMap((col) => col.entries)
		const starts = new Int32Array(this.#cols.length + 1)
		this.#cols.forEach((col, j) => (starts[j + 1] = starts[j]! + col.entries.length))
		return {
			colNames: this.#cols.map((c) => c.name),
			rowNames: this.#rows.map((r) => r.name),
			cost: new Float64Array(this.#cols.length),
			colLower: Float64Array.from(this.#cols, (c) => c.lower),
			colUpper: Float64Array.from(this.#cols, (c) => c.upper),
			rowLower: Float64Array.from(this.#rows, (r) => r.lower),
			rowUpper: Float64Array.from(this.#rows, (r) => r.upper),
			starts,
			indices: Int32Array.from(entries, ([row]) => row),
			values: Float64Array.from(entries, ([, value]) => value)
		}
	}
}

/** The programme with columns added at its end. */
export function withColumns(lp: LinearProgram, columns: { name: string; entries: Entry[] }[]): LinearProgram {
	const merged = columns.map(({ entries }) => mergeEntries(entries))
	const added = merged.flat()
	const starts = Int32Array.from([...lp.starts, ...merged.map(() => 0)])
	merged.forEach((entries, k) => {
		const at = lp.colNames.length + k
		starts[at + 1] = starts[at]! + entries.length
	})
	const zeros = columns.map(() => 0)
	return {
		...lp,
		colNames: [...lp.colNames, ...columns.map(({ name }) => name)],
		cost: Float64Array.from([...lp.cost, ...zeros]),
		colLower: Float64Array.from([...lp.colLower, ...zeros]),
		colUpper: Float64Array.from([...lp.colUpper, ...zeros]),
		starts,
		indices: Int32Array.from([...lp.indices, ...added.map(([row]) => row)]),
		values: Float64Array.from([...lp.values, ...added.map(([, value]) => value)])
	}
}

/** One entry per row, in row order; a process that takes in and gives out one lot meets its row twice. */
function mergeEntries(entries: Entry[]): Entry[] {
	const sums = new Map<number, number>()
	for (const [row, value] of entries) sums.set(row, (sums.get(row) ?? 0) + value)
	return [...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b)
}
