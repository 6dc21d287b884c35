/** A table of a report as a Word table: its head comes back on every page, numbers stand to the right. */
import type { ParagraphChild, Table as WordTable, TableRow } from 'docx'
import type { Cell, ColumnDefinition, Table } from '#lib/figures/tables/tables.ts'
import { columnWidths, headingOf } from '../column-widths.ts'
import { POINTS } from '../office/faces.ts'
import { CITED } from '../report/document.ts'
import { CELL_ROOM, COLOURS, SET, TWIPS, twentieths } from './styles.ts'
import type { Docx } from './library.ts'

/** Writes a cell of sources as links to where they are listed. */
export type Linked = (ids: readonly string[]) => ParagraphChild[]

/** Size of type in tables, pixels. */
const TABLE_SIZE = SET.cell.size / POINTS
/** Left and right of a cell's text, pixels. */
export const PADDING = 4

/** Size and room of the text of tables; office programs have letters a little wider or narrower than they are measured. */
export const WORD_SETTING = { size: TABLE_SIZE, padding: PADDING * 2, loose: 1.06, fills: true }

/** Writes a table as wide as the text, pixels. */
export function wordTable(docx: Docx, table: Table, width: number, linked: Linked): WordTable {
	const { columns, rows } = table
	const widths = columnWidths(table, width, WORD_SETTING).map((each) => Math.round(each * TWIPS))
	const frame = { docx, widths, linked }
	const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
	return new docx.Table({
		columnWidths: widths,
		width: { size: widths.reduce((sum, each) => sum + each, 0), type: docx.WidthType.DXA },
		layout: docx.TableLayoutType.FIXED,
		borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
		rows: [headRow(frame, columns), ...rows.map((row, place) => bodyRow(frame, columns, row.cells, place === 0))]
	})
}

interface Frame {
	docx: Docx
	/** Of the columns, in {@link TWIPS}. */
	widths: readonly number[]
	linked: Linked
}

/** The head and the first row stay on the page of the next, so that no page ends with a head alone. */
function headRow(frame: Frame, columns: readonly ColumnDefinition[]): TableRow {
	const { docx } = frame
	return new docx.TableRow({
		tableHeader: true,
		cantSplit: true,
		children: columns.map((column, place) =>
			cellOf(frame, place, { style: 'TableHead', numeric: column.numeric, keepNext: true }, [
				new docx.TextRun({ text: headingOf(column) })
			])
		)
	})
}

function bodyRow(
	frame: Frame,
	columns: readonly ColumnDefinition[],
	cells: readonly Cell[],
	keepNext: boolean
): TableRow {
	return new frame.docx.TableRow({
		cantSplit: true,
		children: columns.map(({ key, numeric }, place) =>
			cellOf(frame, place, { style: 'TableText', numeric, keepNext }, contentOf(frame, key, cells[place]!))
		)
	})
}

function contentOf({ docx, linked }: Frame, key: string, { text }: Cell): ParagraphChild[] {
	if (key === 'sources') return linked(text.split(CITED).filter((id) => id !== ''))
	return [new docx.TextRun({ text })]
}

interface CellStyle {
	style: 'TableHead' | 'TableText'
	numeric: boolean
	keepNext: boolean
}

function cellOf(
	{ docx, widths }: Frame,
	place: number,
	{ style, numeric, keepNext }: CellStyle,
	children: ParagraphChild[]
) {
	const isHead = style === 'TableHead'
	const rule = { style: docx.BorderStyle.SINGLE, size: isHead ? 8 : 4, color: isHead ? COLOURS.ink : COLOURS.rule }
	return new docx.TableCell({
		width: { size: widths[place]!, type: docx.WidthType.DXA },
		margins: {
			top: twentieths(CELL_ROOM),
			bottom: twentieths(CELL_ROOM),
			left: PADDING * TWIPS,
			right: PADDING * TWIPS
		},
		verticalAlign: isHead ? docx.VerticalAlignTable.BOTTOM : docx.VerticalAlignTable.TOP,
		borders: { bottom: rule },
		children: [
			new docx.Paragraph({
				style,
				keepNext,
				alignment: numeric ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
				children
			})
		]
	})
}
