/** The years of a scenario in a report: when the gap closes, what holds each year back, and which plants start. */
import type { Joint, Plan } from '#lib/engine/index.ts'
import { pathway } from '#lib/figures/pathway/drawing.ts'
import { jointSentence } from '#lib/figures/pathway/joint.ts'
import { jointTable } from '#lib/figures/tables/joint.ts'
import { pathwayOf } from '#lib/figures/pathway/pathway.ts'
import { pathwaySentence } from '#lib/figures/pathway/text.ts'
import { pathwayTable, stagesTable, startsTable } from '#lib/figures/tables/pathway.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Chain } from '#lib/model/chain.ts'
import { paragraph, tableBlock, type Block, type Section, type Subject } from './document.ts'

/** Height by width of the picture of the years, and the size of its letters as a part of the width. */
const RATIO = 0.48
const LETTERS = 1 / 66

/** Columns that fit a page. */
const YEARS = ['year', 'demand', 'delivered', 'imported', 'gap', 'weakest', 'built']
const STAGES = ['stage', 'route', 'comes', 'awaited', 'tightest']
const JOINT = ['year', 'demand', 'delivered', 'joint', 'difference']
const STARTS = ['plant', 'process', 'plantStatus', 'announced', 'start', 'likely', 'earliest', 'latest', 'status']

/** All years side by side: the finding, the picture where figures are drawn, a row a stage, a row a year, and the dates of plants. */
export function yearsSection(
	{ chain, plan, locale }: Subject,
	plans: readonly Plan[],
	figures: { width: number } | null,
	joint: Joint | null
): Section {
	const years = pathwayOf(chain, plans, locale)
	const heading = locale.words.figures.tables.pathway
	const picture = (width: number): Block => ({
		kind: 'figure',
		scene: pathway(chain, years, { width, height: width * RATIO, locale, size: width * LETTERS, shown: plan.year }),
		caption: heading
	})
	return {
		id: 'years',
		heading,
		blocks: [
			paragraph(pathwaySentence(chain, years, locale)),
			...(figures ? [picture(figures.width)] : []),
			...tableBlock(stagesTable(chain, years, locale), STAGES, true),
			...tableBlock(pathwayTable(chain, years, locale), YEARS, true),
			...(joint ? jointBlocks(chain, plans, joint, locale) : []),
			...tableBlock(startsTable(chain, years, locale), STARTS, true)
		]
	}
}

/** Says what looking at one year at a time costs, with a table where it costs something. */
export const jointBlocks = (chain: Chain, plans: readonly Plan[], joint: Joint, locale: Locale): Block[] => [
	paragraph(jointSentence(chain, plans, joint, locale)),
	...tableBlock(jointTable(chain, plans, joint, locale), JOINT, true)
]

/** When the gap closes, in a sentence. */
export function closingSentence({ chain, locale }: Subject, plans: readonly Plan[]): string {
	return pathwaySentence(chain, pathwayOf(chain, plans, locale), locale)
}
