/** The sheets of a Word report: paper upright, and across where a figure wants the width. */
import type { FileChild, ISectionOptions, ParagraphChild } from 'docx'
import type { Words } from '#lib/messages/index.ts'
import type { Report, Section } from '../report/document.ts'
import { writerOf } from './blocks.ts'
import type { Docx } from './library.ts'
import { sectionPages } from './pages.ts'
import { pageOf, roomOf, TWIPS } from './styles.ts'

interface Sheet {
	landscape: boolean
	children: FileChild[]
}

/** Writes a report: its title, its first section, the contents, then all else. */
export function sectionsOf(docx: Docx, report: Report, words: Words): ISectionOptions[] {
	const write = writerOf(docx, report, words)
	const pages = sectionPages(report, isLandscape)
	const sheets: Sheet[] = []
	report.sections.forEach((section, place) => {
		const landscape = isLandscape(section)
		if (sheets.at(-1)?.landscape !== landscape) sheets.push({ landscape, children: [] })
		const { children } = sheets.at(-1)!
		if (place === 0) children.push(...titleOf(docx, report))
		children.push(...write(section, landscape, bookmarkOf(place)))
		if (place === 0) children.push(...contentsOf(docx, report, pages, words))
	})
	const { notice, marks } = report.meta
	const { paper, classification } = marks
	const header = classification === '' ? {} : { headers: { default: headerOf(docx, classification) } }
	return sheets.map(({ landscape, children }) => ({
		properties: { page: pageOf(paper, landscape) },
		...header,
		footers: { default: footerOf(docx, { notice, words, width: roomOf(paper, landscape).width }) },
		children
	}))
}

function titleOf(docx: Docx, { title, subtitle }: Report): FileChild[] {
	return [
		new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [new docx.TextRun({ text: title })] }),
		new docx.Paragraph({ style: 'Subtitle', children: [new docx.TextRun({ text: subtitle })] })
	]
}

const isLandscape = ({ blocks }: Section) => blocks.some(({ kind }) => kind === 'figure')
const bookmarkOf = (place: number) => `section_${place + 1}`

/** The contents, with estimated numbers of pages; Word puts its own when it updates them. */
function contentsOf(docx: Docx, { sections }: Report, pages: readonly number[], { report }: Words): FileChild[] {
	const { contents } = report
	const cachedEntries = sections.map(({ heading }, place) => ({
		title: heading,
		level: 1,
		href: bookmarkOf(place),
		page: pages[place]!
	}))
	return [
		new docx.Paragraph({ style: 'ContentsHead', children: [new docx.TextRun({ text: contents })] }),
		new docx.TableOfContents(contents, {
			hyperlink: true,
			headingStyleRange: '1-1',
			beginDirty: false,
			cachedEntries
		})
	]
}

/** Stand-ins for the numbers of pages, which Word fills in. */
const [PAGE, PAGES] = ['{page}', '{count}']

interface FooterOptions {
	notice: string
	words: Words
	/** From margin to margin, pixels. */
	width: number
}

/** What stands above every page. */
function headerOf(docx: Docx, classification: string) {
	const text = new docx.TextRun({ text: classification, bold: true })
	return new docx.Header({
		children: [new docx.Paragraph({ style: 'Header', alignment: docx.AlignmentType.CENTER, children: [text] })]
	})
}

/** The notice, and which page it is of how many. */
function footerOf(docx: Docx, { notice, words, width }: FooterOptions) {
	const fields = new Map<string, ParagraphChild>([
		[PAGE, new docx.TextRun({ children: [docx.PageNumber.CURRENT] })],
		[PAGES, new docx.TextRun({ children: [docx.PageNumber.TOTAL_PAGES] })]
	])
	const numbered = words.report
		.pageOf({ page: PAGE, count: PAGES })
		.split(/(\{(?:page|count)\})/)
		.map((text) => fields.get(text) ?? new docx.TextRun({ text }))
	const right = { type: docx.TabStopType.RIGHT, position: Math.round(width * TWIPS) }
	return new docx.Footer({
		children: [
			new docx.Paragraph({ style: 'Footer', children: [new docx.TextRun({ text: notice })] }),
			new docx.Paragraph({
				style: 'Footer',
				tabStops: [right],
				children: [new docx.TextRun({ children: [new docx.Tab()] }), ...numbered]
			})
		]
	})
}
