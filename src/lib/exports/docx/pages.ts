/**
 * Which page each section of a report begins on, for the contents: lines are broken by the widths of their letters, and
 * blocks set one below the other. Word's own numbers replace them when a reader updates the contents. The estimator of
 * the package `docx` is nearer to Word, and takes several times as long as all else of a document.
 */
import type { Table } from '#lib/figures/tables/tables.ts'
import { wrapText } from '#lib/figures/scene/text-width.ts'
import { columnWidths, headingOf } from '../column-widths.ts'
import type { Block, Prose, Report, Section } from '../report/document.ts'
import { LINE, POINTS } from '../office/faces.ts'
import { AFTER_TABLE, BESIDE_FIGURE, CELL_ROOM, INDENTS, roomOf, SET, type Setting } from './styles.ts'
import { PADDING, WORD_SETTING } from './table.ts'

/** Where the pen stands: a page, and how far down it, pixels. */
interface Pen {
	page: number
	down: number
	height: number
}

/** A piece that stands on one page; `keeps` is the height of what has to follow it there. */
interface Piece {
	height: number
	keeps?: number
	/** Comes back at the top of each page that a later piece begins. */
	head?: number
}

/** Returns the page of each section, in order. */
export function sectionPages(report: Report, isLandscape: (section: Section) => boolean): number[] {
	const { paper } = report.meta.marks
	const upright = roomOf(paper, false)
	const pen: Pen = { page: 1, down: 0, height: upright.height }
	let across: boolean | null = null
	set(pen, { height: textHeight(report.title, SET.title, upright.width) })
	set(pen, { height: textHeight(report.subtitle, SET.subtitle, upright.width) })
	return report.sections.map((section, place) => {
		const landscape = isLandscape(section)
		if (across !== null && landscape !== across) Object.assign(pen, { page: pen.page + 1, down: 0 })
		across = landscape
		const room = roomOf(paper, landscape)
		const { width } = room
		pen.height = room.height
		const pieces = section.blocks.flatMap((block) => piecesOf(block, section.heading, room))
		set(pen, { height: textHeight(section.heading, SET.heading, width), keeps: pieces[0]?.height ?? 0 })
		const { page } = pen
		for (const piece of pieces) set(pen, piece)
		if (place === 0) {
			set(pen, { height: textHeight('', SET.heading, width) })
			for (const { heading } of report.sections) set(pen, { height: textHeight(heading, SET.entry, width) })
		}
		return page
	})
}

/** Moves the pen past a piece, to the next page where it does not fit. */
function set(pen: Pen, { height, keeps = 0, head = 0 }: Piece): void {
	if (pen.down > 0 && pen.down + height + keeps > pen.height) Object.assign(pen, { page: pen.page + 1, down: head })
	pen.down += height
}

/** Points as pixels. */
const px = (points: number) => points / POINTS

const lineHeight = ({ size, line }: Setting) => px(size * LINE * line)

function linesOf(text: string, { size }: Setting, width: number): number {
	return wrapText(text, width, px(size)).length
}

function textHeight(text: string, setting: Setting, width: number): number {
	return px(setting.before + setting.after) + linesOf(text, setting, width) * lineHeight(setting)
}

/** A paragraph breaks between its lines, so each is a piece. */
function linePieces(text: string, setting: Setting, width: number): Piece[] {
	const count = linesOf(text, setting, width)
	return Array.from({ length: count }, (_, place) => ({
		height: lineHeight(setting) + px((place === 0 ? setting.before : 0) + (place === count - 1 ? setting.after : 0))
	}))
}

const textOf = (prose: Prose) => prose.map(({ text }) => text).join('')

function piecesOf(block: Block, heading: string, { width, height }: ReturnType<typeof roomOf>): Piece[] {
	switch (block.kind) {
		case 'paragraph':
			return linePieces(textOf(block.prose), block.lead ? SET.lead : SET.text, width)
		case 'list':
			return block.items.flatMap((item) => linePieces(textOf(item), SET.item, width - INDENTS.dots))
		case 'sources':
			return block.items.flatMap(({ text, url }) =>
				linePieces(`${text} ${url ?? ''}`, SET.item, width - INDENTS.sources)
			)
		case 'table':
			return tablePieces(block.table, block.captioned ? block.table.caption : heading, width)
		case 'figure':
			return [{ height: height - BESIDE_FIGURE }]
	}
}

function tablePieces(table: Table, caption: string, width: number): Piece[] {
	const widths = columnWidths(table, width, WORD_SETTING)
	const rowHeight = (texts: readonly string[]) => {
		const lines = texts.map((text, place) => linesOf(text, SET.cell, widths[place]! - PADDING * 2))
		return Math.max(...lines) * lineHeight(SET.cell) + px(CELL_ROOM * 2)
	}
	const head = rowHeight(table.columns.map(headingOf))
	const rows = table.rows.map((row): Piece => ({ height: rowHeight(row.cells.map(({ text }) => text)), head }))
	const opening = { height: textHeight(caption, SET.caption, width), keeps: head + (rows[0]?.height ?? 0) }
	return [opening, { height: head }, ...rows, { height: px(AFTER_TABLE) }]
}
