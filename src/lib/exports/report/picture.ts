import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { sankey, type SankeyFrame } from '#lib/figures/sankey/sankey.ts'
import type { Section, Subject } from './document.ts'

/** The Sankey and, lined up with it, the ceilings. */
export function pictureSection(
	{ chain, plan, locale }: Subject,
	{ frame, width }: { frame: SankeyFrame; width: number }
): Section {
	const flows = sankey(chain, plan, { width, height: Math.round(width * 0.5), locale, frame })
	const strip = ceilings(chain, plan, { width, height: 150, locale, columns: flows.columns, routes: true })
	return {
		id: 'picture',
		heading: locale.words.report.sections.picture,
		blocks: [flows, strip].map((scene) => ({ kind: 'figure', scene, caption: scene.title }))
	}
}
