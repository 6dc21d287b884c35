import type { Table } from '#lib/figures/tables/tables.ts'
import { textWidth } from '#lib/figures/scene/text-width.ts'

/** A word longer than this share of the page is broken, rather than taking the room of the other columns. */
const MOST_WORD = 0.22

/** The heading of a column, with its unit. */
export function headingOf({ label, unit }: Table['columns'][number]): string {
	return unit ? `${label}, ${unit}` : label
}

/**
 * Shares a width among the columns of a table: each at least as wide as its longest word and, with the room that is left,
 * towards the width that its longest cell would take on one line. Widths sum to `width`, or to less where all cells fit.
 */
export function columnWidths({ columns, rows }: Table, width: number, size: number, padding: number): number[] {
	const most = MOST_WORD * width
	const wished = columns.map((column, k) => {
		const texts = [headingOf(column), ...rows.map(({ cells }) => cells[k]!.text)]
		const words = texts.flatMap((text) => text.split(/(?<=[-/])| /))
		const widest = (of: readonly string[]) =>
			of.reduce((found, text) => Math.max(found, textWidth(text, size, 'strong')), 0) + padding
		const body = columns[k]!.numeric ? widest(rows.map(({ cells }) => cells[k]!.text)) : 0
		const least = Math.max(body, Math.min(most, widest(words)))
		return { least, whole: Math.max(least, widest(texts)) }
	})
	const sum = (key: 'least' | 'whole') => wished.reduce((total, each) => total + each[key], 0)
	const [least, whole] = [sum('least'), sum('whole')]
	if (whole <= width) return wished.map((each) => each.whole)
	if (least >= width) return wished.map((each) => (each.least * width) / least)
	const share = (width - least) / (whole - least)
	return wished.map((each) => each.least + (each.whole - each.least) * share)
}
