/** Tables of PresentationML, each as large as its slide allows. */
import { wrapText } from '#lib/figures/scene/text-width.ts'
import type { Cell, Table } from '#lib/figures/tables/tables.ts'
import { columnWidths, headingOf } from '../column-widths.ts'
import { colourOf } from '../office/drawing.ts'
import { LINE } from '../office/faces.ts'
import { emu, named, placeOf, run, type Ids } from './shapes.ts'
import type { Item } from '../slides/slide.ts'

/** Sizes of type that a table may be set in, pixels; the largest that fits is taken. */
const SIZES = [24, 22, 20, 18, 17, 16, 15, 14, 13]
/** Beside the text of a cell, and above and below it, pixels. */
const PADDING = 6
const ABOVE = 3

/** Widths and heights of a table as it is set. */
export interface Setting {
	size: number
	widths: number[]
	/** Of the head, then of each row that fits. */
	heights: number[]
}

/** Height of a table as it is set, pixels. */
export const heightOf = ({ heights }: Setting) => sumOf(heights)

/** Sets a table in a room: how large its type is, and how many of its rows there is room for. */
export function settingOf(table: Table, room: { width: number; height: number }): Setting {
	const settings = SIZES.map((size) => settingIn(table, room.width, size))
	const fits = settings.find(({ heights }) => sumOf(heights) <= room.height)
	if (fits) return fits
	const least = settings.at(-1)!
	const count = least.heights.findIndex((_, place) => sumOf(least.heights.slice(0, place + 1)) > room.height)
	return { ...least, heights: least.heights.slice(0, count) }
}

function settingIn(table: Table, width: number, size: number): Setting {
	const widths = columnWidths(table, width, { size, padding: PADDING * 2, loose: LOOSE, fills: true })
	const rowHeight = (texts: readonly string[]) => {
		const lines = texts.map(
			(text, place) => wrapText(text, (widths[place]! - PADDING * 2) / LOOSE, size, 'strong').length
		)
		return Math.max(...lines) * size * LINE + ABOVE * 2
	}
	const rows = table.rows.map(({ cells }) => rowHeight(cells.map(({ text }) => text)))
	return { size, widths, heights: [rowHeight(table.columns.map(headingOf)), ...rows] }
}

/** Lines are broken as if letters were this much wider: faces differ, and a row must not grow past the slide. */
const LOOSE = 1.06

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** A table as a frame on a slide. */
export function tableFrame({ box, table }: Extract<Item, { kind: 'table' }>, ids: Ids): string {
	const { size, widths, heights } = settingOf(table, box)
	const columns = widths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('')
	const head = table.columns.map((column) => ({ value: null, text: headingOf(column) }))
	const rows = [head, ...table.rows.map((row) => row.cells)].slice(0, heights.length).map((cells, place) => {
		const written = cells.map((cell, at) =>
			cellOf(cell, { size, isHead: place === 0, toRight: table.columns[at]!.numeric })
		)
		return `<a:tr h="${emu(heights[place]!)}">${written.join('')}</a:tr>`
	})
	const frame = placeOf({ ...box, height: sumOf(heights) }, 'p')
	return `<p:graphicFrame><p:nvGraphicFramePr>${named(ids(), table.caption, table.caption)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${frame}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns}</a:tblGrid>${rows.join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
}

interface CellStyle {
	size: number
	isHead: boolean
	toRight: boolean
}

function cellOf({ text }: Cell, { size, isHead, toRight }: CellStyle): string {
	const rule = `<a:lnB w="${isHead ? 19050 : 6350}"><a:solidFill><a:srgbClr val="${colourOf(isHead ? 'ink' : 'rule')}"/></a:solidFill></a:lnB>`
	const none = ['L', 'R', 'T'].map((side) => `<a:ln${side}><a:noFill/></a:ln${side}>`).join('')
	const content =
		text === '' ? `<a:endParaRPr sz="${size * 75}"/>` : run(text, { size, colour: colourOf('ink'), bold: isHead })
	const inset = `marL="${emu(PADDING)}" marR="${emu(PADDING)}" marT="${emu(ABOVE)}" marB="${emu(ABOVE)}"`
	return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="${toRight ? 'r' : 'l'}"/>${content}</a:p></a:txBody><a:tcPr ${inset} anchor="${isHead ? 'b' : 't'}">${none}${rule}<a:noFill/></a:tcPr></a:tc>`
}
