/** Widths of the columns of a table, on paper and on slides alike. */
import { textWidth } from '#lib/figures/scene/text-width.ts'
import type { Cell, ColumnDefinition, Table } from '#lib/figures/tables/tables.ts'

/** The heading of a column, with its unit. */
export function headingOf({ label, unit }: ColumnDefinition): string {
	return unit ? `${label}, ${unit}` : label
}

/** Size and room of the text of a table. */
export interface TableSetting {
	/** Of its letters. */
	size: number
	/** Room on both sides of a cell's text, together. */
	padding: number
	/** What widths of text are multiplied by, where letters may be set in another face than they are measured in. */
	loose?: number
	/** True where the table is as wide as its room whatever it holds, as in office files. */
	fills?: boolean
}

/** A word longer than this share of the table is broken, rather than taking the room of the other columns. */
const MOST_WORD = 0.22

/** More than this a column of long texts does not ask for, as a multiple of the text's size. */
const LONG = 26

/** Widths between which a column may be set: its longest word, and its longest line. */
interface Reach {
	least: number
	most: number
}

/**
 * Shares a width among the columns of a table: each has at least its longest word, and what is left goes to those with
 * long lines. Widths sum to `width`, or to less where all cells fit and the table does not fill its room; in the unit of `width` and `size`.
 */
export function columnWidths({ columns, rows }: Table, width: number, setting: TableSetting): number[] {
	const reaches = columns.map((column, place) =>
		reachOf(
			column,
			rows.map(({ cells }) => cells[place]!),
			width,
			setting
		)
	)
	const [least, most] = [sumOf(reaches.map((reach) => reach.least)), sumOf(reaches.map((reach) => reach.most))]
	if (least >= width) return reaches.map((reach) => (reach.least * width) / least)
	const share = most <= width ? 1 : (width - least) / (most - least)
	const set = reaches.map((reach) => reach.least + (reach.most - reach.least) * share)
	const stretch = setting.fills ? width / sumOf(set) : 1
	return set.map((each) => each * stretch)
}

function reachOf(
	column: ColumnDefinition,
	cells: readonly Cell[],
	width: number,
	{ size, padding, loose = 1 }: TableSetting
): Reach {
	const heading = headingOf(column)
	const texts = cells.map(({ text }) => text)
	const widest = (of: readonly string[]) =>
		of.reduce((found, text) => Math.max(found, textWidth(text, size, 'strong') * loose), 0)
	const words = [heading, ...texts].flatMap((text) => text.split(/(?<=-)|[ \n]+/))
	const line = widest(texts)
	const word = Math.min(widest(words), MOST_WORD * width)
	// Numbers stand on one line; a heading may take more where room is short.
	const least = column.numeric ? Math.max(line, word) : word
	const most = Math.max(least, Math.min(Math.max(line, widest([heading])), LONG * size))
	return { least: least + padding, most: most + padding }
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0)
}
