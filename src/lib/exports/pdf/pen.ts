/** Writes and draws on the pages of a PDF: lines of text in several fonts, and marks of figures. */
import type PDFDocument from 'pdfkit'
import { HATCHES, PALETTES } from '#lib/figures/scene/palette.ts'
import {
	isHatch,
	type Colour,
	type Hatch,
	type Scene,
	type SceneMark,
	type Span,
	type Weight
} from '#lib/figures/scene/scene.ts'
import { textWidth } from '#lib/figures/scene/text-width.ts'
import { ended, inDrawnOrder } from './bidi.ts'
import { isFor, type Typeface } from './typefaces.ts'

/** Document of the library. */
export type Doc = InstanceType<typeof PDFDocument>

/** Scripts whose letters change their order or shape when they are drawn: such text carries its letters beside. */
const SHAPED = /\p{Script=Devanagari}/u

/** The colours of paper: the light ones on white. */
const COLOURS: Readonly<Record<Colour, string>> = { ...PALETTES.light, paper: '#ffffff' }

/** A mark that is painted. */
type DrawnMark = Exclude<SceneMark, { kind: 'text' | 'group' }>

/** A drawer of text and marks; lengths are points, from the top left of the page. */
export class Pen {
	/** Name of the font of each letter, once it is known. */
	readonly #fonts: Readonly<Record<Weight, Map<string, string>>> = { regular: new Map(), strong: new Map() }

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
		const pieces = inDrawnOrder(spans.flatMap((span) => this.#pieces(span)))
		const widths = pieces.map(({ face, text, toLeft }) =>
			this.doc.font(face).fontSize(size).widthOfString(text, optionsOf(toLeft))
		)
		const width = widths.reduce((sum, each) => sum + each, 0)
		let from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
		for (const [k, { face, text, written, toLeft, fill }] of pieces.entries()) {
			const shaped = SHAPED.test(written)
			// What is copied from the page is the text, and not its letters in the order in which they are drawn.
			if (shaped) this.doc.markContent('Span', { actual: written })
			this.doc.font(face).fontSize(size).fillColor(COLOURS[fill], 1)
			this.doc.text(text, from, y, { lineBreak: false, baseline: 'alphabetic', ...optionsOf(toLeft) })
			if (shaped) this.doc.endMarkedContent()
			from += widths[k]!
		}
		return width
	}

	/** Splits text where another font has the letters. Letters that no font has are drawn as the first font's box. */
	#pieces({ text, weight, fill }: Span): { face: string; text: string; fill: Colour }[] {
		const pieces: { face: string; text: string; fill: Colour }[] = []
		for (const letter of ended(printable(text))) {
			const last = pieces.at(-1)
			const face = this.#fontOf(letter, weight)
			// Marks and joiners stay with the letter that they belong to.
			const joins = last && (last.face === face || /^(?:\p{M}|\u200c|\u200d|\u200e| )$/u.test(letter))
			if (joins) last.text += letter
			else pieces.push({ face, text: letter, fill })
		}
		return pieces
	}

	/** The first font that has a letter; the first of all where none has. */
	#fontOf(letter: string, weight: Weight): string {
		const known = this.#fonts[weight].get(letter)
		if (known !== undefined) return known
		const faces = this.faces.filter((face) => face.weight === weight)
		const { name } = faces.find((each) => isFor(each, letter)) ?? faces[0]!
		this.#fonts[weight].set(letter, name)
		return name
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

	/** Draws the edge of a box. */
	frame(x: number, y: number, width: number, height: number) {
		this.doc.rect(x, y, width, height).lineWidth(0.5).undash().strokeColor(COLOURS.rule, 1).stroke()
	}

	/** Draws a figure with its top left at a place, `scale` points for each pixel. */
	scene(scene: Scene, x: number, y: number, scale: number) {
		this.doc.save()
		this.doc.translate(x, y).scale(scale)
		for (const mark of scene.marks) this.#mark(mark)
		this.doc.restore()
	}

	#mark(mark: SceneMark) {
		if (mark.kind === 'group') return mark.children.forEach((child) => this.#mark(child))
		if (mark.kind === 'text') {
			if (mark.halo) this.#halo(mark.spans, mark.x, mark.y, mark.size, mark.anchor)
			return void this.line(mark.spans, mark.x, mark.y, mark.size, mark.anchor)
		}
		this.#fill(mark)
		this.#stroke(mark)
	}

	/** Lays down the outline of a mark, for what follows to paint. */
	#outline(mark: DrawnMark): Doc {
		const { doc } = this
		if (mark.kind === 'rect') return doc.rect(mark.x, mark.y, Math.max(0, mark.width), Math.max(0, mark.height))
		return mark.kind === 'path' ? doc.path(mark.d) : doc.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2)
	}

	#fill(mark: DrawnMark) {
		const { fill } = mark
		if (mark.kind === 'line' || !fill || fill === 'transparent') return
		if (isHatch(fill)) this.#hatch(fill, mark)
		else
			this.#outline(mark)
				.fillColor(COLOURS[fill], mark.fillOpacity ?? 1)
				.fill()
	}

	#stroke(mark: DrawnMark) {
		const { stroke, dash, strokeWidth = 1, strokeOpacity = 1 } = mark
		if (!stroke || stroke === 'transparent' || isHatch(stroke)) return
		this.doc.lineWidth(strokeWidth)
		if (dash?.length) this.doc.dash(dash[0]!, { space: dash.at(-1)! })
		this.#outline(mark).strokeColor(COLOURS[stroke], strokeOpacity).stroke()
		this.doc.undash()
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
	#hatch(hatch: Hatch, mark: Exclude<DrawnMark, { kind: 'line' }>) {
		const { colour, spacing, width, opacity } = HATCHES[hatch]
		const { left, top, right, bottom } = boundsOf(mark)
		const step = spacing * Math.SQRT2
		this.doc.save()
		this.#outline(mark).clip()
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

/** Options of the library: asked for features, it takes a text as one, and its words to the left as well. */
function optionsOf(toLeft: boolean): { features?: [] } {
	return toLeft ? { features: [] } : {}
}

function boundsOf(mark: Exclude<DrawnMark, { kind: 'line' }>) {
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
