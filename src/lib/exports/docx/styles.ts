/** Type and measures of a Word report: its paper, and styles by the names under which Word lists them. */
import type { IPropertiesOptions } from 'docx'
import { colourOf } from '../office/drawing.ts'
import type { Paper } from '#lib/messages/papers.ts'
import { COMPLEX, EAST_ASIAN, LATIN } from '../office/faces.ts'

/** Colours of text and rules. */
export const COLOURS = {
	ink: colourOf('ink'),
	muted: colourOf('muted'),
	rule: colourOf('rule'),
	alarm: colourOf('alarm')
}

/** Papers, and the margins of all of them, twentieths of a point. */
const PAPERS: Readonly<Record<Paper, { width: number; height: number }>> = {
	a4: { width: 11906, height: 16838 },
	letter: { width: 12240, height: 15840 }
}
const MARGINS = { margin: 1134, foot: 1247 }
/** Twentieths of a point to a pixel, in which Word measures pages. */
export const TWIPS = 15

/** The paper of a section, as Word has it; `docx` turns it for landscape itself. */
export function pageOf(paper: Paper, landscape: boolean) {
	const { width, height } = PAPERS[paper]
	const { margin, foot } = MARGINS
	return {
		size: { width, height, orientation: landscape ? ('landscape' as const) : ('portrait' as const) },
		margin: { top: margin, right: margin, bottom: foot, left: margin, header: 567, footer: 510 }
	}
}

/** Room between the margins, pixels. */
export function roomOf(paper: Paper, landscape: boolean) {
	const { width, height } = PAPERS[paper]
	const { margin, foot } = MARGINS
	const across = (landscape ? height : width) - margin * 2
	const down = (landscape ? width : height) - margin - foot
	return { width: across / TWIPS, height: down / TWIPS }
}

/** Type of one kind of paragraph: its size, the room above and below, points, and the height of a line by its size. */
export interface Setting {
	size: number
	before: number
	after: number
	line: number
}

/** Of running text, more open than what stands in tables and figures. */
const OPEN = 1.1

/** The setting of each kind of paragraph: styles are made of it, and pages are estimated by it. */
export const SET = {
	title: { size: 20, before: 0, after: 4, line: OPEN },
	subtitle: { size: 12, before: 0, after: 10, line: OPEN },
	heading: { size: 13, before: 18, after: 6, line: OPEN },
	lead: { size: 14, before: 4, after: 6, line: OPEN },
	text: { size: 10, before: 0, after: 6, line: OPEN },
	item: { size: 10, before: 0, after: 3, line: OPEN },
	caption: { size: 9, before: 8, after: 4, line: OPEN },
	entry: { size: 10, before: 0, after: 2, line: OPEN },
	cell: { size: 8, before: 0, after: 0, line: 1 },
	figure: { size: 9, before: 0, after: 0, line: 1 },
	footer: { size: 7.5, before: 0, after: 0, line: 1 }
} satisfies Record<string, Setting>

/** Distance by which lists stand in, pixels. */
export const INDENTS = { dots: 19, numbers: 26, sources: 38 }

/** Room above and below the text of a cell, points. */
export const CELL_ROOM = 1.5

/** Height that a heading and a caption take beside a figure that has a page to itself, pixels. */
export const BESIDE_FIGURE = 120

/** Room below a table, points. */
export const AFTER_TABLE = 6

/** Twentieths of a point, in which Word measures. */
export const twentieths = (points: number) => Math.round(points * 20)

const FONT = { ascii: LATIN, hAnsi: LATIN, eastAsia: EAST_ASIAN, cs: COMPLEX }

type Styles = NonNullable<IPropertiesOptions['styles']>
type OwnStyle = NonNullable<Styles['paragraphStyles']>[number]

/** A paragraph style of Word; it counts type in half points, and lines in 240ths. */
function styleOf(
	{ size, before, after, line }: Setting,
	run: OwnStyle['run'] = {},
	paragraph: OwnStyle['paragraph'] = {}
) {
	const spacing = { before: twentieths(before), after: twentieths(after), line: line * 240 }
	return { run: { size: size * 2, ...run }, paragraph: { spacing, ...paragraph } }
}

const KEPT = { keepNext: true, keepLines: true }
const MUTED = { color: COLOURS.muted }

/** The styles of a report in a language, by its BCP 47 tag. */
export function stylesOf(language: string): Styles {
	const heading = { font: FONT, bold: true, color: COLOURS.ink }
	const text = styleOf(SET.text, { font: FONT, color: COLOURS.ink, language: { value: language } })
	return {
		default: {
			document: text,
			title: styleOf(SET.title, heading),
			heading1: styleOf(SET.heading, heading, KEPT),
			caption: styleOf(SET.caption, { font: FONT, bold: true, ...MUTED }, KEPT),
			hyperlink: { run: { color: COLOURS.ink, underline: { type: 'single', color: COLOURS.muted } } }
		},
		paragraphStyles: [
			own('Subtitle', 'Subtitle', styleOf(SET.subtitle, MUTED)),
			own('Lead', 'Lead', styleOf(SET.lead)),
			own('TableHead', 'TableHead', styleOf(SET.cell, { bold: true }, KEPT)),
			own('TableText', 'TableText', styleOf(SET.cell)),
			own('FigureText', 'FigureText', styleOf(SET.figure)),
			own('Footer', 'footer', styleOf(SET.footer, MUTED)),
			own('ContentsHead', 'ContentsHead', styleOf(SET.heading, { bold: true }, KEPT)),
			own('TOC1', 'toc 1', styleOf(SET.entry))
		],
		characterStyles: [{ id: 'IndexLink', name: 'IndexLink', run: {} }]
	}
}

/** A style beside those that every Word document has. */
function own(id: string, name: string, style: ReturnType<typeof styleOf>): OwnStyle {
	return { id, name, basedOn: 'Normal', quickFormat: true, ...style }
}
