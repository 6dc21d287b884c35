import type { Plan } from '#lib/engine/index.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Chain, Figure, ShareFigure } from '#lib/model/chain.ts'
import { leastAmount } from '../tolerances.ts'
import type { Locale } from '../text/locale.ts'
import { headlineAmounts } from '../text/number-format.ts'

/** A cell: its value for files, and its text for readers. An unknown number is null, and its text says so. */
export interface Cell {
	value: number | string | null
	text: string
}

/** The heading of a column. */
export interface ColumnDefinition {
	key: string
	label: string
	/** Unit of the numbers in it; null for text. */
	unit: string | null
	numeric: boolean
}

/** A row of a table. */
export interface TableRow {
	key: string
	/** One a column, in the columns' order. */
	cells: Cell[]
}

/** A table as plain data, for the page and for files. */
export interface Table {
	id: string
	caption: string
	columns: ColumnDefinition[]
	rows: TableRow[]
}

/** One column of a table of things: how it is headed, and what it says of each. */
export interface Column<T> {
	key: string
	label: string
	unit?: string
	cell(item: T): Cell
}

/** A table of things, one row each. */
export function tableOf<T>(
	id: string,
	caption: string,
	columns: readonly Column<T>[],
	items: readonly T[],
	key: (item: T) => string
): Table {
	return {
		id,
		caption,
		columns: columns.map(({ key, label, unit }) => ({ key, label, unit: unit ?? null, numeric: unit !== undefined })),
		rows: items.map((item) => ({ key: key(item), cells: columns.map((column) => column.cell(item)) }))
	}
}

/** Makers of cells and of the columns that many tables share. */
export interface Cells {
	text(value: string | null | undefined): Cell
	/** Full precision; null is a number that nobody knows. */
	number(value: number | null): Cell
	/** As a number, but shown as the headline shows what is delivered. */
	total(value: number): Cell
	/** As a number, but shown with three significant figures: costs, and what a step builds, are no better known. */
	rounded(value: number | null): Cell
	/** A fraction, shown and stored as per cent. */
	percent(fraction: number): Cell
	figure(figure: Figure | null): Cell
	/** Status, confidence and sources of a figure. */
	origin<T>(figureOf: (item: T) => Figure | null): Column<T>[]
	/** The base unit a year. */
	unit: string
}

/** The status of a figure, or that it was set by hand; files have the word of the format, readers that of the catalogue. */
export function statusCell(figure: Figure | ShareFigure | null, { figures: { tables }, page }: Words): Cell {
	if (figure === null) return NOTHING
	if (figure.byHand) return { value: tables.byHand, text: tables.byHand }
	return { value: figure.status, text: page.status[figure.status] }
}

/** The confidence in a figure; empty for one that was set by hand. */
export function confidenceCell(figure: Figure | ShareFigure | null, { page }: Words): Cell {
	if (figure === null || figure.byHand) return NOTHING
	return { value: figure.confidence, text: page.confidence[figure.confidence] }
}

const NOTHING: Cell = { value: null, text: '' }

/** A cell of text; empty where there is none. */
export function textCell(text: string | null | undefined): Cell {
	return { value: text ?? null, text: text ?? '' }
}

/** Returns the makers of cells for one plan and one locale. Amounts that are only rounding are shown as 0. */
export function cellsOf(chain: Chain, plan: Plan, { words, numbers }: Locale): Cells {
	const least = leastAmount(plan)
	const { columns } = words.figures.tables
	const number = (value: number | null): Cell =>
		value === null
			? { value: null, text: words.chain.unknown }
			: { value, text: numbers.full(Math.abs(value) < least ? 0 : value) }
	return {
		text: textCell,
		number,
		total: (value) => ({ value, text: numbers.full(headlineAmounts(plan.demand, value).delivered) }),
		rounded: (value) => (value === null ? number(value) : { value, text: numbers.picture(value) }),
		percent: (fraction) => ({ value: fraction * 100, text: numbers.full(fraction * 100) }),
		figure: (figure) => {
			if (figure === null) return NOTHING
			return figure.state === 'none' ? { value: 0, text: words.chain.none } : number(figure.value)
		},
		origin: (figureOf) => [
			{ key: 'status', label: columns.status, cell: (item) => statusCell(figureOf(item), words) },
			{ key: 'confidence', label: columns.confidence, cell: (item) => confidenceCell(figureOf(item), words) },
			{ key: 'sources', label: columns.sources, cell: (item) => textCell(figureOf(item)?.sources.join(' ')) }
		],
		unit: words.figures.perYear({ unit: chain.unit })
	}
}
