/** Tables on pages: tagged, with a head that comes back on each. */
import type { Span } from '#lib/figures/scene/scene.ts'
import { wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import { columnWidths, headingOf } from '../column-widths.ts'
import { LEADING, MARGIN, type Flow } from './flow.ts'

const SIZE = 7.5
const CAPTION = 8.5
/** Between the texts of neighbouring columns. */
const PADDING = 6

/** The lines of each cell of a row. */
type Row = readonly (readonly Span[][])[]

const heightOf = (row: Row) => Math.max(...row.map((lines) => lines.length)) * SIZE * LEADING + 4

/** A table set in lines, or the first of its rows. */
interface Setting {
	widths: number[]
	caption: readonly Span[][]
	head: Row
	rows: Row[]
}

function settingOf(flow: Flow, table: Table, captioned: boolean, count = table.rows.length): Setting {
	const widths = columnWidths(table, flow.width, { size: SIZE, padding: PADDING })
	const rowOf = (texts: readonly string[], weight: Span['weight']): Row =>
		texts.map((text, k) => wrapSpans([{ text, weight, fill: 'ink' }], widths[k]! - PADDING, SIZE))
	return {
		widths,
		caption: captioned ? wrapSpans([{ text: table.caption, weight: 'strong', fill: 'ink' }], flow.width, CAPTION) : [],
		head: rowOf(table.columns.map(headingOf), 'strong'),
		rows: table.rows.slice(0, count).map(({ cells }) =>
			rowOf(
				cells.map(({ text }) => text),
				'regular'
			)
		)
	}
}

/** A table of so many rows stays whole; of a longer one the first two rows stay with the head. */
const SHORT = 6
const together = (count: number) => (count <= SHORT ? count : 2)

/** Caption, head and the first rows, which stay together: their height, points. */
const beginningOf = ({ caption, head, rows }: Setting) =>
	caption.length * CAPTION * LEADING +
	(caption.length > 0 ? 2 : 0) +
	[head, ...rows.slice(0, together(rows.length))].reduce((sum, row) => sum + heightOf(row), 0)

/** The part of a table that stays with what stands above it, points. */
export function tableBeginning(flow: Flow, table: Table, captioned: boolean): number {
	return (captioned ? 4 * flow.scale : 0) + beginningOf(settingOf(flow, table, captioned, together(table.rows.length)))
}

/** Writes a table. The first head is for all readers, those on later pages for the eye alone. */
export function writeTable(flow: Flow, table: Table, captioned: boolean) {
	const { doc } = flow.pen
	const setting = settingOf(flow, table, captioned)
	const { widths, caption, head, rows } = setting
	flow.space(captioned ? 4 : 0)
	flow.need(beginningOf(setting))
	const element = doc.struct('Table')
	flow.root.add(element)
	if (captioned) {
		flow.lines(caption, CAPTION, 'Caption', element)
		flow.y += 2
	}
	const grid = new Grid(flow, table, widths)
	grid.row(head, 'TH', element)
	for (const row of rows) {
		if (flow.need(heightOf(row))) grid.headAgain(head)
		grid.row(row, 'TD', element)
	}
	element.end()
	flow.y += 8
}

/** Draws cells in columns of given widths. */
class Grid {
	constructor(
		readonly flow: Flow,
		readonly table: Table,
		readonly widths: readonly number[]
	) {}

	/** Writes a row and the rule below it; heads of columns or cells. */
	row(row: Row, type: 'TH' | 'TD', parent: ReturnType<Flow['pen']['doc']['struct']>) {
		const { doc } = this.flow.pen
		const tr = doc.struct('TR')
		parent.add(tr)
		for (const [k, lines] of row.entries())
			tr.add(doc.struct(type, (type === 'TH' ? { scope: 'Column' } : {}) as object, [() => this.#cell(lines, k)]))
		tr.end()
		this.#rule(row, type === 'TH')
	}

	/** Writes the head of a further page. */
	headAgain(head: Row) {
		const { doc } = this.flow.pen
		doc.markContent('Artifact', { type: 'Layout' })
		for (const [k, lines] of head.entries()) this.#cell(lines, k)
		doc.endMarkedContent()
		this.#rule(head, true)
	}

	#cell(lines: readonly Span[][], k: number) {
		const { pen, y } = this.flow
		const left = MARGIN.left + this.widths.slice(0, k).reduce((sum, each) => sum + each, 0)
		const { numeric } = this.table.columns[k]!
		for (const [n, line] of lines.entries()) {
			const baseline = y + 2 + (n + 1) * SIZE * LEADING - SIZE * 0.32
			if (numeric) pen.line(line, left + this.widths[k]! - PADDING / 2, baseline, SIZE, 'end')
			else pen.line(line, left + PADDING / 2, baseline, SIZE)
		}
	}

	/** Moves below a row and draws the rule there. */
	#rule(row: Row, strong: boolean) {
		const { flow } = this
		const { doc } = flow.pen
		flow.y += heightOf(row)
		const width = this.widths.reduce((sum, each) => sum + each, 0)
		doc.markContent('Artifact', { type: 'Layout' })
		flow.pen.rule(MARGIN.left, flow.y, width, strong ? 'ink' : 'rule', strong ? 0.8 : 0.4)
		doc.endMarkedContent()
	}
}
