/** The slides of a brief: the finding with its picture, then its sections, each under what it comes to. */
import type { ExportSubject } from '../format.ts'
import type { Block, Prose, Report, Section } from '../report/document.ts'
import { plain, textItem } from '../slides/fit.ts'
import { BODY, type Deck, type Item, type Slide } from '../slides/slide.ts'
import { deckOf } from './slides.ts'

/** Largest size of type, pixels: some paragraphs of a sentence or two. */
const SIZE = 34

/** Sections that share a slide: each is too short for one of its own. */
const TOGETHER: readonly string[] = ['sure', 'decide']

/** Returns the deck of a brief. */
export function briefDeck(subject: ExportSubject, report: Report): Deck {
	const alone = report.sections.filter(({ id }) => !TOGETHER.includes(id))
	const last = report.sections.filter(({ id }) => TOGETHER.includes(id))
	return deckOf(subject, report, [
		{ id: 'title', title: report.title, items: opening(subject, report) },
		...alone.map((section) => sectionSlide(subject, section)),
		...(last.length > 0 ? [sharedSlide(subject, last)] : [])
	])
}

/** Height of the line below the title that says which scenario it is of, pixels. */
const SUBTITLE = 40

function opening({ locale }: ExportSubject, { subtitle, sections }: Report): Item[] {
	const line = { ...textItem(locale, [[{ text: subtitle }]], { ...BODY, height: SUBTITLE }, 20), muted: true }
	const box = { ...BODY, y: BODY.y + SUBTITLE, height: BODY.height - SUBTITLE }
	const scenes = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'figure')
	return [line, ...scenes.slice(0, 1).map(({ scene }): Item => ({ kind: 'scene', box, scene }))]
}

function sectionSlide({ locale }: ExportSubject, { id, heading, finding, blocks }: Section): Omit<Slide, 'notes'> {
	const texts = textsOf(blocks, finding)
	return {
		id,
		title: finding ?? heading,
		items: texts.length === 0 ? [] : [textItem(locale, texts, BODY, SIZE, true)]
	}
}

/** Sections below each other, each under its heading; the slide is headed by what the first comes to. */
function sharedSlide({ locale }: ExportSubject, sections: readonly Section[]): Omit<Slide, 'notes'> {
	const texts = sections.flatMap(({ heading, finding, blocks }): Prose[] => [
		[{ text: heading, strong: true }],
		...textsOf(blocks, finding)
	])
	return {
		id: sections.map(({ id }) => id).join('-'),
		title: sections[0]!.finding ?? sections[0]!.heading,
		items: [textItem(locale, texts, BODY, SIZE)]
	}
}

/** What blocks say, but for what the title says already. */
function textsOf(blocks: readonly Block[], finding = ''): Prose[] {
	return blocks.flatMap(proseOf).flatMap((each) => {
		const text = plain(each)
		if (finding === '' || !text.startsWith(finding)) return [each]
		const rest = text.slice(finding.length).trim()
		return rest === '' ? [] : [[{ text: rest }]]
	})
}

function proseOf(block: Block): Prose[] {
	if (block.kind === 'paragraph') return [block.prose]
	return block.kind === 'list' ? [...block.items] : []
}
