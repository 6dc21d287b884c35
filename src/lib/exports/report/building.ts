/** What to build, in a report: the finding, decisions over time, what stands beside the cost, and what it rests on. */
import { gantt } from '#lib/figures/invest/gantt.ts'
import { investmentChain } from '#lib/figures/invest/investment-chain.ts'
import {
	barredTexts,
	investFinding,
	investSentences,
	scopeTexts,
	stopperTexts,
	worthwhileTexts
} from '#lib/figures/invest/text.ts'
import {
	boughtTable,
	buildsTable,
	partsTable,
	runningTable,
	spendingTable,
	stagesTable
} from '#lib/figures/tables/invest.ts'
import { costNotes } from '#lib/figures/text/step-rows.ts'
import type { Investment } from '#lib/invest/invest.ts'
import { listOf, paragraph, tableBlock, type Block, type Section, type Subject } from './document.ts'

/** Size of letters as a part of the width. */
const LETTERS = 1 / 66

/** Columns that fit a page. */
const BUILDS = ['process', 'added', 'unit', 'decided', 'runs', 'cost', 'costLow', 'costHigh', 'confidence']
const PARTS = ['process', 'decided', 'added', 'unit', 'cost', 'costLow', 'costHigh']
const SPENDING = ['year', 'spent', 'worth']
const RUNNING = ['process', 'more', 'cost', 'costLow', 'costHigh', 'confidence']
const BOUGHT = ['import', 'amount', 'cost', 'costLow', 'costHigh']
const STAGES = ['stage', 'cost', 'costLow', 'costHigh', 'share']

/** The answer to what to build, as the page gives it. */
export function buildingSection(
	{ chain, locale }: Subject,
	found: Investment,
	figures: { width: number } | null
): Section {
	const said = locale.words.figures.invest
	const [together, ...stoppers] = stopperTexts(chain, found, locale)
	const picture = (width: number): Block => ({
		kind: 'figure',
		scene: gantt(chain, found, { width, locale, size: width * LETTERS }),
		caption: said.heading
	})
	return {
		id: 'building',
		heading: said.heading,
		blocks: [
			{ kind: 'paragraph', prose: [{ text: investFinding(chain, found, locale) }], lead: true },
			paragraph(investSentences(chain, found, locale).join(' ')),
			...(figures && found.builds.length > 0 ? [picture(figures.width)] : []),
			...tableBlock(buildsTable(chain, found, locale), BUILDS, true),
			...tableBlock(partsTable(chain, found, locale), PARTS, true),
			...tableBlock(stagesTable(chain, found, locale), STAGES, true),
			...tableBlock(spendingTable(chain, found, locale), SPENDING, true),
			...tableBlock(runningTable(chain, found, locale), RUNNING, true),
			...tableBlock(boughtTable(chain, found, locale), BOUGHT, true),
			...listOf(worthwhileTexts(chain, found, locale)),
			...(together === undefined ? [] : [paragraph(together)]),
			...listOf(stoppers),
			...listOf([
				...barredTexts(chain, found, locale),
				...costNotes(investmentChain(chain, found), found.builds, locale),
				...scopeTexts(chain, found, locale)
			])
		]
	}
}
