/** A linear programme in named rows and columns: minimises cost · x within row and column bounds. Plain arrays. */

/** Column and row bounds: with the costs, everything of a programme that may change between solves. */
export interface Bounds {
	colLower: Float64Array
	colUpper: Float64Array
	rowLower: Float64Array
	rowUpper: Float64Array
}

/** An objective to be minimised: cost by column, all others 0. */
export type Cost = ReadonlyMap<number, number>

/** A linear programme to be minimised, or a mixed-integer one; the matrix is in compressed sparse columns. */
export interface LinearProgram extends Bounds {
	colNames: string[]
	rowNames: string[]
	cost: Float64Array
	/** Columns that must be whole numbers; absent in a linear programme. */
	integers?: Int32Array
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

/** Collects rows, then columns; a row must be added before a column refers to it. Both methods return an index. */
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
		const starts = new Int32Array(this.#cols.length + 1)
		this.#cols.forEach(({ entries }, j) => (starts[j + 1] = starts[j]! + entries.length))
		const indices = new Int32Array(starts.at(-1)!)
		const values = new Float64Array(indices.length)
		let end = 0
		for (const { entries } of this.#cols)
			for (const [row, value] of entries) {
				indices[end] = row
				values[end++] = value
			}
		return {
			colNames: this.#cols.map((c) => c.name),
			rowNames: this.#rows.map((r) => r.name),
			cost: new Float64Array(this.#cols.length),
			colLower: Float64Array.from(this.#cols, (c) => c.lower),
			colUpper: Float64Array.from(this.#cols, (c) => c.upper),
			rowLower: Float64Array.from(this.#rows, (r) => r.lower),
			rowUpper: Float64Array.from(this.#rows, (r) => r.upper),
			starts,
			indices,
			values
		}
	}
}

/** Returns a copy that can be changed without touching the original; in one piece of memory, which is half the time. */
export function copyBounds({ colLower, colUpper, rowLower, rowUpper }: Bounds): Bounds {
	const [cols, rows] = [colLower.length, rowLower.length]
	const memory = new Float64Array(2 * (cols + rows))
	return {
		colLower: copied(memory, 0, colLower),
		colUpper: copied(memory, cols, colUpper),
		rowLower: copied(memory, 2 * cols, rowLower),
		rowUpper: copied(memory, 2 * cols + rows, rowUpper)
	}
}

function copied(memory: Float64Array, from: number, values: Float64Array): Float64Array {
	memory.set(values, from)
	return memory.subarray(from, from + values.length)
}

/** Returns the coefficients of one column. */
export function entriesOf({ starts, indices, values }: LinearProgram, col: number): Entry[] {
	return Array.from({ length: starts[col + 1]! - starts[col]! }, (_, k) => [
		indices[starts[col]! + k]!,
		values[starts[col]! + k]!
	])
}

/** One entry per row, in row order; a process that takes in and gives out one lot meets its row twice. */
function mergeEntries(entries: Entry[]): Entry[] {
	if (entries.every(([row, value], k) => value !== 0 && (k === 0 || row > entries[k - 1]![0]))) return entries
	const sums = new Map<number, number>()
	for (const [row, value] of entries) sums.set(row, (sums.get(row) ?? 0) + value)
	return [...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b)
}
