/** The plants of a model as rows of text for a spreadsheet, and back. */
import { readBlock } from './block.ts'
import type { ColumnId } from './cells.ts'
import type { ModelData } from './model-data.ts'
import { sectionOf } from './sections.ts'
import type { Typed } from './type-in.ts'

/** The column that says which plant a row is of, by its address in chain.yaml. */
const KEY = 'plant'

/** Something that keeps a row or a column of a table from being taken; rows are counted from 1, the head being the first. */
export type TableProblem =
	| { kind: 'no-column'; name: string }
	| { kind: 'unknown-column'; name: string }
	| { kind: 'unknown-row'; row: number; key: string }

/** A text of a table for a cell of the model, with its place in the table. */
export interface TableCell extends Typed {
	row: number
	column: ColumnId
}

/** Returns the plants as rows: the head, then one for each plant. */
export function plantTable(data: ModelData): string[][] {
	const { columns, rows } = sectionOf('plants', data)
	return [[KEY, ...columns], ...rows.map(({ key, cells }) => [key, ...cells.map(({ text }) => text)])]
}

/** Characters that start a formula: text that begins with one has an apostrophe before it in a file for spreadsheets. */
const GUARDED = /^'(?=\s*[=+\-@])/

/** Reads the text of a table of plants for a model: the cells that differ from it, and what is wrong with the rest. */
export function readPlantTable(text: string, data: ModelData): { cells: TableCell[]; problems: TableProblem[] } {
	const [head = [], ...lines] = readBlock(text.replace(/^\uFEFF/, ''), separatorOf(text))
	const names = head.map((each) => each.trim().toLowerCase())
	const keyAt = names.indexOf(KEY)
	if (keyAt < 0) return { cells: [], problems: [{ kind: 'no-column', name: KEY }] }
	const { columns, rows } = sectionOf('plants', data)
	const known = (name: string) => columns.find((column) => column === name)
	const unknown = names.filter((name, place) => place !== keyAt && name !== '' && !known(name))
	const problems: TableProblem[] = unknown.map((name) => ({ kind: 'unknown-column', name }))
	const byKey = new Map(rows.map((row) => [row.key, row]))
	const cells = lines.flatMap((line, place): TableCell[] => {
		if (line.every((each) => each.trim() === '')) return []
		const key = line[keyAt]?.trim() ?? ''
		const plant = byKey.get(key)
		if (!plant) {
			problems.push({ kind: 'unknown-row', row: place + 2, key })
			return []
		}
		return plant.cells.flatMap((cell): TableCell[] => {
			const at = names.indexOf(cell.column)
			const typed = line[at]?.replace(GUARDED, '')
			return typed === undefined || typed.trim() === cell.text
				? []
				: [{ row: place + 2, column: cell.column, cell, text: typed }]
		})
	})
	return { cells, problems }
}

/** Returns the separator of a table: spreadsheets of some languages separate by semicolons, others by tabs. */
export function separatorOf(text: string): ',' | ';' | '\t' {
	const [head = ''] = text.split('\n', 1)
	return ([',', ';', '\t'] as const).find((each) => head.includes(each)) ?? ','
}
