/** The slides of a story as a PDF: a page each, or each above what the speaker may say of it. */
import { spansOf, wrapSpans } from '#lib/figures/scene/wrap-spans.ts'
import type { Span } from '#lib/figures/scene/scene.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Paper } from '#lib/messages/papers.ts'
import { LINE, POINTS } from '../office/faces.ts'
import {
	FOOT,
	FOOT_SIZE,
	GAP,
	placeInBox,
	SLIDE,
	TITLE,
	type Deck,
	type Slide,
	type StoryItem
} from '../slides/slide.ts'
import { titleSize } from '../slides/fit.ts'
import { prose } from '../report/document.ts'
import { figureOf } from './blocks.ts'
import { pdfWriter } from './document.ts'
import { Flow, MARGIN, type Element } from './flow.ts'
import type { Pen } from './pen.ts'
import type { Typeface } from './typefaces.ts'

/** Of a line's height, the part below its baseline, by the size of its type. */
const BELOW = 0.25
/** Width that the number of a slide has beside the notice, pixels. */
const NUMBER = 60

/** A deck of a story. */
type StoryDeck = Deck<StoryItem>

/** Fonts, words, and whether notes stand below the slides. */
export interface DeckOptions {
	typefaces: readonly Typeface[]
	locale: Locale
	/** Paper of slides with their notes below; left out, slides fill their pages and have none. */
	notesOn?: Paper
}

/** Writes the slides of a story as PDF. The same deck, fonts and day give the same bytes. */
export async function deckPdf(
	deck: StoryDeck,
	{ typefaces, locale, notesOn }: DeckOptions
): Promise<Uint8Array<ArrayBuffer>> {
	const writer = await pdfWriter(JSON.stringify(deck), typefaces)
	const size: [number, number] = [SLIDE.width * POINTS, SLIDE.height * POINTS]
	const pen = writer.begin({ ...deck, size: notesOn?.toUpperCase() ?? size })
	const boxes = writer.boxes > 0 ? locale.words.report.boxes({ count: writer.boxes }) : ''
	const foot = [deck.foot, boxes].filter((text) => text !== '').join(' ')
	const { doc } = pen
	const root = doc.struct('Document')
	doc.addStructure(root)
	for (const [place, slide] of deck.slides.entries()) {
		doc.addPage()
		doc.outline.addItem(slide.title)
		const number = locale.numbers.full(place + 1)
		if (notesOn) writeWithNotes(pen, root, slide, { foot, number })
		else new Board(pen, root, { x: 0, y: 0, scale: POINTS }).slide(slide, { foot, number })
	}
	root.end()
	return writer.end(pen)
}

/** What every slide ends with: the notice, and its number. */
interface Foot {
	foot: string
	number: string
}

/** A slide in a frame, and its notes below, over as many pages as they take. */
function writeWithNotes(pen: Pen, root: Element, slide: Slide<StoryItem>, foot: Foot) {
	const flow = new Flow(pen, root)
	const scale = flow.width / SLIDE.width
	const height = SLIDE.height * scale
	new Board(pen, root, { x: MARGIN.left, y: flow.y, scale }).slide(slide, foot)
	pen.doc.markContent('Artifact', { type: 'Layout' })
	pen.frame(MARGIN.left, flow.y, flow.width, height)
	pen.doc.endMarkedContent()
	flow.y += height + 12
	const first = pen.doc.bufferedPageRange().count
	for (const note of slide.notes) for (const line of note.split(/\n+/)) if (line !== '') flow.paragraph(prose(line))
	const { count } = pen.doc.bufferedPageRange()
	for (let page = first; page < count; page++) runningFoot(pen, page, foot)
}

/** Lines of a foot at most: a longer one would leave the slide. */
const FOOT_LINES = 2
/** Size of the foot of a page on which notes run on, points. */
const RUNNING = 7

/** What a page ends with on which notes run on: as much as below their slide. */
function runningFoot(pen: Pen, page: number, { foot, number }: Foot) {
	const { doc } = pen
	doc.switchToPage(page)
	const { width, height } = doc.page
	const y = height - MARGIN.bottom + 12
	const span = (text: string): Span => ({ text, weight: 'regular', fill: 'muted' })
	doc.markContent('Artifact', { type: 'Pagination' })
	const lines = wrapSpans([span(foot)], width - MARGIN.left - MARGIN.right - NUMBER, RUNNING)
	lines.slice(0, FOOT_LINES).forEach((line, k) => pen.line(line, MARGIN.left, y + 11 + k * RUNNING * LINE, RUNNING))
	pen.line([span(number)], width - MARGIN.right, y + 11, RUNNING, 'end')
	doc.endMarkedContent()
}

/** A slide on a page: its pixels as points, its parts tagged. */
class Board {
	constructor(
		readonly pen: Pen,
		readonly root: Element,
		/** Top left of the slide on its page, and points to a pixel. */
		readonly place: { x: number; y: number; scale: number }
	) {}

	slide({ title, items }: Slide<StoryItem>, foot: Foot) {
		this.#title(title)
		for (const item of items) {
			if (item.kind === 'text') this.#text(item)
			else {
				const { x, y, scale } = placeInBox(item.scene, item.box)
				this.root.add(figureOf(this.pen, item.scene, { ...this.#at(x, y), scale: scale * this.place.scale }))
			}
		}
		this.pen.doc.markContent('Artifact', { type: 'Pagination' })
		this.#foot(foot)
		this.pen.doc.endMarkedContent()
	}

	#at(x: number, y: number) {
		const { place } = this
		return { x: place.x + x * place.scale, y: place.y + y * place.scale }
	}

	/** Writes spans with their baseline at a place of the slide. */
	#line(spans: readonly Span[], x: number, y: number, size: number, anchor: 'start' | 'end' = 'start') {
		const at = this.#at(x, y)
		this.pen.line(spans, at.x, at.y, size * this.place.scale, anchor)
	}

	#tag(type: string, draw: () => void) {
		this.root.add(this.pen.doc.struct(type, {}, [draw]))
	}

	/** Stands at the lower edge of its place. */
	#title(text: string) {
		const size = titleSize(text)
		const lines = wrapSpans([{ text, weight: 'strong', fill: 'ink' }], TITLE.width, size)
		const last = TITLE.y + TITLE.height - size * BELOW
		this.#tag('H1', () =>
			lines.forEach((line, k) => this.#line(line, TITLE.x, last - (lines.length - 1 - k) * size * LINE, size))
		)
	}

	#text({ box, paragraphs, size, muted }: Extract<StoryItem, { kind: 'text' }>) {
		let { y } = box
		for (const paragraph of paragraphs) {
			const spans = spansOf(paragraph).map((span) =>
				muted && span.fill === 'ink' ? { ...span, fill: 'muted' as const } : span
			)
			const lines = wrapSpans(spans, box.width, size)
			this.#tag('P', () =>
				lines.forEach((line, k) => this.#line(line, box.x, y + (k + 1) * size * LINE - size * BELOW, size))
			)
			y += lines.length * size * LINE + size * GAP
		}
	}

	#foot({ foot, number }: Foot) {
		const right = FOOT.x + FOOT.width
		const baseline = FOOT.y + FOOT_SIZE
		const span = (text: string): Span => ({ text, weight: 'regular', fill: 'muted' })
		const lines = wrapSpans([span(foot)], FOOT.width - NUMBER, FOOT_SIZE)
		lines
			.slice(0, FOOT_LINES)
			.forEach((line, k) => this.#line(line, FOOT.x, baseline + k * FOOT_SIZE * LINE, FOOT_SIZE))
		this.#line([span(number)], right, baseline, FOOT_SIZE, 'end')
	}
}
