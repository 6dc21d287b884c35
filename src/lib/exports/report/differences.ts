/** What a scenario changes in a report, and what comes of it: inputs first, each with its own effect. */
import type { PlanPair } from '#lib/engine/index.ts'
import { comparisonOf } from '#lib/figures/compare/compare.ts'
import { difference } from '#lib/figures/compare/difference-drawing.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { commonFrame } from '#lib/figures/sankey/sankey.ts'
import { inputsTable, resultsTable } from '#lib/figures/tables/compare.ts'
import { paragraph, tableBlock, type Block, type Section, type Subject } from './document.ts'

/** Height by width of the picture. */
const RATIO = 0.5

/** The plan beside the one that its scenario started from. */
export function differencesSection(
	{ chain, locale }: Subject,
	pair: PlanPair,
	figures: { width: number } | null
): Section {
	const { words, numbers } = locale
	const nameOf = ({ scenario, year }: PlanPair['a']) =>
		words.page.compare.name({
			scenario: scenario.name,
			year: numbers.year(year),
			changes: scenario.changed.length
		})
	const compared = comparisonOf(pair)
	const effects = compared.inputs.length > 0
	const picture = (width: number): Block => ({
		kind: 'figure',
		scene: difference(chain, compared, {
			width,
			height: width * RATIO,
			locale,
			frame: commonFrame(chain, [pair.a, pair.b])
		}),
		caption: words.page.compare.heading
	})
	return {
		id: 'differences',
		heading: words.report.sections.differences,
		blocks: [
			paragraph(words.page.compare.between({ before: nameOf(pair.a), after: nameOf(pair.b) })),
			paragraph(comparisonSentences(chain, compared, locale).join(' ')),
			...(effects
				? tableBlock(inputsTable(chain, compared, locale), ['input', 'a', 'b', 'delivered', 'gap'], true)
				: []),
			...(effects ? [paragraph(words.page.compare.effect)] : []),
			...(figures ? [picture(figures.width)] : []),
			...tableBlock(resultsTable(chain, compared, locale), ['name', 'a', 'b', 'difference', 'verdict'], true)
		]
	}
}
