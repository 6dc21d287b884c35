/** Files made from the plan on screen. The writers are loaded when first asked for, not with the page. */

import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Marks } from '#lib/messages/papers.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Session, Site } from '#lib/planner/context.ts'
import type { PlanBeside } from '#lib/planner/plan-beside.svelte.ts'
import { downloadFile, nameOfParts } from '../browser/download.ts'
import { isPartMissing } from '../browser/load-part.ts'
import { today } from '../browser/today.ts'
import { carriedBy, type ToldStory } from '../browser/told-story.ts'
import type { PageLocale } from '../locale.ts'

/** Id of a format, as its words have it. */
export type FormatId = keyof Words['report']['formats']

/** Formats of the menu, in its order; their words are known before their code is loaded. */
export function formatIds({ report }: Words): FormatId[] {
	return Object.keys(report.formats) as FormatId[]
}

/** Scales of the PNG: pixels of the file for each pixel of the drawing. */
export const PNG_SCALES = [1, 2, 3, 4] as const

/** The plan on screen, and how it is drawn there. */
export interface ExportSource {
	chain: Chain
	scenario: Scenario
	plan: Plan
	/** The plan whose scale all pictures share. */
	base: Plan
	component: ComponentId | null
	locale: Locale
	/** Makes what is told beside the plan; what does not come about stays out. */
	beside(): Promise<ReturnType<PlanBeside['of']>>
	marks: Marks
}

/** Writes a file in a format and has the browser download it. */
export async function saveFile(id: FormatId, source: ExportSource): Promise<void> {
	const { FORMATS } = await import('#lib/exports/formats.ts')
	const { write, kind, extension, mime, tellsBeside } = FORMATS[id]
	const beside = tellsBeside ? { beside: await source.beside() } : {}
	const content = await write({ ...(await subjectOf(source)), ...beside })
	await download(new Blob([content], { type: mime }), kind, extension, source.plan)
}

/** Draws the Sankey as PNG at a scale and has the browser download it. */
export async function savePng(scale: number, source: ExportSource): Promise<void> {
	const [{ FORMATS }, { svgToPng }] = await Promise.all([
		import('#lib/exports/formats.ts'),
		import('#lib/exports/browser.ts')
	])
	const svg = (await FORMATS.svg.write(await subjectOf(source))) as string
	await download(await svgToPng(svg, scale), FORMATS.svg.kind, 'png', source.plan)
}

/** Writes the chain, with the scenario and view on screen and the reader's presentations, as a briefing pack and has the browser download it. */
export async function savePack(site: Site, session: Session): Promise<void> {
	const [{ writePack }, template, presentations] = await Promise.all([
		import('#lib/exports/pack.ts'),
		site.packTemplate(),
		carriedBy(session)
	])
	const { planner, view } = session
	const { story, claims } = site
	const start = { scenario: planner.plannedScenario, view: view.shared }
	const { chain, opening } = planner
	const html = writePack(template, { chain, story, claims, opening, start, presentations })
	await download(new Blob([html], { type: 'text/html' }), 'pack', 'html', planner.plan)
}

async function subjectOf({ beside: _, ...source }: ExportSource) {
	const { pageAssets } = await import('#lib/exports/browser.ts')
	return { ...source, exported: today(), assets: pageAssets }
}

async function download(
	blob: Blob,
	kind: 'report' | 'brief' | 'plan' | 'sankey' | 'pack',
	extension: string,
	plan: Plan
): Promise<void> {
	const { fileName } = await import('#lib/exports/file-name.ts')
	downloadFile(fileName(plan, kind, extension), blob, blob.type)
}

/** Thrown for a step of a presentation that has no plan. */
export class StepWithoutPlan extends Error {
	/** Counted from 1. */
	readonly at: number

	constructor(at: number) {
		super(`Step ${at} has no plan`)
		this.at = at
	}
}

/**
 * Writes a presentation as slides and has the browser download it; plans of its steps that are at hand are not made again.
 * @throws StepWithoutPlan
 */
export async function saveSlides({ name, steps }: ToldStory, { planner, stepPlans }: Planned, locale: Locale) {
	const [{ deckPptx }, { storyDeck }] = await Promise.all([
		import('#lib/exports/pptx/deck.ts'),
		import('#lib/exports/pptx/story.ts')
	])
	const plans = await Promise.all(steps.map((step) => stepPlans.make(step)))
	const planned = steps.map((step, place) => {
		const plan = plans[place]
		if (!plan) throw new StepWithoutPlan(place + 1)
		return { step, plan }
	})
	const { chain, opening } = planner
	const named = name === null ? {} : { name }
	const deck = storyDeck({ chain, steps: planned, base: opening.plan, locale, exported: today(), ...named })
	const bytes = await deckPptx(deck)
	downloadFile(nameOfParts([chain.id, name ?? 'story'], 'pptx'), bytes, PPTX)
}

type Planned = Pick<Session, 'planner' | 'stepPlans'>

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** Returns why a file could not be written, and what to do. */
export function failedText(error: unknown, { page }: PageLocale): string {
	if (isPartMissing(error)) return page.export.notLoaded
	if (error instanceof StepWithoutPlan) return page.stories.stepWithoutPlan(error)
	return page.export.failed({ message: error instanceof Error ? error.message : String(error) })
}
