/** A comparison as tables: inputs first, then results, then flows. */
import type { InputEffect } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { toldAmounts } from '../compare/amounts.ts'
import { TOTALS, type Comparison, type FlowDifference, type Pair } from '../compare/compare.ts'
import type { ScenarioBar } from '../compare/strip.ts'
import { inputName, inputTexts } from '../compare/text.ts'
import { anyName, nameIn, type Locale } from '../text/locale.ts'
import { tableOf, textCell, type Cell, type Column, type Table } from './table.ts'

const numberCell = (value: number | null, { words, numbers }: Locale): Cell =>
	value === null ? { value, text: words.chain.unknown } : { value, text: numbers.full(value) }

/** An amount and the text of its rounding. */
const toldCell = (value: number | null, told: number, { words, numbers }: Locale): Cell =>
	value === null ? { value, text: words.chain.unknown } : { value, text: numbers.full(told) }

/** @param told Both amounts of a row as they are told. */
function pairColumns<T extends Pair>(locale: Locale, unit: string, told: (row: T) => Pair): Column<T>[] {
	const { columns: c } = locale.words.figures.tables
	const tidy = (value: number) => Number(value.toPrecision(12))
	return [
		{ key: 'a', label: c.before, unit, cell: (row) => toldCell(row.a, told(row).a, locale) },
		{ key: 'b', label: c.after, unit, cell: (row) => toldCell(row.b, told(row).b, locale) },
		{
			key: 'difference',
			label: c.difference,
			unit,
			cell: (row) => toldCell(row.b - row.a, tidy(told(row).b - told(row).a), locale)
		}
	]
}

/** Every input that differs, with what it does by itself, largest effect first. */
export function inputsTable(chain: Chain, comparison: Comparison, locale: Locale): Table {
	const { inputs } = comparison
	const { round } = toldAmounts(comparison)
	const { columns: c, compared } = locale.words.figures.tables
	const { columns: totals } = locale.words.report
	const unit = locale.words.figures.perYear({ unit: chain.unit })
	const texts = (input: InputEffect) => inputTexts(chain, input.difference, locale)
	return tableOf<InputEffect>(
		'inputs',
		compared.inputs,
		[
			{ key: 'input', label: c.given, cell: ({ difference }) => textCell(inputName(difference, locale)) },
			{ key: 'a', label: c.before, cell: (input) => textCell(texts(input).a) },
			{ key: 'b', label: c.after, cell: (input) => textCell(texts(input).b) },
			{
				key: 'delivered',
				label: totals.delivered,
				unit,
				cell: ({ delivered }) => toldCell(delivered, round(delivered ?? 0), locale)
			},
			{ key: 'gap', label: totals.gap, unit, cell: ({ gap }) => toldCell(gap, round(gap ?? 0), locale) },
			{
				key: 'address',
				label: c.address,
				cell: ({ difference }) => textCell(difference.of === 'figure' ? difference.address : difference.of)
			}
		],
		inputs,
		({ difference }) => (difference.of === 'figure' ? difference.address : difference.of)
	)
}

/** Totals, and the use of every process that differs. */
export function resultsTable(chain: Chain, comparison: Comparison, locale: Locale): Table {
	const { totals, processes } = comparison
	const { before, after, round } = toldAmounts(comparison)
	const told = ({ id, a, b }: Pair & { id: string }): Pair =>
		id === 'demand' || id === 'delivered' || id === 'gap'
			? { a: before[id], b: after[id] }
			: { a: round(a), b: round(b) }
	const { words } = locale
	const { columns: c, compared } = words.figures.tables
	const { verdict } = words.chain
	const rows = [
		...TOTALS.map((total) => ({ id: total, name: words.report.columns[total], verdicts: '', ...totals[total] })),
		...processes.map(({ process, verdicts, ...pair }) => ({
			id: process,
			name: nameIn(chain.processes, process),
			verdicts:
				verdicts.a === verdicts.b
					? verdict[verdicts.a]
					: words.figures.compare.verdicts({ a: verdict[verdicts.a], b: verdict[verdicts.b] }),
			...pair
		}))
	]
	return tableOf(
		'results',
		compared.results,
		[
			{ key: 'name', label: c.name, cell: ({ name }) => textCell(name) },
			...pairColumns<(typeof rows)[number]>(locale, words.figures.perYear({ unit: chain.unit }), told),
			{ key: 'verdict', label: c.verdict, cell: ({ verdicts }) => textCell(verdicts) }
		],
		rows,
		({ id }) => id
	)
}

/** Every flow that differs, largest difference first: one plan and its differences make the other. */
export function flowDifferencesTable(chain: Chain, comparison: Comparison, locale: Locale): Table {
	const { flows } = comparison
	const { round } = toldAmounts(comparison)
	const { columns: c, compared } = locale.words.figures.tables
	return tableOf<FlowDifference>(
		'flow-differences',
		compared.flows,
		[
			{ key: 'from', label: c.from, cell: ({ from }) => textCell(anyName(chain, from)) },
			{ key: 'to', label: c.to, cell: ({ to }) => textCell(anyName(chain, to)) },
			{ key: 'material', label: c.material, cell: ({ material }) => textCell(nameIn(chain.materials, material)) },
			...pairColumns<FlowDifference>(locale, locale.words.figures.perYear({ unit: chain.unit }), ({ a, b }) => ({
				a: round(a),
				b: round(b)
			})),
			{ key: 'change', label: c.change, cell: ({ change }) => textCell(locale.words.figures.compare.change[change]) }
		],
		flows,
		({ from, to, material }) => `${from} ${to} ${material}`
	)
}

/** Every scenario with what it comes to. */
export function scenariosTable(chain: Chain, bars: readonly ScenarioBar[], locale: Locale): Table {
	const { columns: c, compared } = locale.words.figures.tables
	const { columns: totals } = locale.words.report
	const unit = locale.words.figures.perYear({ unit: chain.unit })
	return tableOf<ScenarioBar>(
		'scenarios',
		compared.scenarios,
		[
			{ key: 'name', label: c.name, cell: ({ name }) => textCell(name) },
			{ key: 'demand', label: totals.demand, unit, cell: ({ demand }) => numberCell(demand, locale) },
			{ key: 'delivered', label: totals.delivered, unit, cell: ({ delivered }) => numberCell(delivered, locale) },
			{
				key: 'weakest',
				label: c.weakest,
				cell: ({ weakest }) => textCell(weakest === null ? null : nameIn(chain.stages, weakest))
			}
		],
		bars,
		({ id }) => id
	)
}
