/** How sure an answer is, as tables: by year, by stage, and by the figures that the doubt rests on. */
import type { Chain } from '#lib/model/chain.ts'
import { PERCENTILES, type Influence, type StudySummary, type YearSummary } from '#lib/study/summary.ts'
import { influenceName } from '../doubt/text.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { tableOf, textCell, type Cell, type Table } from './table.ts'

/** Every table of a study. */
export function doubtTables(chain: Chain, summary: StudySummary, locale: Locale): Table[] {
	return [
		yearsTable(chain, summary, locale),
		weakestTable(chain, summary, locale),
		influencesTable(chain, summary, locale)
	]
}

const yearCell = (year: number, { numbers }: Locale): Cell => ({ value: year, text: numbers.year(year) })

const shareCell = (share: number, { numbers }: Locale): Cell => ({ value: share, text: numbers.percent(share) })

/** Amounts delivered at each percentile, the gap in the middle, and the chance that it is closed by then. */
export function yearsTable(chain: Chain, { years }: StudySummary, locale: Locale): Table {
	const { words, numbers } = locale
	const said = words.figures.doubt.tables
	const unit = words.figures.perYear({ unit: chain.unit })
	const number = (value: number): Cell => ({ value, text: numbers.full(value) })
	return tableOf<YearSummary>(
		'doubt-years',
		said.years,
		[
			{ key: 'year', label: said.year, unit: '', cell: ({ year }) => yearCell(year, locale) },
			...PERCENTILES.map((percent) => ({
				key: `delivered-${percent}`,
				label: said.percentile({ percent: numbers.full(percent) }),
				unit,
				cell: ({ delivered }: YearSummary) => number(delivered[percent])
			})),
			{ key: 'gap-50', label: said.gapMiddle, unit, cell: ({ gap }) => number(gap[50]) },
			{ key: 'closed-by', label: said.closedBy, unit: '', cell: ({ closedBy }) => shareCell(closedBy, locale) }
		],
		years,
		({ year }) => String(year)
	)
}

/** The share of samples in which each stage is the tightest, year by year; each row sums to the whole. */
export function weakestTable(chain: Chain, { years }: StudySummary, locale: Locale): Table {
	const said = locale.words.figures.doubt.tables
	const stages = years[0]?.weakest.map(({ stage }) => stage) ?? []
	return tableOf<YearSummary>(
		'doubt-weakest',
		said.weakest,
		[
			{ key: 'year', label: said.year, unit: '', cell: ({ year }) => yearCell(year, locale) },
			...stages.map((stage, at) => ({
				key: stage ?? 'none',
				label: stage === null ? said.none : nameIn(chain.stages, stage),
				unit: '',
				cell: ({ weakest }: YearSummary) => shareCell(weakest[at]!.chance, locale)
			}))
		],
		years,
		({ year }) => String(year)
	)
}

/** The figures that the doubt rests on, the strongest first. */
export function influencesTable(chain: Chain, { influences }: StudySummary, { words, numbers }: Locale): Table {
	const said = words.figures.doubt.tables
	const unit = words.figures.perYear({ unit: chain.unit })
	const number = (value: number): Cell => ({ value, text: numbers.full(value) })
	const fraction = (value: number): Cell => ({ value, text: numbers.percent(value) })
	return tableOf<Influence>(
		'doubt-influences',
		said.influences,
		[
			{ key: 'figure', label: said.figure, cell: (each) => textCell(influenceName(each)) },
			{ key: 'low', label: said.low, unit: '', cell: ({ uncertain }) => number(uncertain.range.low) },
			{ key: 'mode', label: said.mode, unit: '', cell: ({ uncertain }) => number(uncertain.range.mode) },
			{ key: 'high', label: said.high, unit: '', cell: ({ uncertain }) => number(uncertain.range.high) },
			{ key: 'unit', label: said.unit, cell: ({ uncertain }) => textCell(uncertain.unit) },
			{ key: 'correlation', label: said.correlation, unit: '', cell: (each) => fraction(each.correlation) },
			{ key: 'at-low', label: said.atLow, unit, cell: ({ swing }) => number(swing.low) },
			{ key: 'at-high', label: said.atHigh, unit, cell: ({ swing }) => number(swing.high) },
			{ key: 'narrows', label: said.narrows, unit: '', cell: ({ narrows }) => fraction(narrows) }
		],
		influences,
		({ uncertain }) => uncertain.address
	)
}
