/** A story as slides: one for each step, with its figure as shapes and what the speaker may say in the notes. */
import type { Plan } from '#lib/engine/index.ts'
import { stepFigure, type StepAnswer } from '#lib/figures/step-figure.ts'
import { fillTemplate } from '#lib/figures/text/fill-template.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { PLAIN_MARKS, type Marks } from '#lib/messages/papers.ts'
import type { Chain } from '#lib/model/chain.ts'
import { asksBeside } from '#lib/model/files/story-format.ts'
import type { StoryStep } from '#lib/model/story.ts'
import { prose } from '../report/document.ts'
import { stampLines } from '../stamp.ts'
import { textItem } from './fit.ts'
import { BODY, type Deck, type Slide, type StoryItem } from './slide.ts'

/** A step and its plan. */
export interface PlannedStep {
	step: StoryStep
	plan: Plan
	/** What its figure is drawn from beside the plan; null where that suffices, or where it could not be computed. */
	answer: StepAnswer | null
}

/** A story with the plans of its steps, and what its slides say beside. */
export interface StorySubject {
	chain: Chain
	steps: readonly PlannedStep[]
	/** The plan that the model opens with: differences are taken from it, and it gives all pictures one scale. */
	base: Plan
	locale: Locale
	/** What its author calls it; left out for the model's own. */
	name?: string
	/** What an office puts on its papers; left out, nothing. */
	marks?: Marks
	/** Day of the deck, e.g. 2026-11-27. */
	exported: string
}

/** Height of the lines below a title, and of those with what a figure comes to; pixels. */
const NOTE = 64
const NOTE_AND_FINDING = 104

/** Size of pictures, pixels: the slide scales them to its room. */
const PICTURE = { width: 1184, size: 15 }

/** Returns the deck of a story. */
export function storyDeck(subject: StorySubject): Deck<StoryItem> {
	const { chain, exported, locale, name, marks = PLAIN_MARKS } = subject
	const { notice, stories } = locale.words.report
	return {
		title: name ?? stories.title({ chain: chain.name }),
		subject: stories.subject({ steps: subject.steps.length }),
		foot: [marks.classification, chain.notice ?? notice].filter((text) => text !== '').join(' · '),
		exported,
		language: locale.words.notation.tag,
		slides: subject.steps.map((each, place) => slideOf(subject, each, place))
	}
}

function slideOf(subject: StorySubject, planned: PlannedStep, place: number): Slide<StoryItem> {
	const { chain, base, locale, exported } = subject
	const { step, plan } = planned
	const told = (sentence: string) =>
		fillTemplate(sentence, chain, plan, locale, base)
			.map(({ text }) => text)
			.join('')
	const sources = chain.sources
		.filter(({ id }) => step.sources.includes(id))
		.map((source) => `${locale.words.report.source(source)} ${source.url ?? ''}`.trim())
	return {
		id: `step-${place + 1}`,
		title: told(step.title),
		items: itemsOf(subject, planned, step.note === null ? null : told(step.note)),
		notes: [
			...(step.speaker === null ? [] : [told(step.speaker)]),
			...sources,
			...stampLines(chain, plan, exported, locale)
		]
	}
}

/** The note, what the figure comes to, and the figure; or that it could not be computed. */
function itemsOf(
	{ chain, base, locale }: StorySubject,
	{ step, plan, answer }: PlannedStep,
	note: string | null
): StoryItem[] {
	const { element: component, select: selected, show } = step
	const asked = asksBeside(show)
	const lines = asked ? NOTE_AND_FINDING : NOTE
	const top = asked || note !== null ? lines : 0
	const box = { ...BODY, y: BODY.y + top, height: BODY.height - top }
	const request = { chain, plan, base, locale, ...PICTURE, height: box.height, component, selected }
	const { finding, scene } =
		asked && answer === null
			? { finding: locale.words.page.story.figureFailed, scene: null }
			: stepFigure(show, request, answer)
	const said = [note ?? '', finding].filter((text) => text !== '').map(prose)
	const text = { ...textItem(locale, said, { ...BODY, height: lines }, 20), muted: true }
	return [...(said.length > 0 ? [text] : []), ...(scene === null ? [] : [{ kind: 'scene', box, scene } as const])]
}
