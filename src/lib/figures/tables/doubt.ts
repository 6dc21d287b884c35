/** How sure an answer is, as tables: by year, by stage, and by the figures that the doubt rests on. */
import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { PERCENTILES, type Influence, type StudySummary, type YearSummary } from '#lib/study/summary.ts'
import { influenceName } from '../doubt/text.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { shareColumn, tableOf, textCell, yearColumn, type Cell, type Table } from './table.ts'

/** Every table of a study. */
export function doubtTables(chain: Chain, summary: StudySummary, locale: Locale): Table[] {
	return [
		yearsTable(chain, summary, locale),
		weakestTable(chain, summary, locale),
		influencesTable(chain, summary, locale)
	]
}

/** Amounts delivered at each percentile, the gap in the middle, and the chance that it is closed by then. */
export function yearsTable(chain: Chain, { years }: { years: readonly YearSummary[] }, locale: Locale): Table {
	const { words, numbers } = locale
	const said = words.figures.doubt.tables
	const unit = words.figures.perYear({ unit: chain.unit })
	const told = (value: number): Cell => ({ value, text: numbers.picture(value) })
	return tableOf<YearSummary>(
		'doubt-years',
		said.years,
		[
			yearColumn({ key: 'year', label: said.year }, locale, ({ year }) => year),
			...PERCENTILES.map((percent) => ({
				key: `delivered${percent}`,
				label: said.percentile({ percent: numbers.full(percent) }),
				unit,
				cell: ({ delivered }: YearSummary) => told(delivered[percent])
			})),
			{ key: 'gap50', label: said.gapMiddle, unit, cell: ({ gap }) => told(gap[50]) },
			shareColumn({ key: 'closedBy', label: said.closedBy }, locale, ({ closedBy }) => closedBy)
		],
		years,
		({ year }) => String(year)
	)
}

/** A scenario of a study that sets several side by side. */
export interface Studied {
	scenario: Scenario
	years: readonly YearSummary[]
}

/** A row for each scenario and year of a study of several. */
export function studiedTable(chain: Chain, studied: readonly Studied[], locale: Locale): Table {
	const { words } = locale
	const said = words.figures.doubt.tables
	const tables = studied.map(({ scenario, years }, place) => {
		const { name, demand } = resolveScenario(chain, scenario)
		const own = [textCell(name), textCell(nameIn(chain.demandBases, demand))]
		const { columns, rows } = yearsTable(chain, { years }, locale)
		return { columns, rows: rows.map(({ key, cells }) => ({ key: `${place}:${key}`, cells: [...own, ...cells] })) }
	})
	const named = [
		{ key: 'scenario', label: said.scenario },
		{ key: 'demand', label: words.figures.tables.columns.demand }
	].map((column) => ({ ...column, unit: null, numeric: false }))
	return {
		id: 'doubt-scenarios',
		caption: said.scenarios,
		columns: [...named, ...(tables[0]?.columns ?? [])],
		rows: tables.flatMap(({ rows }) => rows)
	}
}

/** The share of samples in which each stage is the tightest, year by year; each row sums to the whole. */
export function weakestTable(chain: Chain, { years }: StudySummary, locale: Locale): Table {
	const said = locale.words.figures.doubt.tables
	const stages = years[0]?.weakest.map(({ stage }) => stage) ?? []
	return tableOf<YearSummary>(
		'doubt-weakest',
		said.weakest,
		[
			yearColumn({ key: 'year', label: said.year }, locale, ({ year }) => year),
			...stages.map((stage, at) =>
				shareColumn(
					{ key: stage ?? 'none', label: stage === null ? said.none : nameIn(chain.stages, stage) },
					locale,
					({ weakest }: YearSummary) => weakest[at]!.chance
				)
			)
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
	const told = (value: number): Cell => ({ value, text: numbers.picture(value) })
	return tableOf<Influence>(
		'doubt-influences',
		said.influences,
		[
			{ key: 'figure', label: said.figure, cell: (each) => textCell(influenceName(each, { words })) },
			{ key: 'low', label: said.low, unit: '', cell: ({ uncertain }) => number(uncertain.range.low) },
			{ key: 'mode', label: said.mode, unit: '', cell: ({ uncertain }) => number(uncertain.range.mode) },
			{ key: 'high', label: said.high, unit: '', cell: ({ uncertain }) => number(uncertain.range.high) },
			{ key: 'unit', label: said.unit, cell: ({ uncertain }) => textCell(uncertain.unit) },
			shareColumn(
				{ key: 'correlation', label: said.correlation },
				{ words, numbers },
				({ correlation }) => correlation
			),
			{ key: 'atLow', label: said.atLow, unit, cell: ({ swing }) => told(swing.low) },
			{ key: 'atHigh', label: said.atHigh, unit, cell: ({ swing }) => told(swing.high) },
			shareColumn({ key: 'narrows', label: said.narrows }, { words, numbers }, ({ narrows }) => narrows)
		],
		influences,
		({ uncertain }) => uncertain.address
	)
}
