/** Files made from the plan on screen. The writers are loaded when first asked for, not with the page. */

import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Marks } from '#lib/messages/papers.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Site } from '#lib/planner/context.ts'
import type { PlanBeside } from '#lib/planner/plan-beside.svelte.ts'
import type { Planner } from '#lib/planner/planner.svelte.ts'
import type { View } from '#lib/planner/view.svelte.ts'
import { downloadFile } from '../browser/download.ts'
import { today } from '../browser/today.ts'

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

/** Writes the chain, with the scenario and view on screen, as a briefing pack and has the browser download it. */
export async function savePack(site: Site, planner: Planner, view: View): Promise<void> {
	const [{ writePack }, template] = await Promise.all([import('#lib/exports/pack.ts'), site.packTemplate()])
	const { element, figure, pinned } = view
	const { story, claims } = site
	const start = { scenario: planner.plannedScenario, view: { element, figure, pinned } }
	const html = writePack(template, { chain: planner.chain, story, claims, opening: planner.opening, start })
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
