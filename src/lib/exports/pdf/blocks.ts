/** The blocks of a report on pages. */
import type { Scene, Span } from '#lib/figures/scene/scene.ts'
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Block, Prose, SourceItem } from '../report/document.ts'
import { INDENT, LEADING, MARGIN, type Element, type Flow } from './flow.ts'
import { writeTable } from './table.ts'

/** Writes a block of a report. */
export function writeBlock(flow: Flow, block: Block) {
	switch (block.kind) {
		case 'paragraph':
			return flow.paragraph(block.prose, block.lead ? { size: flow.size('lead') } : {})
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

/** A figure stands whole on one page, at most as wide as the text. */
function writeFigure(flow: Flow, scene: Scene) {
	const most = flow.bottom - MARGIN.top
	const scale = Math.min(flow.width / scene.width, most / scene.height)
	flow.need(scene.height * scale)
	const { y } = flow
	const box = [MARGIN.left, y, MARGIN.left + scene.width * scale, y + scene.height * scale] as [
		number,
		number,
		number,
		number
	]
	const alt = scene.description === '' ? scene.title : `${scene.title}. ${scene.description}`
	const figure = flow.pen.doc.struct('Figure', { alt, bbox: box } as object, [
		() => flow.pen.scene(scene, MARGIN.left, y, scale)
	])
	flow.root.add(figure)
	flow.y += scene.height * scale + 8 * flow.scale
}

function writeSources(flow: Flow, items: readonly SourceItem[]) {
	const size = flow.size('small')
	const { doc } = flow.pen
	const list = doc.struct('L')
	flow.root.add(list)
	for (const { text, url } of items) {
		const spans: Span[] = [{ text, weight: 'regular', fill: 'ink' }]
		const lines = wrapSpans(spans, flow.width, size + 0.5)
		const address = url === null ? [] : wrapSpans([{ text: url, weight: 'regular', fill: 'muted' }], flow.width, size)
		flow.need((lines.length + address.length) * size * LEADING + 4)
		const entry = doc.struct('LI')
		list.add(entry)
		flow.lines(lines, size + 0.5, 'LBody', entry)
		if (url !== null) writeLink(flow, address, url, entry)
		flow.y += 3 * flow.scale
		entry.end()
	}
	list.end()
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
