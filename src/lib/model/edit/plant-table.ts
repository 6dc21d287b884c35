/** The plants of a model as rows of text for a spreadsheet, and back. */
import { MOST_ROWS } from './block.ts'
import type { ColumnId } from './cells.ts'
import type { ModelData } from './model-data.ts'
import { sectionOf, type Row } from './sections.ts'
import type { Typed } from './type-in.ts'

/** The column that says which plant a row is of, by its address in chain.yaml. */
const KEY = 'plant'

/** Something that keeps a row or a column of a table from being taken; rows are counted from 1, the head being the first. */
export type TableProblem =
	| { kind: 'no-column'; name: string }
	| { kind: 'unknown-column'; name: string }
	| { kind: 'unknown-row'; row: number; key: string }
	| { kind: 'same-row'; row: number; first: number; key: string }
	| { kind: 'too-many-rows'; most: number }

/** A text of a table for a cell of the model, with its place in the table. */
export interface TableCell extends Typed {
	row: number
	column: ColumnId
}

/** A table of plants as read. */
export interface ReadPlants {
	cells: TableCell[]
	problems: TableProblem[]
}

/** Returns the plants as rows: the head, then one for each plant. */
export function plantTable(data: ModelData): string[][] {
	const { columns, rows } = sectionOf('plants', data)
	return [[KEY, ...columns], ...rows.map(({ key, cells }) => [key, ...cells.map(({ text }) => text)])]
}

/** Characters that start a formula: text that begins with one has an apostrophe before it in a file for spreadsheets. */
const GUARDED = /^'(?=\s*[=+\-@])/

/**
 * Reads the rows of a table of plants for a model: the cells that differ from it, and what is wrong with the rest. Of rows
 * for one plant the first is taken.
 */
export function readPlantTable(table: readonly string[][], data: ModelData): ReadPlants {
	const [head = [], ...lines] = table.slice(0, MOST_ROWS)
	const names = head.map((each) => each.trim().toLowerCase())
	const keyAt = names.indexOf(KEY)
	if (keyAt < 0) return { cells: [], problems: [{ kind: 'no-column', name: KEY }] }
	const { columns, rows } = sectionOf('plants', data)
	const isKnown = (name: string) => columns.some((column) => column === name)
	const unknown = names.filter((name, place) => place !== keyAt && name !== '' && !isKnown(name))
	const problems: TableProblem[] = unknown.map((name) => ({ kind: 'unknown-column', name }))
	const byKey = new Map(rows.map((row) => [row.key, row]))
	const rowOf = new Map<string, number>()
	const cells = lines.flatMap((line, place): TableCell[] => {
		if (line.every((each) => each.trim() === '')) return []
		const [row, key] = [place + 2, line[keyAt]?.trim() ?? '']
		const [plant, first] = [byKey.get(key), rowOf.get(key)]
		if (!plant || first !== undefined) {
			problems.push(first === undefined ? { kind: 'unknown-row', row, key } : { kind: 'same-row', row, first, key })
			return []
		}
		rowOf.set(key, row)
		return differing(plant, names, line).map((typed) => ({ row, ...typed }))
	})
	if (table.length > MOST_ROWS) problems.push({ kind: 'too-many-rows', most: MOST_ROWS })
	return { cells, problems }
}

/** The cells of a plant that a line has other text for. */
function differing(plant: Row, names: readonly string[], line: readonly string[]): Omit<TableCell, 'row'>[] {
	return plant.cells.flatMap((cell) => {
		const text = line[names.indexOf(cell.column)]?.replace(GUARDED, '')
		return text === undefined || text.trim() === cell.text ? [] : [{ column: cell.column, cell, text }]
	})
}
