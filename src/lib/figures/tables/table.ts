import type { Plan } from '#lib/engine/index.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Chain, Figure, ShareFigure } from '#lib/model/chain.ts'
import { leastAmount } from '../tolerances.ts'
import type { Locale } from '../text/locale.ts'
import { headlineAmounts, toldAmount } from '../text/number-format.ts'

/** A cell: its value for files, and its text for readers. An unknown number is null, and its text says so. */
export interface Cell {
	value: number | string | null
	text: string
	/** Its text in documents, which tell amounts as sentences do; left out where that is the same. */
	told?: string
}

/** The heading of a column. */
export interface ColumnDefinition {
	key: string
	label: string
	/** Unit of the numbers in it; null for text. */
	unit: string | null
	numeric: boolean
	/** What its numbers are, where they are no amounts. */
	kind?: ColumnKind
}

/** A fraction of 1, which readers are shown as per cent; or a calendar year, whose digits are never grouped. */
export type ColumnKind = 'share' | 'year'

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
	/** Left out for text, and for a column with a kind. */
	unit?: string
	kind?: ColumnKind
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
		columns: columns.map(({ key, label, unit, kind }) => ({
			key,
			label,
			unit: unit ?? (kind ? '' : null),
			numeric: (unit ?? kind) !== undefined,
			...(kind ? { kind } : {})
		})),
		rows: items.map((item) => ({ key: key(item), cells: columns.map((column) => column.cell(item)) }))
	}
}

/** Makers of cells and of the columns that many tables share. */
export interface Cells {
	text(value: string | null | undefined): Cell
	/** Full precision, in documents as sentences and pictures tell it; null is a number that nobody knows. */
	number(value: number | null): Cell
	/** A number that the model states: whole in documents too. */
	stated(value: number | null): Cell
	/** As a number, but shown as the headline shows what is delivered. */
	total(value: number): Cell
	/** As a number, but shown as sentences and pictures tell it. */
	told(value: number): Cell
	/** As a number, but shown with three significant figures: costs, and what a step builds, are no better known. */
	rounded(value: number | null): Cell
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

/** A column of fractions of 1, shown as per cent; null where nothing is known. */
export function shareColumn<T>(
	{ key, label }: Pick<ColumnDefinition, 'key' | 'label'>,
	{ words, numbers }: Pick<Locale, 'words' | 'numbers'>,
	of: (item: T) => number | null
): Column<T> {
	const cell = (item: T): Cell => {
		const share = of(item)
		return { value: share, text: share === null ? words.chain.unknown : numbers.percent(share) }
	}
	return { key, label, kind: 'share', cell }
}

/** A column of calendar years; empty where there is none. */
export function yearColumn<T>(
	{ key, label }: Pick<ColumnDefinition, 'key' | 'label'>,
	{ numbers }: Pick<Locale, 'numbers'>,
	of: (item: T) => number | null | undefined
): Column<T> {
	const cell = (item: T): Cell => {
		const year = of(item) ?? null
		return { value: year, text: year === null ? '' : numbers.year(year) }
	}
	return { key, label, kind: 'year', cell }
}

/** A table as documents have it: amounts in the digits of the sentences beside it. Whole digits stand in files of data. */
export function inDocument(table: Table): Table {
	const rows = table.rows.map((row) => ({
		...row,
		cells: row.cells.map(({ told, ...cell }) => ({ ...cell, text: told ?? cell.text }))
	}))
	return { ...table, rows }
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
	const stated = (value: number | null): Cell =>
		value === null
			? { value: null, text: words.chain.unknown }
			: { value, text: numbers.full(Math.abs(value) < least ? 0 : value) }
	const number = (value: number | null): Cell => {
		const cell = stated(value)
		const told = value === null ? cell.text : numbers.full(toldAmount(plan, value))
		return told === cell.text ? cell : { ...cell, told }
	}
	return {
		text: textCell,
		number,
		stated,
		total: (value) => ({ value, text: numbers.full(headlineAmounts(plan.demand, value).delivered) }),
		told: (value) => ({ value, text: numbers.full(toldAmount(plan, value)) }),
		rounded: (value) => (value === null ? number(value) : { value, text: numbers.picture(value) }),
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
