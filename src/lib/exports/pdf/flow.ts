/** Lays blocks of a report out on pages, from the top down, and tags them for readers who do not see them. */
import type { Span } from '#lib/figures/scene/scene.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import { writeTable } from './table.ts'
import type { Pen } from './pen.ts'
import type { Block, Prose, SourceItem } from '../report/document.ts'

/** The free room around the text of a page, points. */
export const MARGIN = { left: 51, right: 51, top: 54, bottom: 62 }

const BODY = 9.5
const LEAD = 13
const SMALL = 7.5
/** From one baseline to the next, by size. */
export const LEADING = 1.38
const INDENT = 14

type Element = ReturnType<Pen['doc']['struct']>

/** A place on the pages that moves down as blocks are written. */
export class Flow {
	y = MARGIN.top
	/** Width of the text. */
	readonly width: number
	/** Lowest place of the text. */
	readonly bottom: number

	constructor(
		readonly pen: Pen,
		/** The element of the document's structure that blocks are tagged in. */
		readonly root: Element
	) {
		const { width, height } = pen.doc.page
		this.width = width - MARGIN.left - MARGIN.right
		this.bottom = height - MARGIN.bottom
	}

	/** Begins a new page where `height` does not fit on this one; tells whether it did. */
	need(height: number): boolean {
		if (this.y + height <= this.bottom || this.y === MARGIN.top) return false
		this.pen.doc.addPage()
		this.y = MARGIN.top
		return true
	}

	/** Leaves room, but none at the top of a page. */
	space(height: number) {
		if (this.y > MARGIN.top) this.y += height
	}

	/** Writes a line of spans that has been fitted to the width. */
	#line(spans: readonly Span[], size: number, x = MARGIN.left) {
		this.y += size * LEADING
		this.pen.line(spans, x, this.y - size * 0.32, size)
	}

	/** Tags what `draw` writes. */
	#tag(type: string, draw: () => void, parent: Element = this.root) {
		parent.add(this.pen.doc.struct(type, {}, [draw]))
	}

	/** Writes a heading that stays on the page of what follows it. Level 1 is the title. */
	heading(text: string, level: 1 | 2) {
		const size = level === 1 ? 20 : 12.5
		const lines = wrapSpans([{ text, weight: 'strong', fill: 'ink' }], this.width, size)
		this.space(level === 1 ? 0 : 14)
		this.need(lines.length * size * LEADING + 60)
		this.#tag(`H${level}`, () => lines.forEach((line) => this.#line(line, size)))
		this.y += 3
	}

	/** Writes a paragraph; in grey where it is a note. */
	paragraph(prose: Prose, { size = BODY, grey = false }: { size?: number; grey?: boolean } = {}) {
		const spans = spansOf(prose).map((span) =>
			grey && span.fill === 'ink' ? { ...span, fill: 'muted' as const } : span
		)
		this.lines(wrapSpans(spans, this.width, size), size, 'P', this.root)
		this.y += 4
	}

	/** Writes lines under a tag of their own, with two lines at least before a break of the page. */
	lines(lines: readonly Span[][], size: number, type: string, parent: Element, x = MARGIN.left) {
		this.need(Math.min(lines.length, 2) * size * LEADING)
		const tag = this.pen.doc.struct(type)
		parent.add(tag)
		for (const line of lines) {
			this.need(size * LEADING)
			tag.add(() => this.#line(line, size, x))
		}
		tag.end()
	}

	block(block: Block) {
		switch (block.kind) {
			case 'paragraph':
				return this.paragraph(block.prose, block.lead ? { size: LEAD } : {})
			case 'list':
				return this.#list(block.items, block.ordered)
			case 'table':
				return writeTable(this, block.table, block.captioned)
			case 'figure':
				return this.#figure(block.scene)
			case 'sources':
				return this.#sources(block.items)
		}
	}

	#list(items: readonly Prose[], ordered: boolean) {
		const list = this.pen.doc.struct('L')
		this.root.add(list)
		for (const [k, item] of items.entries()) {
			const lines = wrapSpans(spansOf(item), this.width - INDENT, BODY)
			this.need(Math.min(lines.length, 2) * BODY * LEADING)
			const entry = this.pen.doc.struct('LI')
			list.add(entry)
			const mark = ordered ? `${k + 1}.` : '•'
			this.#tag(
				'Lbl',
				() =>
					this.pen.line([{ text: mark, weight: 'regular', fill: 'muted' }], MARGIN.left, this.y + BODY * 1.06, BODY),
				entry
			)
			this.lines(lines, BODY, 'LBody', entry, MARGIN.left + INDENT)
			this.y += 2
			entry.end()
		}
		list.end()
		this.y += 3
	}

	/** A figure stands whole on one page, at most as wide as the text. */
	#figure(scene: Scene) {
		const most = this.bottom - MARGIN.top
		const scale = Math.min(this.width / scene.width, most / scene.height)
		this.need(scene.height * scale)
		const { y } = this
		const box = [MARGIN.left, y, MARGIN.left + scene.width * scale, y + scene.height * scale] as [
			number,
			number,
			number,
			number
		]
		const alt = scene.description === '' ? scene.title : `${scene.title}. ${scene.description}`
		const figure = this.pen.doc.struct('Figure', { alt, bbox: box } as object, [
			() => this.pen.scene(scene, MARGIN.left, y, scale)
		])
		this.root.add(figure)
		this.y += scene.height * scale + 8
	}

	#sources(items: readonly SourceItem[]) {
		const { doc } = this.pen
		const list = doc.struct('L')
		this.root.add(list)
		for (const { text, url } of items) {
			const spans: Span[] = [{ text, weight: 'regular', fill: 'ink' }]
			const lines = wrapSpans(spans, this.width, SMALL + 0.5)
			const address =
				url === null ? [] : wrapSpans([{ text: url, weight: 'regular', fill: 'muted' }], this.width, SMALL)
			this.need((lines.length + address.length) * SMALL * LEADING + 4)
			const entry = doc.struct('LI')
			list.add(entry)
			this.lines(lines, SMALL + 0.5, 'LBody', entry)
			if (url !== null) this.#link(address, url, entry)
			this.y += 3
			entry.end()
		}
		list.end()
	}

	#link(lines: readonly Span[][], url: string, parent: Element) {
		const { doc } = this.pen
		const link = doc.struct('Link')
		parent.add(link)
		const top = this.y
		link.add(() => lines.forEach((line) => this.#line(line, SMALL)))
		doc.link(MARGIN.left, top, this.width, this.y - top, url, {
			structParent: link,
			Contents: new String(url)
		} as object)
		link.end()
	}
}
