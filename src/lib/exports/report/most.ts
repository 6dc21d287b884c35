/** How much could be made, in a report: of each good with the plants that there are, and out of each ore. */
import type { MostMade } from '#lib/engine/index.ts'
import { feedMostTable, mixTable, mixTexts, mostTable } from '#lib/figures/tables/most.ts'
import { paragraph, tableBlock, type Section, type Subject } from './document.ts'

/** The question that supply asks, beside the one that the demand asks. */
export function mostSection(
	{ chain, plan, locale }: Pick<Subject, 'chain' | 'plan' | 'locale'>,
	most: MostMade
): Section {
	const { words } = locale
	return {
		id: 'most',
		heading: words.report.sections.most,
		blocks: [
			paragraph(words.figures.tables.most.how),
			...tableBlock(mostTable(chain, plan, most, locale), ['name', 'demand', 'served', 'most'], true),
			...tableBlock(feedMostTable(chain, plan, most, locale), ['feed', 'amount', 'of', 'name', 'most'], true),
			...mixTexts(chain, plan, most, locale).map(paragraph),
			...tableBlock(mixTable(chain, plan, most, locale), ['of', 'which', 'name', 'made', 'worth'], true)
		]
	}
}
