/** The blocks of a report as paragraphs and tables of Word. */
import type { FileChild, INumberingOptions, ParagraphChild } from 'docx'
import type { Words } from '#lib/messages/index.ts'
import { CITED, type Block, type Prose, type Report, type Section, type SourceItem } from '../report/document.ts'
import type { Docx } from './library.ts'
import { figureRun } from './figure.ts'
import { AFTER_TABLE, BESIDE_FIGURE, COLOURS, INDENTS, roomOf, SET, TWIPS, twentieths } from './styles.ts'
import { wordTable } from './table.ts'

type Level = INumberingOptions['config'][number]['levels'][number]

function listOf(reference: keyof typeof INDENTS, format: Level['format'], text: string) {
	const left = INDENTS[reference] * TWIPS
	const paragraph = { indent: { left, hanging: left }, spacing: { after: twentieths(SET.item.after) } }
	return { reference, levels: [{ level: 0, format, text, alignment: 'left' as const, style: { paragraph } }] }
}

/** Numberings by name: dots, numbers, and the numbers of sources. */
export const LISTS: INumberingOptions['config'] = [
	listOf('dots', 'bullet', '•'),
	listOf('numbers', 'decimal', '%1.'),
	listOf('sources', 'decimal', '[%1]')
]

/** Writes one section after the other, numbering figures, tables and lists through all of them. */
export type Writer = (section: Section, landscape: boolean, bookmark: string) => FileChild[]

interface State {
	docx: Docx
	words: Words
	/** Place of each source in the list, by its id. */
	sources: ReadonlyMap<string, number>
	/** How many figures, tables and numbered lists there are so far. */
	count: Record<Counted, number>
}

type Counted = 'figure' | 'table' | 'list'

/** Returns the writer of a report's sections. */
export function writerOf(docx: Docx, { sections, meta }: Report, words: Words): Writer {
	const { paper } = meta.marks
	const items = sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'sources' ? block.items : []))
	)
	const sources = new Map(items.map(({ id }, place) => [id, place + 1]))
	const state: State = { docx, words, sources, count: { figure: 0, table: 0, list: 0 } }
	return (section, landscape, id) => [
		new docx.Paragraph({
			heading: docx.HeadingLevel.HEADING_1,
			children: [new docx.Bookmark({ id, children: [new docx.TextRun({ text: section.heading })] })]
		}),
		...section.blocks.flatMap((block) => blockChildren(state, block, section.heading, roomOf(paper, landscape)))
	]
}

type Room = ReturnType<typeof roomOf>

function blockChildren(state: State, block: Block, heading: string, room: Room): FileChild[] {
	const { docx } = state
	switch (block.kind) {
		case 'paragraph':
			return [new docx.Paragraph({ style: block.lead ? 'Lead' : undefined, children: runsOf(state, block.prose) })]
		case 'list':
			return listChildren(state, block.items, block.ordered)
		case 'table': {
			const linked = (ids: readonly string[]) => linksOf(state, ids)
			const caption = captionOf(state, 'table', block.captioned ? block.table.caption : heading)
			const after = new docx.Paragraph({ spacing: { after: 0, line: twentieths(AFTER_TABLE), lineRule: 'exact' } })
			return [caption, wordTable(docx, block.table, room.width, linked), after]
		}
		case 'figure': {
			const run = figureRun(docx, block.scene, { width: room.width, height: room.height - BESIDE_FIGURE })
			return [
				new docx.Paragraph({ keepNext: true, spacing: { line: 240, after: 0 }, children: [run] }),
				captionOf(state, 'figure', block.caption)
			]
		}
		case 'sources':
			return block.items.map((item) => sourceParagraph(state, item))
	}
}

function runsOf({ docx }: State, prose: Prose): ParagraphChild[] {
	return prose.map(
		({ text, strong, alarm }) => new docx.TextRun({ text, bold: strong, ...(alarm ? { color: COLOURS.alarm } : {}) })
	)
}

function listChildren(state: State, items: readonly Prose[], ordered: boolean): FileChild[] {
	const numbering = { reference: ordered ? 'numbers' : 'dots', level: 0, instance: ordered ? state.count.list++ : 0 }
	return items.map((item) => new state.docx.Paragraph({ numbering, children: runsOf(state, item) }))
}

/** A caption whose number Word counts anew when figures or tables come and go. */
function captionOf({ docx, words, count }: State, kind: 'figure' | 'table', text: string): FileChild {
	const number = ++count[kind]
	const label = words.report.counted[kind]
	return new docx.Paragraph({
		style: 'Caption',
		keepNext: kind === 'table',
		children: [
			new docx.TextRun({ text: `${label} ` }),
			new docx.SimpleField(`SEQ ${SEQUENCES[kind]} \\* ARABIC`, String(number)),
			new docx.TextRun({ text: `. ${text}` })
		]
	})
}

/** Word's own names of its counters, whatever the language. */
const SEQUENCES = { figure: 'Figure', table: 'Table' } as const

const bookmarkOf = (place: number) => `source_${place}`

/** The numbers of sources as links to the list of them. */
function linksOf({ docx, sources }: State, ids: readonly string[]): ParagraphChild[] {
	return ids.flatMap((id, place): ParagraphChild[] => {
		const run = new docx.TextRun({ text: id })
		const listed = sources.get(id)
		const link =
			listed === undefined ? run : new docx.InternalHyperlink({ anchor: bookmarkOf(listed), children: [run] })
		return place === 0 ? [link] : [new docx.TextRun({ text: CITED }), link]
	})
}

function sourceParagraph({ docx, sources }: State, { id, text, url }: SourceItem): FileChild {
	const named = new docx.Bookmark({ id: bookmarkOf(sources.get(id)!), children: [new docx.TextRun({ text })] })
	return new docx.Paragraph({
		numbering: { reference: 'sources', level: 0 },
		children: [named, ...(url === null ? [] : [new docx.TextRun({ text: ' ' }), addressOf(docx, url)])]
	})
}

/** An address as a link, where it is one of the web: any other is text. */
function addressOf(docx: Docx, url: string): ParagraphChild {
	const run = new docx.TextRun({ text: url, style: 'Hyperlink' })
	return /^https?:\/\//.test(url) && URL.canParse(url)
		? new docx.ExternalHyperlink({ link: new URL(url).href, children: [run] })
		: new docx.TextRun({ text: url })
}
