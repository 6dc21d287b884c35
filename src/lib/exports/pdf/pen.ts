/** Writes and draws on the pages of a PDF: lines of text in several fonts, and marks of figures. */
import type PDFDocument from 'pdfkit'
import { HATCHES, PALETTES } from '#lib/figures/scene/palette.ts'
import { isHatch, type Colour, type Hatch, type Scene, type SceneMark, type Span } from '#lib/figures/scene/scene.ts'
import { textWidth } from '#lib/figures/scene/text-width.ts'
import { isFor, type Typeface } from './typefaces.ts'

/** Document of the library. */
export type Doc = InstanceType<typeof PDFDocument>

/** Scripts whose letters change their order or shape when they are drawn: such text carries its letters beside. */
const SHAPED = /\p{Script=Devanagari}/u

/** The colours of paper: the light ones on white. */
const COLOURS: Readonly<Record<Colour, string>> = { ...PALETTES.light, paper: '#ffffff' }

/** A drawer of text and marks; lengths are points, from the top left of the page. */
export class Pen {
	constructor(
		readonly doc: Doc,
		/** Fonts that the document has, by preference. */
		readonly faces: readonly Typeface[]
	) {}

	/** Writes one line with its baseline at `y`, from `x`, around it or up to it. Returns its width. */
	line(
		spans: readonly Span[],
		x: number,
		y: number,
		size: number,
		anchor: 'start' | 'middle' | 'end' = 'start'
	): number {
		const pieces = spans.flatMap((span) => this.#pieces(span))
		const widths = pieces.map(({ face, text }) => this.doc.font(face).fontSize(size).widthOfString(text))
		const width = widths.reduce((sum, each) => sum + each, 0)
		let from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
		for (const [k, { face, text, fill }] of pieces.entries()) {
			const shaped = SHAPED.test(text)
			// What is copied from the page is the text, and not its letters in the order in which they are drawn.
			if (shaped) this.doc.markContent('Span', { actual: text })
			this.doc.font(face).fontSize(size).fillColor(COLOURS[fill], 1)
			this.doc.text(text, from, y, { lineBreak: false, baseline: 'alphabetic' })
			if (shaped) this.doc.endMarkedContent()
			from += widths[k]!
		}
		return width
	}

	/** Splits text where another font has the letters. Letters that no font has are drawn as the first font's box. */
	#pieces({ text, weight, fill }: Span): { face: string; text: string; fill: Colour }[] {
		const faces = this.faces.filter((face) => face.weight === weight)
		const pieces: { face: string; text: string; fill: Colour }[] = []
		for (const letter of printable(text)) {
			const last = pieces.at(-1)
			const face = (faces.find((each) => isFor(each, letter)) ?? faces[0]!).name
			// Marks and joiners stay with the letter that they belong to.
			const joins = last && (last.face === face || /^[\p{M}\u200c\u200d ]$/u.test(letter))
			if (joins) last.text += letter
			else pieces.push({ face, text: letter, fill })
		}
		return pieces
	}

	/** Draws a straight rule. */
	rule(x: number, y: number, width: number, colour: Colour = 'rule', thickness = 0.5) {
		this.doc
			.moveTo(x, y)
			.lineTo(x + width, y)
			.lineWidth(thickness)
			.undash()
			.strokeColor(COLOURS[colour], 1)
			.stroke()
	}

	/** Draws a figure with its top left at a place, `scale` points for each pixel. */
	scene(scene: Scene, x: number, y: number, scale: number) {
		this.doc.save()
		this.doc.translate(x, y).scale(scale)
		for (const mark of scene.marks) this.#mark(mark)
		this.doc.restore()
	}

	#mark(mark: SceneMark) {
		const { doc } = this
		if (mark.kind === 'group') return mark.children.forEach((child) => this.#mark(child))
		if (mark.kind === 'text') {
			if (mark.halo) this.#halo(mark.spans, mark.x, mark.y, mark.size, mark.anchor)
			return void this.line(mark.spans, mark.x, mark.y, mark.size, mark.anchor)
		}
		const outline = () => {
			if (mark.kind === 'rect') doc.rect(mark.x, mark.y, Math.max(0, mark.width), Math.max(0, mark.height))
			else if (mark.kind === 'path') doc.path(mark.d)
			else doc.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2)
			return doc
		}
		const { fill, stroke } = mark
		if (mark.kind !== 'line' && fill && fill !== 'transparent') {
			if (isHatch(fill)) this.#hatch(fill, outline, mark)
			else
				outline()
					.fillColor(COLOURS[fill], mark.fillOpacity ?? 1)
					.fill()
		}
		if (stroke && stroke !== 'transparent' && !isHatch(stroke)) {
			doc.lineWidth(mark.strokeWidth ?? 1)
			if (mark.dash) doc.dash(mark.dash[0] ?? 1, { space: mark.dash[1] ?? mark.dash[0] ?? 1 })
			else doc.undash()
			outline()
				.strokeColor(COLOURS[stroke], mark.strokeOpacity ?? 1)
				.stroke()
			doc.undash()
		}
	}

	/** Paper behind letters that stand on a hatch. */
	#halo(spans: readonly Span[], x: number, y: number, size: number, anchor: 'start' | 'middle' | 'end') {
		const width = spans.reduce((sum, { text, weight }) => sum + textWidth(text, size, weight), 0)
		const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
		this.doc
			.rect(left - 1, y - size * 0.85, width + 2, size * 1.1)
			.fillColor(COLOURS.paper, 0.8)
			.fill()
	}

	/** Rules an outline with the lines of a hatch. */
	#hatch(hatch: Hatch, outline: () => Doc, mark: Exclude<SceneMark, { kind: 'text' | 'group' | 'line' }>) {
		const { colour, spacing, width, opacity } = HATCHES[hatch]
		const { left, top, right, bottom } = boundsOf(mark)
		const step = spacing * Math.SQRT2
		this.doc.save()
		outline().clip()
		this.doc.lineWidth(width).undash().strokeColor(COLOURS[colour], opacity)
		const height = bottom - top
		// Lines run up to the right and start at fixed places, so that those of neighbours meet.
		const first = Math.floor((left + top - height) / step) * step
		for (let sum = first; sum <= right + bottom; sum += step)
			this.doc.moveTo(sum - bottom, bottom).lineTo(sum - top, top)
		this.doc.stroke()
		this.doc.restore()
	}
}

function boundsOf(mark: Exclude<SceneMark, { kind: 'text' | 'group' | 'line' }>) {
	if (mark.kind === 'rect')
		return { left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height }
	const numbers = [...mark.d.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
	const of = (parity: number) => numbers.filter((_, k) => k % 2 === parity)
	const [xs, ys] = [of(0), of(1)]
	return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** Text without the characters that a page cannot show: controls, and marks that only turn the direction of writing. */
function printable(text: string): string {
	return text.replace(/[\s\u00a0]+/g, ' ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
}
