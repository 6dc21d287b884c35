/** Files made from the plan on screen. The writers are loaded when first asked for, not with the page. */

import type { Plan } from '#lib/engine/index.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import { locale, words } from '../locale.ts'
import { today } from '../shell/today.ts'

/** The text formats, in the order of the menu. */
export const FILES = ['csv', 'json', 'svg'] as const
/** One of {@link FILES}. */
export type FileKind = (typeof FILES)[number]

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
}

const WRITERS: Record<FileKind, (source: ExportSource) => Promise<Blob>> = {
	async csv({ chain, plan }) {
		const { planCsv } = await import('#lib/exports/csv.ts')
		return new Blob([planCsv(chain, plan, today(), words)], { type: 'text/csv;charset=utf-8' })
	},
	async json({ chain, scenario, plan }) {
		const { planJson } = await import('#lib/exports/json.ts')
		return new Blob([planJson(chain, scenario, plan, today())], { type: 'application/json' })
	},
	async svg(source) {
		return new Blob([await drawing(source)], { type: 'image/svg+xml' })
	}
}

/** Writes a file and has the browser download it. */
export async function saveFile(kind: FileKind, source: ExportSource): Promise<void> {
	await download(await WRITERS[kind](source), kind === 'svg' ? 'sankey' : 'plan', kind, source.plan)
}

/** Draws the Sankey as PNG at a scale and has the browser download it. */
export async function savePng(scale: number, source: ExportSource): Promise<void> {
	const { svgToPng } = await import('#lib/exports/browser.ts')
	await download(await svgToPng(await drawing(source), scale), 'sankey', 'png', source.plan)
}

/** The Sankey as SVG with the page's fonts inside. */
async function drawing({ chain, plan, base, component }: ExportSource): Promise<string> {
	const [{ sankeySvg }, { pageFonts }] = await Promise.all([
		import('#lib/exports/svg.ts'),
		import('#lib/exports/browser.ts')
	])
	const frame = sankeyFrame(chain, base, component)
	return sankeySvg(chain, plan, { locale, exported: today(), frame, component, fonts: await pageFonts() })
}

async function download(blob: Blob, kind: 'plan' | 'sankey', extension: string, plan: Plan): Promise<void> {
	const { fileName } = await import('#lib/exports/file-name.ts')
	const address = URL.createObjectURL(blob)
	const link = document.createElement('a')
	link.href = address
	link.download = fileName(plan, kind, extension)
	link.click()
	setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
