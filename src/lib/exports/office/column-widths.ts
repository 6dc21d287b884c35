import type { Cell, Table } from '#lib/figures/tables/tables.ts'
import { headingOf } from '../pdf/columns.ts'
import { textWidth } from '#lib/figures/scene/text-width.ts'

/** Widths between which a column may be set. */
interface Reach {
	/** Its longest word. */
	least: number
	/** Its longest line. */
	most: number
}

/** Office programs set the letters in a face of their own, a little wider or narrower than it is measured. */
const LOOSE = 1.06

/** More than this a column of long texts does not ask for, as a multiple of the text's size. */
const LONG = 26

/**
 * Shares a width among the columns of a table, pixels: each has its longest word, and what is left goes to those with
 * long lines. `padding` is the room on both sides of a cell's text.
 */
export function columnWidths({ columns, rows }: Table, width: number, size: number, padding: number): number[] {
	const reaches = columns.map((column, place) =>
		reachOf(
			headingOf(column),
			rows.map((row) => row.cells[place]!),
			{ size, padding, numeric: column.numeric }
		)
	)
	const least = sumOf(reaches.map((reach) => reach.least))
	if (least >= width) return reaches.map((reach) => (reach.least / least) * width)
	const wanted = sumOf(reaches.map((reach) => reach.most - reach.least))
	const share = wanted === 0 ? 0 : Math.min(1, (width - least) / wanted)
	const set = reaches.map((reach) => reach.least + (reach.most - reach.least) * share)
	const stretch = width / sumOf(set)
	return set.map((each) => each * stretch)
}

interface Setting {
	size: number
	padding: number
	numeric: boolean
}

function reachOf(heading: string, cells: readonly Cell[], { size, padding, numeric }: Setting): Reach {
	const texts = cells.map((cell) => cell.text)
	const words = [heading, ...texts].flatMap((text) => text.split(/[ \n]+/))
	const set = (text: string) => textWidth(text, size, 'strong') * LOOSE
	const least = Math.max(...words.map(set))
	const lines = texts.map(set)
	// Numbers stand on one line; a heading may take two.
	const most = Math.max(...lines, set(heading) / 2, least)
	return {
		least: (numeric ? Math.max(...lines, least) : Math.min(least, LONG * size)) + padding,
		most: Math.min(most, LONG * size) + padding
	}
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0)
}
