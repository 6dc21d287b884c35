/** A report as a PDF: tagged, with an outline, contents, links and its fonts. */
import type { Locale } from '#lib/figures/text/locale.ts'
import { wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import { prose, type Block, type Prose, type Report } from '../report/document.ts'
import { beginning, writeBlock } from './blocks.ts'
import { pdfWriter } from './document.ts'
import { Flow, MARGIN } from './flow.ts'
import type { Pen } from './pen.ts'
import type { Typeface } from './typefaces.ts'

/** Sizes of letters, points: of what stands below a page, and of its classification. */
const FOOT = 7
const MARK = 9

/** Sizes at which a report that is to fit one page is tried, as parts of the usual; the last is taken whatever comes. */
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7]

/**
 * Writes a report as PDF. The same report, fonts and day give the same bytes. A report that is to fit `onePage` is
 * written in smaller letters until it does.
 */
export async function reportPdf(
	report: Report,
	{ typefaces, locale }: { typefaces: readonly Typeface[]; locale: Locale }
): Promise<Uint8Array<ArrayBuffer>> {
	const writer = await pdfWriter(textOf(report), typefaces)
	const head = {
		title: report.title,
		subject: report.subtitle,
		exported: report.meta.exported,
		language: locale.words.notation.tag,
		size: report.meta.marks.paper.toUpperCase()
	}
	for (const scale of report.onePage ? SCALES : [1]) {
		const pen = writer.begin(head)
		write(pen, report, locale, { scale, boxes: writer.boxes })
		const fits = !report.onePage || pen.doc.bufferedPageRange().count === 1 || scale === SCALES.at(-1)
		if (fits) return writer.end(pen)
	}
	throw new Error('A report was written at no size')
}

function write(pen: Pen, report: Report, locale: Locale, { scale, boxes }: { scale: number; boxes: number }) {
	const { doc } = pen
	const words = locale.words.report
	const root = doc.struct('Document')
	doc.addStructure(root)
	doc.addPage()
	const flow = new Flow(pen, root, scale)
	flow.heading(report.title, 1, 0)
	flow.paragraph(prose(report.subtitle), { grey: true })
	const contents = report.sections.length > 6 ? contentsRoom(flow, report, words.contents) : null
	const pages: number[] = []
	for (const { heading, blocks } of report.sections) {
		flow.heading(heading, 2, blocks[0] ? beginning(flow, blocks[0]) : 0)
		pages.push(doc.bufferedPageRange().count)
		doc.outline.addItem(heading)
		for (const block of blocks) writeBlock(flow, block)
	}
	if (boxes > 0) flow.paragraph(prose(words.boxes({ count: boxes })), { grey: true })
	contents?.(pages)
	root.end()
	feet(pen, report, locale)
}

/** Between the two columns of the contents, points. */
const BETWEEN = 24

/** Leaves room for the contents, in two columns; the function returned writes them when the pages are known. */
function contentsRoom(flow: Flow, report: Report, heading: string): (pages: readonly number[]) => void {
	const { pen, root } = flow
	const size = 9
	const step = size * 1.5
	const lines = Math.ceil(report.sections.length / 2)
	const width = (flow.width - BETWEEN) / 2
	flow.heading(heading, 2, lines * step)
	const top = flow.y
	flow.y += lines * step + 6
	const toc = pen.doc.struct('TOC')
	root.add(toc)
	return (pages) => {
		pen.doc.switchToPage(0)
		for (const [k, section] of report.sections.entries()) {
			const y = top + ((k % lines) + 1) * step - size * 0.4
			const x = MARGIN.left + (k < lines ? 0 : width + BETWEEN)
			const item = pen.doc.struct('TOCI', {}, [
				() => {
					pen.line([{ text: section.heading, weight: 'regular', fill: 'ink' }], x, y, size)
					pen.line([{ text: String(pages[k]), weight: 'regular', fill: 'muted' }], x + width, y, size, 'end')
				}
			])
			toc.add(item)
		}
		toc.end()
	}
}

/** Around every page: its classification; below, what the report is of, the notice, and which page it is. */
function feet(pen: Pen, report: Report, { words, numbers }: Locale) {
	const { doc } = pen
	const { classification } = report.meta.marks
	const { count } = doc.bufferedPageRange()
	const about = words.page.report.foot({ ...report.meta, version: report.meta.model.version })
	for (let page = 0; page < count; page++) {
		doc.switchToPage(page)
		const { width, height } = doc.page
		doc.markContent('Artifact', { type: 'Pagination' })
		const y = height - MARGIN.bottom + 12
		for (const line of [MARGIN.top - 24, height - 8])
			pen.line([{ text: classification, weight: 'strong', fill: 'ink' }], width / 2, line, MARK, 'middle')
		pen.rule(MARGIN.left, y, width - MARGIN.left - MARGIN.right)
		const lines = wrapSpans(
			[{ text: `${about}. ${report.meta.notice}`, weight: 'regular', fill: 'muted' }],
			width - MARGIN.left - MARGIN.right - 70,
			FOOT
		)
		for (const [k, line] of lines.slice(0, 3).entries()) pen.line(line, MARGIN.left, y + 11 + k * FOOT * 1.3, FOOT)
		const text = words.report.pageOf({ page: numbers.full(page + 1), count: numbers.full(count) })
		pen.line([{ text, weight: 'regular', fill: 'muted' }], width - MARGIN.right, y + 11, FOOT, 'end')
		doc.endMarkedContent()
	}
}

/** Every text that a report shows. */
function textOf({ title, subtitle, sections, meta }: Report): string {
	const ofProse = (parts: Prose) => parts.map(({ text }) => text).join('')
	const ofBlock = (block: Block): string => {
		switch (block.kind) {
			case 'paragraph':
				return ofProse(block.prose)
			case 'list':
				return block.items.map(ofProse).join('')
			case 'table':
				return JSON.stringify(block.table)
			case 'figure':
				return JSON.stringify(block.scene)
			case 'sources':
				return JSON.stringify(block.items)
		}
	}
	return [
		title,
		subtitle,
		JSON.stringify(meta),
		...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.map(ofBlock)])
	].join('')
}
