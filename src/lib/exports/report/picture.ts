import { sankey, type SankeyFrame } from '#lib/figures/sankey/sankey.ts'
import type { Section, Subject } from './document.ts'

/** The Sankey. */
export function pictureSection(
	{ chain, plan, locale }: Subject,
	{ frame, width, ratio = 0.62 }: { frame: SankeyFrame; width: number; /** Height by width. */ ratio?: number }
): Section {
	const scene = sankey(chain, plan, { width, height: Math.round(width * ratio), locale, frame })
	return {
		id: 'picture',
		heading: locale.words.report.sections.picture,
		blocks: [{ kind: 'figure', scene, caption: scene.title }]
	}
}
