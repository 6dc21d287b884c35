/** A story as slides: one for each step, with its figure as shapes and what the speaker may say in the notes. */
import type { Plan } from '#lib/engine/index.ts'
import { FIGURES } from '#lib/figures/figures.ts'
import { fillTemplate } from '#lib/figures/text/fill-template.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { StoryStep } from '#lib/model/story.ts'
import { prose } from '../report/document.ts'
import { stampLines } from '../stamp.ts'
import { titleText } from './fit.ts'
import { BODY, type Deck, type Item, type Slide } from './slide.ts'

/** A step and its plan. */
export interface PlannedStep {
	step: StoryStep
	plan: Plan
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
	/** Day of the deck, e.g. 2026-11-27. */
	exported: string
}

/** Height of the lines below a title, pixels. */
const NOTE = 64

/** Size of pictures, pixels: the slide scales them to its room. */
const PICTURE = { width: 1184, size: 15 }

/** Returns the deck of a story. */
export function storyDeck(subject: StorySubject): Deck {
	const { chain, exported, locale, name } = subject
	const { notice, stories } = locale.words.report
	return {
		title: name ?? stories.title({ chain: chain.name }),
		subject: stories.subject({ steps: subject.steps.length }),
		foot: chain.notice ?? notice,
		exported,
		language: locale.words.notation.tag,
		slides: subject.steps.map((each, place) => slideOf(subject, each, place))
	}
}

function slideOf({ chain, base, locale, exported }: StorySubject, { step, plan }: PlannedStep, place: number): Slide {
	const told = (sentence: string) =>
		fillTemplate(sentence, chain, plan, locale, base)
			.map(({ text }) => text)
			.join('')
	const whole = told(step.title)
	const title = titleText(whole)
	const top = step.note === null ? 0 : NOTE
	const box = { ...BODY, y: BODY.y + top, height: BODY.height - top }
	const { element: component, select: selected } = step
	const drawn = { chain, plan, base, locale, ...PICTURE, height: box.height, component, selected }
	const note: Item[] =
		step.note === null
			? []
			: [
					{
						kind: 'text',
						box: { ...BODY, height: NOTE },
						paragraphs: [prose(told(step.note))],
						size: 20,
						bullets: false,
						muted: true
					}
				]
	const sources = chain.sources
		.filter(({ id }) => step.sources.includes(id))
		.map((source) => `${locale.words.report.source(source)} ${source.url ?? ''}`.trim())
	return {
		id: `step-${place + 1}`,
		title,
		items: [...note, { kind: 'scene', box, scene: FIGURES[step.show](drawn) }],
		notes: [
			...(title === whole ? [] : [whole]),
			...(step.speaker === null ? [] : [told(step.speaker)]),
			...sources,
			...stampLines(chain, plan, exported, locale)
		]
	}
}
