/** Files made from the plan on screen. The writers are loaded when first asked for, not with the page. */

import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Marks } from '#lib/messages/papers.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Session, Site } from '#lib/planner/context.ts'
import type { FileSteps } from '#lib/planner/file-making.svelte.ts'
import type { PlanBeside } from '#lib/planner/plan-beside.svelte.ts'
import { downloadFile, nameOfParts } from '../browser/download.ts'
import { isPartMissing } from '../browser/load-part.ts'
import { today } from '../browser/today.ts'
import { carriedBy, type ToldStory } from '../browser/told-story.ts'
import type { PageLocale } from '../locale.ts'

type Content = import('#lib/exports/format.ts').Content
type FileTask = import('#lib/exports/worker/task.ts').FileTask
/** Readers of a report. */
export type Audience = import('#lib/exports/format.ts').Audience

/** Id of a format, as its words have it. */
export type FormatId = keyof Words['report']['formats']

/** Id of a format of a presentation. */
export type StoryFormat = keyof Words['report']['stories']['formats']

/** Formats of a presentation, in the order of their words. */
export const storyFormats = ({ report }: Words) => Object.keys(report.stories.formats) as StoryFormat[]

/** Groups of files in the menu. */
export type FormatGroup = 'report' | 'slides' | 'data' | 'pictures'

const GROUPS: Readonly<Record<FormatId, FormatGroup>> = {
	brief: 'report',
	pdf: 'report',
	docx: 'report',
	md: 'report',
	text: 'report',
	pptx: 'slides',
	xlsx: 'data',
	zip: 'data',
	csv: 'data',
	json: 'data',
	svg: 'pictures'
}

/** Formats of a group of the menu, in the order of their words, which are known before their code is loaded. */
export function formatIds({ report }: Words, group: FormatGroup): FormatId[] {
	return (Object.keys(report.formats) as FormatId[]).filter((id) => GROUPS[id] === group)
}

/** Scales of the PNG: pixels of the file for each pixel of the drawing. */
export const PNG_SCALES = [1, 2, 3, 4, 5, 6] as const

/** The PNG that fills a slide, 1,920 by 1,080: pixels of the drawing, and the scale that makes them those of the file. */
const SLIDE_PNG = { width: 1280, height: 720, scale: 1.5 }

/** The plan on screen, and how it is drawn there. */
export interface ExportSource {
	chain: Chain
	scenario: Scenario
	plan: Plan
	/** The plan whose scale all pictures share. */
	base: Plan
	component: ComponentId | null
	/** Makes what is told beside the plan; what does not come about stays out. */
	beside(): Promise<ReturnType<PlanBeside['of']>>
	marks: Marks
}

/** The plan on screen of a session, as files are made from it. Rejects where the long texts of its chain cannot be had. */
export async function sourceOf({ planner, texts, view, preferences, beside }: Session): Promise<ExportSource> {
	await texts.make()
	const { chain, plannedScenario: scenario, plan, opening } = planner
	return {
		chain,
		scenario,
		plan,
		base: opening.plan,
		component: view.element,
		marks: preferences.marks,
		async beside() {
			await beside.make(scenario)
			return beside.of(scenario)
		}
	}
}

/** Writes a file in a format and has the browser download it. */
export async function saveFile(id: FormatId, source: ExportSource, how: Making, audience: Audience = 'full') {
	const { FORMATS } = await import('#lib/exports/formats.ts')
	const { kind, extension, mime, tellsBeside, hasBrief } = FORMATS[id]
	const beside = tellsBeside ? { beside: await source.beside() } : {}
	const content = await contentOf(id, { ...subjectOf(source), ...beside, audience }, how)
	const named = hasBrief && audience === 'brief' ? 'brief' : kind
	await download(new Blob([content], { type: mime }), named, extension, source.plan, how)
}

/** Draws the Sankey as PNG at a scale, or to fill a slide, and has the browser download it. */
export async function savePng(size: number | 'slide', source: ExportSource, how: Making): Promise<void> {
	const { svgToPng } = await import('#lib/exports/png.ts')
	const { scale, ...box } = size === 'slide' ? SLIDE_PNG : { scale: size }
	const svg = (await contentOf('svg', { ...subjectOf(source), ...box }, how)) as string
	await download(await svgToPng(svg, scale), 'sankey', 'png', source.plan, how)
}

/** The thread that makes files, its words, and the reader who may stop it. */
export interface Making {
	session: Pick<Session, 'startFiles' | 'preferences'>
	locale: Locale
	steps: FileSteps
}

async function contentOf(format: FormatId, subject: TaskOf<'plan'>['subject'], how: Making) {
	return make({ kind: 'plan', format, subject }, how)
}

type TaskOf<K extends FileTask['kind']> = Extract<FileTask, { kind: K }>

type Matter =
	| Pick<TaskOf<'plan'>, 'kind' | 'format' | 'subject'>
	| Pick<TaskOf<'story'>, 'kind' | 'format' | 'subject'>
	| Pick<TaskOf<'pack'>, 'kind' | 'template' | 'content'>

async function make(matter: Matter, { session, locale, steps }: Making): Promise<Content> {
	steps.at('loading')
	const [{ makeFile }, { pageFonts }] = await Promise.all([
		import('#lib/exports/worker/make-file.ts'),
		import('#lib/exports/browser.ts')
	])
	const { grouping } = session.preferences
	return makeFile(
		{ ...matter, language: locale.words.notation.tag, grouping },
		{
			start: session.startFiles,
			fonts: pageFonts(),
			signal: steps.signal,
			started: () => steps.at('writing')
		}
	)
}

/** Writes the chain, with the scenario and view on screen and the reader's presentations, as a briefing pack and has the browser download it. */
export async function savePack(site: Site, session: Session, how: Making): Promise<void> {
	how.steps.at('loading')
	const [template, claims, presentations] = await Promise.all([
		site.packTemplate(),
		site.claims(),
		carriedBy(session),
		session.texts.make()
	])
	const { planner, view } = session
	const { story } = site
	const start = { scenario: planner.plannedScenario, view: view.shared }
	const { chain, opening } = planner
	const content = { chain, story, claims, opening, start, presentations }
	const html = await make({ kind: 'pack', template, content }, how)
	await download(new Blob([html], { type: 'text/html' }), 'pack', 'html', planner.plan, how)
}

function subjectOf({ beside: _, ...source }: ExportSource) {
	return { ...source, exported: today() }
}

async function download(
	blob: Blob,
	kind: 'report' | 'brief' | 'plan' | 'sankey' | 'pack',
	extension: string,
	plan: Plan,
	{ steps }: Making
): Promise<void> {
	const { fileName } = await import('#lib/exports/file-name.ts')
	steps.signal.throwIfAborted()
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
 * Writes a presentation in a format and has the browser download it; plans of its steps that are at hand are not made again.
 * @throws StepWithoutPlan
 */
export async function saveStory(
	format: StoryFormat,
	{ name, steps }: ToldStory,
	{ planner, texts, stepPlans, stepAnswers, preferences }: Planned,
	how: Making
) {
	await texts.make()
	const plans = await Promise.all(steps.map((step) => stepPlans.make(step)))
	const answers = await Promise.all(steps.map((step) => stepAnswers.make(step)))
	how.steps.signal.throwIfAborted()
	const planned = steps.map((step, place) => {
		const plan = plans[place]
		if (!plan) throw new StepWithoutPlan(place + 1)
		return { step, plan, answer: answers[place] ?? null }
	})
	const { chain, opening } = planner
	const named = name === null ? {} : { name }
	const subject = { chain, steps: planned, base: opening.plan, marks: preferences.marks, exported: today(), ...named }
	const { STORY_FORMATS } = await import('#lib/exports/story-formats.ts')
	const { named: kind, extension, mime } = STORY_FORMATS[format]
	const bytes = await make({ kind: 'story', format, subject }, how)
	how.steps.signal.throwIfAborted()
	downloadFile(nameOfParts([chain.id, name ?? 'story', ...kind], extension), bytes, mime)
}

type Planned = Pick<Session, 'planner' | 'texts' | 'stepPlans' | 'stepAnswers' | 'preferences'>

/** Returns why a file could not be written, and what to do. */
export function failedText(error: unknown, { page }: PageLocale): string {
	if (isPartMissing(error)) return page.export.notLoaded
	if (error instanceof StepWithoutPlan) return page.stories.stepWithoutPlan(error)
	return page.export.failed({ message: error instanceof Error ? error.message : String(error) })
}
