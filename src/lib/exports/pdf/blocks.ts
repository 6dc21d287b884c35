/** The blocks of a report on pages. */
import type { Scene, Span } from '#lib/figures/scene/scene.ts'
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Block, Prose, SourceItem } from '../report/document.ts'
import { INDENT, LEADING, MARGIN, type Element, type Flow } from './flow.ts'
import type { Pen } from './pen.ts'
import { tableBeginning, writeTable } from './table.ts'

/** Writes a block of a report. */
export function writeBlock(flow: Flow, block: Block) {
	switch (block.kind) {
		case 'paragraph':
			return flow.paragraph(block.prose, { size: paragraphSize(flow, block), grey: block.note })
		case 'list':
			return writeList(flow, block.items, block.ordered)
		case 'table':
			return writeTable(flow, block.table, block.captioned)
		case 'figure':
			return writeFigure(flow, block.scene)
		case 'sources':
			return writeSources(flow, block.items)
	}
}

/** The part of a block that stays with the heading above it, points: two lines, a head with its first row, a figure as small as it may be. */
export function beginning(flow: Flow, block: Block): number {
	const twoLines = (prose: Prose, size: number, width = flow.width) =>
		Math.min(wrapSpans(spansOf(prose), width, size).length, 2) * size * LEADING
	switch (block.kind) {
		case 'paragraph':
			return twoLines(block.prose, paragraphSize(flow, block))
		case 'list':
			return twoLines(block.items[0] ?? [], flow.size('body'), flow.width - INDENT)
		case 'table':
			return tableBeginning(flow, block.table, block.captioned)
		case 'figure':
			return block.scene.height * figureScale(flow, block.scene) * SMALLER
		case 'sources':
			return block.items[0] ? sourceLines(flow, block.items[0]).height : 0
	}
}

function paragraphSize(flow: Flow, { lead, note }: Extract<Block, { kind: 'paragraph' }>): number {
	if (lead) return flow.size('lead')
	return flow.size(note ? 'small' : 'body')
}

function writeList(flow: Flow, items: readonly Prose[], ordered: boolean) {
	const size = flow.size('body')
	const list = flow.pen.doc.struct('L')
	flow.root.add(list)
	for (const [k, item] of items.entries()) {
		const lines = wrapSpans(spansOf(item), flow.width - INDENT, size)
		flow.need(Math.min(lines.length, 2) * size * LEADING)
		const entry = flow.pen.doc.struct('LI')
		list.add(entry)
		const mark = ordered ? `${k + 1}.` : '•'
		flow.tag(
			'Lbl',
			() => flow.pen.line([{ text: mark, weight: 'regular', fill: 'muted' }], MARGIN.left, flow.y + size * 1.06, size),
			entry
		)
		flow.lines(lines, size, 'LBody', entry, MARGIN.left + INDENT)
		flow.y += 2 * flow.scale
		entry.end()
	}
	list.end()
	flow.y += 3 * flow.scale
}

/** A figure is at most as wide as the text, and as high as a page has room for below a heading. */
const figureScale = (flow: Flow, { width, height }: Scene) => Math.min(flow.width / width, flow.most / height)

/** A figure may be drawn smaller by this, so that it stands on the page that was begun. */
const SMALLER = 0.78

/** A figure stands whole on one page: somewhat smaller where that fills the room that is left. */
function writeFigure(flow: Flow, scene: Scene) {
	const full = figureScale(flow, scene)
	flow.need(scene.height * full * SMALLER)
	const scale = Math.min(full, (flow.bottom - flow.y) / scene.height)
	const x = MARGIN.left + (flow.width - scene.width * scale) / 2
	flow.root.add(figureOf(flow.pen, scene, { x, y: flow.y, scale }))
	flow.y += scene.height * scale + 8 * flow.scale
}

/** A figure with its top left at a place, `scale` points for each pixel, and in words for those who do not see it. */
export function figureOf(pen: Pen, scene: Scene, { x, y, scale }: { x: number; y: number; scale: number }): Element {
	const bbox = [x, y, x + scene.width * scale, y + scene.height * scale]
	const alt = scene.description === '' ? scene.title : `${scene.title}. ${scene.description}`
	return pen.doc.struct('Figure', { alt, bbox } as object, [() => pen.scene(scene, x, y, scale)])
}

function writeSources(flow: Flow, items: readonly SourceItem[]) {
	const size = flow.size('small')
	const { doc } = flow.pen
	const list = doc.struct('L')
	flow.root.add(list)
	for (const item of items) {
		const { url } = item
		const { lines, address, height } = sourceLines(flow, item)
		flow.need(height)
		const entry = doc.struct('LI')
		list.add(entry)
		flow.lines(lines, size + 0.5, 'LBody', entry)
		if (url !== null) writeLink(flow, address, url, entry)
		flow.y += 3 * flow.scale
		entry.end()
	}
	list.end()
}

/** A source and its address, in lines, and the height of both, points. */
function sourceLines(flow: Flow, { id, text, url }: SourceItem) {
	const size = flow.size('small')
	const lines = wrapSpans([{ text: `[${id}] ${text}`, weight: 'regular', fill: 'ink' }], flow.width, size + 0.5)
	const address = url === null ? [] : wrapSpans([{ text: url, weight: 'regular', fill: 'muted' }], flow.width, size)
	return { lines, address, height: (lines.length * (size + 0.5) + address.length * size) * LEADING }
}

function writeLink(flow: Flow, lines: readonly Span[][], url: string, parent: Element) {
	const size = flow.size('small')
	const { doc } = flow.pen
	const link = doc.struct('Link')
	parent.add(link)
	const top = flow.y
	link.add(() => lines.forEach((line) => flow.line(line, size)))
	doc.link(MARGIN.left, top, flow.width, flow.y - top, url, {
		structParent: link,
		Contents: new String(url)
	} as object)
	link.end()
}
