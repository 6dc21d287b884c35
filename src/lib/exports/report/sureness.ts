/** How sure a plan is, in a report: the ranges of a study, the chances of each stage, and what the doubt rests on. */
import { chances } from '#lib/figures/doubt/chances.ts'
import { fan } from '#lib/figures/doubt/fan.ts'
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import { strongest, tornado } from '#lib/figures/doubt/tornado.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { influencesTable, weakestTable, yearsTable } from '#lib/figures/tables/doubt.ts'
import type { StudySummary } from '#lib/study/summary.ts'
import { paragraph, tableBlock, type Block, type Section, type Subject } from './document.ts'

/** Height by width of the fan, and the size of letters as a part of the width. */
const RATIO = 0.4
const LETTERS = 1 / 66

/** Columns that fit a page. */
const YEARS = ['year', 'delivered5', 'delivered50', 'delivered95', 'gap50', 'closedBy']
const INFLUENCES = ['figure', 'low', 'mode', 'high', 'unit', 'correlation', 'atLow', 'atHigh']

/** A study of the scenario: what it says, its pictures where figures are drawn, and its tables. */
export function surenessSection(
	{ chain, locale }: Subject,
	study: StudySummary,
	figures: { width: number } | null
): Section {
	const { words, numbers } = locale
	const said = words.figures.doubt.tables
	const [finding = '', ...others] = doubtSentences(chain, study, locale)
	const size = { samples: numbers.full(study.samples), seed: String(study.seed) }
	const influences = influencesTable(chain, { ...study, influences: strongest(study) }, locale)
	return {
		id: 'sureness',
		heading: words.report.brief.sure,
		blocks: [
			{ kind: 'paragraph', prose: [{ text: finding }], lead: true },
			paragraph([...others, words.page.doubt.made(size)].join(' ')),
			...(figures ? pictures(figures.width) : []),
			...tableBlock(yearsTable(chain, study, locale), YEARS, true),
			...tableBlock(weakestTable(chain, study, locale), weakestKeys(), true),
			...tableBlock(influences, INFLUENCES, true)
		]
	}

	/** The stages that are the tightest in any sample. */
	function weakestKeys(): string[] {
		const found = study.years.flatMap(({ weakest }) => weakest.filter(({ chance }) => chance > 0))
		return ['year', ...new Set(found.map(({ stage }) => stage ?? 'none'))]
	}

	function pictures(width: number): Block[] {
		const options = { width, height: width * RATIO, locale, size: width * LETTERS }
		const figure = (caption: string, scene: Scene): Block => ({ kind: 'figure', scene, caption })
		return [
			figure(words.figures.doubt.heading, fan(chain, study.years, study.central.delivered, options)),
			figure(said.weakest, chances(chain, study.years, options)),
			figure(said.influences, tornado(chain, study, options))
		]
	}
}
