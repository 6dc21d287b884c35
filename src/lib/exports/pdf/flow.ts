/** Writes headings and paragraphs on pages, from the top down, and tags them for readers who do not see them. */
import type { Span } from '#lib/figures/scene/scene.ts'
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Pen } from './pen.ts'
import type { Prose } from '../report/document.ts'

/** The free room around the text of a page, points. */
export const MARGIN = { left: 51, right: 51, top: 54, bottom: 62 }

/** Sizes of letters, points. */
const SIZES = { title: 20, heading: 12.5, lead: 13, body: 9.5, small: 7.5 }
/** From one baseline to the next, by size. */
export const LEADING = 1.38
/** Indent of the items of a list, points. */
export const INDENT = 14

/** An element of the document's structure. */
export type Element = ReturnType<Pen['doc']['struct']>

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
		readonly root: Element,
		/** Factor of all sizes and distances. */
		readonly scale = 1
	) {
		const { width, height } = pen.doc.page
		this.width = width - MARGIN.left - MARGIN.right
		this.bottom = height - MARGIN.bottom
	}

	/** Size of a kind of text, points. */
	size(kind: keyof typeof SIZES): number {
		return SIZES[kind] * this.scale
	}

	/** The most height of what has to stand whole on a page, below a heading of two lines. */
	get most(): number {
		return this.bottom - MARGIN.top - 2 * this.size('heading') * LEADING - 4 * this.scale
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
		if (this.y > MARGIN.top) this.y += height * this.scale
	}

	/** Writes a line of spans that has been fitted to the width. */
	line(spans: readonly Span[], size: number, x = MARGIN.left) {
		this.y += size * LEADING
		this.pen.line(spans, x, this.y - size * 0.32, size)
	}

	/** Tags what `draw` writes. */
	tag(type: string, draw: () => void, parent: Element = this.root) {
		parent.add(this.pen.doc.struct(type, {}, [draw]))
	}

	/** Writes a heading that stays on the page of what follows it, which begins with `follows` points. Level 1 is the title. */
	heading(text: string, level: 1 | 2, follows: number) {
		const size = this.size(level === 1 ? 'title' : 'heading')
		const lines = wrapSpans([{ text, weight: 'strong', fill: 'ink' }], this.width, size)
		this.space(level === 1 ? 0 : 14)
		this.need(lines.length * size * LEADING + 3 * this.scale + follows)
		this.tag(`H${level}`, () => lines.forEach((line) => this.line(line, size)))
		this.y += 3 * this.scale
	}

	/** Writes a paragraph; in grey where it is a note. */
	paragraph(
		prose: Prose,
		{ size = this.size('body'), grey = false }: { size?: number; grey?: boolean | undefined } = {}
	) {
		const spans = spansOf(prose).map((span) =>
			grey && span.fill === 'ink' ? { ...span, fill: 'muted' as const } : span
		)
		this.lines(wrapSpans(spans, this.width, size), size, 'P', this.root)
		this.y += 4 * this.scale
	}

	/** Writes lines under a tag of their own, with two lines at least before a break of the page. */
	lines(lines: readonly Span[][], size: number, type: string, parent: Element, x = MARGIN.left) {
		this.need(Math.min(lines.length, 2) * size * LEADING)
		const tag = this.pen.doc.struct(type)
		parent.add(tag)
		for (const line of lines) {
			this.need(size * LEADING)
			tag.add(() => this.line(line, size, x))
		}
		tag.end()
	}
}
