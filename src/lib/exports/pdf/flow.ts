/** Lays blocks of a report out on pages, from the top down, and tags them for readers who do not see them. */
import type { Span } from '#lib/figures/scene/scene.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import { columnWidths, headingOf } from './columns.ts'
import type { Pen } from './pen.ts'
import type { Block, Prose, SourceItem } from '../report/document.ts'

/** The free room around the text of a page, points. */
export const MARGIN = { left: 51, right: 51, top: 54, bottom: 62 }

const BODY = 9.5
const LEAD = 13
const TABLE = 7.5
const CAPTION = 8.5
/** From one baseline to the next, by size. */
const LEADING = 1.38
const INDENT = 14
const PADDING = 6

type Element = ReturnType<Pen['doc']['struct']>

/** A place on the pages that moves down as blocks are written. */
export class Flow {
	y = MARGIN.top
	/** Width of the text. */
	readonly width: number
	readonly #bottom: number

	constructor(
		readonly pen: Pen,
		/** The element of the document's structure that blocks are tagged in. */
		readonly root: Element,
		/** Draws what every page has beside the text. */
		readonly onPage: () => void
	) {
		const { width, height } = pen.doc.page
		this.width = width - MARGIN.left - MARGIN.right
		this.#bottom = height - MARGIN.bottom
	}

	/** Begins a new page where `height` does not fit on this one. */
	need(height: number) {
		if (this.y + height <= this.#bottom || this.y === MARGIN.top) return
		this.pen.doc.addPage()
		this.y = MARGIN.top
		this.onPage()
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
		this.#lines(wrapSpans(spans, this.width, size), size, 'P', this.root)
		this.y += 4
	}

	/** Writes lines under one tag, with two lines at least before a break of the page. */
	#lines(lines: readonly Span[][], size: number, type: string, parent: Element, x = MARGIN.left) {
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
				return this.#table(block.table, block.captioned)
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
			this.#lines(lines, BODY, 'LBody', entry, MARGIN.left + INDENT)
			this.y += 2
			entry.end()
		}
		list.end()
		this.y += 3
	}

	/** A figure stands whole on one page, at most as wide as the text. */
	#figure(scene: Scene) {
		const most = this.#bottom - MARGIN.top
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

	/** A table; its head comes back on every page, the first time for all readers and then for the eye alone. */
	#table(table: Table, captioned: boolean) {
		const { doc } = this.pen
		const widths = columnWidths(table, this.width, TABLE, PADDING)
		const total = widths.reduce((sum, each) => sum + each, 0)
		const cells = (texts: readonly string[], weight: Span['weight']) =>
			texts.map((text, k) => wrapSpans([{ text, weight, fill: 'ink' }], widths[k]! - PADDING, TABLE))
		const heightOf = (row: readonly Span[][][]) => Math.max(...row.map((lines) => lines.length)) * TABLE * LEADING + 4
		const head = cells(table.columns.map(headingOf), 'strong')
		if (captioned) {
			this.space(4)
			this.need(CAPTION * LEADING + heightOf(head) + 24)
		} else this.need(heightOf(head) + 12)
		const element = doc.struct('Table')
		this.root.add(element)
		if (captioned) {
			const caption = wrapSpans([{ text: table.caption, weight: 'strong', fill: 'ink' }], this.width, CAPTION)
			this.#lines(caption, CAPTION, 'Caption', element)
			this.y += 2
		}
		const draw = (lines: readonly Span[][], k: number) => {
			const left = MARGIN.left + widths.slice(0, k).reduce((sum, each) => sum + each, 0)
			const { numeric } = table.columns[k]!
			for (const [n, line] of lines.entries()) {
				const baseline = this.y + 2 + (n + 1) * TABLE * LEADING - TABLE * 0.32
				if (numeric) this.pen.line(line, left + widths[k]! - PADDING / 2, baseline, TABLE, 'end')
				else this.pen.line(line, left + PADDING / 2, baseline, TABLE)
			}
		}
		const artifact = (act: () => void) => {
			doc.markContent('Artifact', { type: 'Layout' })
			act()
			doc.endMarkedContent()
		}
		const rowOf = (row: readonly Span[][][], type: 'TH' | 'TD') => {
			const tr = doc.struct('TR')
			element.add(tr)
			for (const [k, lines] of row.entries()) {
				const options = type === 'TH' ? { scope: 'Column' } : {}
				tr.add(doc.struct(type, options as object, [() => draw(lines, k)]))
			}
			tr.end()
		}
		const below = (row: readonly Span[][][], strong: boolean) => {
			this.y += heightOf(row)
			artifact(() => this.pen.rule(MARGIN.left, this.y, total, strong ? 'ink' : 'rule', strong ? 0.8 : 0.4))
		}
		rowOf(head, 'TH')
		below(head, true)
		for (const { cells: texts } of table.rows) {
			const row = cells(
				texts.map(({ text }) => text),
				'regular'
			)
			if (this.y + heightOf(row) > this.#bottom) {
				this.need(heightOf(row))
				artifact(() => head.forEach(draw))
				below(head, true)
			}
			rowOf(row, 'TD')
			below(row, false)
		}
		element.end()
		this.y += 8
	}

	#sources(items: readonly SourceItem[]) {
		const { doc } = this.pen
		const list = doc.struct('L')
		this.root.add(list)
		for (const { text, url } of items) {
			const spans: Span[] = [{ text, weight: 'regular', fill: 'ink' }]
			const lines = wrapSpans(spans, this.width, TABLE + 0.5)
			const address =
				url === null ? [] : wrapSpans([{ text: url, weight: 'regular', fill: 'muted' }], this.width, TABLE)
			this.need((lines.length + address.length) * TABLE * LEADING + 4)
			const entry = doc.struct('LI')
			list.add(entry)
			this.#lines(lines, TABLE + 0.5, 'LBody', entry)
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
		link.add(() => lines.forEach((line) => this.#line(line, TABLE)))
		doc.link(MARGIN.left, top, this.width, this.y - top, url, {
			structParent: link,
			Contents: new String(url)
		} as object)
		link.end()
	}
}
