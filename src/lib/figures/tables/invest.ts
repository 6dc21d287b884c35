/** What to build, as tables: each build, the cost by stage, and what is not built. */
import { presentOf, type Investment, type InvestBuild, type Regret } from '#lib/invest/invest.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { runningCost } from '#lib/model/money.ts'
import { costsByStage, type StageCost } from '../invest/costs.ts'
import type { Range } from '../range.ts'
import { nodeNames, type Locale } from '../text/locale.ts'
import {
	confidenceCell,
	shareColumn,
	statusCell,
	tableOf,
	textCell,
	yearColumn,
	type Cell,
	type Column,
	type Table
} from './table.ts'

/** Every table of an investment that has rows. */
export function investTables(chain: Chain, found: Investment, locale: Locale): Table[] {
	return [
		buildsTable(chain, found, locale),
		partsTable(chain, found, locale),
		stagesTable(chain, found, locale),
		regretsTable(chain, found, locale),
		leftTable(chain, found, locale),
		spendingTable(chain, found, locale),
		runningTable(chain, found, locale),
		boughtTable(chain, found, locale)
	].filter(({ rows }) => rows.length > 0)
}

function costColumns<T>(chain: Chain, { words, numbers }: Locale, costOf: (item: T) => Range): Column<T>[] {
	const { columns } = words.figures.tables
	const labels = { value: columns.cost, low: columns.costLow, high: columns.costHigh }
	return (['value', 'low', 'high'] as const).map((end) => ({
		key: ({ value: 'cost', low: 'costLow', high: 'costHigh' } as const)[end],
		label: labels[end],
		unit: chain.currency ?? '',
		cell: (item) => ({ value: costOf(item)[end], text: numbers.picture(costOf(item)[end]) })
	}))
}

/** A row each, the first to be decided first, with where its cost comes from. */
export function buildsTable(chain: Chain, { builds }: Investment, locale: Locale): Table {
	const { words, numbers } = locale
	const said = words.figures.invest.tables
	const { columns } = words.figures.tables
	const leverOf = ({ process }: InvestBuild) => chain.levers.find(({ id }) => id === process)
	const costOf = ({ process }: InvestBuild) => chain.processes.find(({ id }) => id === process)?.expansion.cost ?? null
	const decided = ({ decided: first, lastDecided: last }: InvestBuild): Cell => ({
		value: first,
		text: last > first ? said.years({ first: numbers.year(first), last: numbers.year(last) }) : numbers.year(first)
	})
	const added = (build: InvestBuild) => build.added / (leverOf(build)?.factor ?? 1)
	return tableOf<InvestBuild>(
		'invest-builds',
		said.builds,
		[
			{ key: 'process', label: columns.process, cell: ({ process }) => textCell(nodeNames(chain).get(process)) },
			{
				key: 'added',
				label: said.added,
				unit: '',
				cell: (build) => ({ value: added(build), text: numbers.picture(added(build)) })
			},
			{
				key: 'unit',
				label: said.unit,
				cell: (build) => textCell(leverOf(build)?.unit ?? words.figures.perYear({ unit: chain.unit }))
			},
			{ key: 'decided', label: said.decided, kind: 'year', cell: decided },
			yearColumn({ key: 'runs', label: said.runs }, locale, ({ runs }) => runs),
			...costColumns<InvestBuild>(chain, locale, ({ cost }) => cost),
			{ key: 'status', label: columns.status, cell: (build) => statusCell(costOf(build), words) },
			{ key: 'confidence', label: columns.confidence, cell: (build) => confidenceCell(costOf(build), words) },
			{ key: 'sources', label: columns.sources, cell: (build) => textCell(costOf(build)?.sources.join(' ')) }
		],
		builds,
		({ process }) => process
	)
}

/** A row for each decision of the plants that are begun in parts, with the amount and the money of that part. */
export function partsTable(chain: Chain, { builds }: Investment, locale: Locale): Table {
	const { words, numbers } = locale
	const said = words.figures.invest.tables
	type Row = InvestBuild['parts'][number] & { process: NodeId }
	const rows = builds.filter(({ parts }) => parts.length > 1)
	const leverOf = ({ process }: Row) => chain.levers.find(({ id }) => id === process)
	const added = (row: Row) => row.added / (leverOf(row)?.factor ?? 1)
	return tableOf<Row>(
		'invest-parts',
		said.parts,
		[
			{
				key: 'process',
				label: words.figures.tables.columns.process,
				cell: ({ process }) => textCell(nodeNames(chain).get(process))
			},
			yearColumn({ key: 'decided', label: said.decided }, locale, ({ decided }) => decided),
			{
				key: 'added',
				label: said.added,
				unit: '',
				cell: (row) => ({ value: added(row), text: numbers.picture(added(row)) })
			},
			{
				key: 'unit',
				label: said.unit,
				cell: (row) => textCell(leverOf(row)?.unit ?? words.figures.perYear({ unit: chain.unit }))
			},
			...costColumns<Row>(chain, locale, ({ cost }) => cost)
		],
		rows.flatMap(({ process, parts }) => parts.map((part) => ({ ...part, process }))),
		({ process, decided }) => `${process}:${decided}`
	)
}

/** Cost by stage, and its share of the whole. */
export function stagesTable(chain: Chain, found: Investment, locale: Locale): Table {
	const { words } = locale
	const { columns } = words.figures.tables
	const said = words.figures.invest.tables
	const whole = found.cost.value
	const share = ({ cost }: StageCost) => (whole > 0 ? cost.value / whole : 0)
	return tableOf<StageCost>(
		'invest-stages',
		said.stages,
		[
			{ key: 'stage', label: columns.stage, cell: ({ stage }) => textCell(stage.name) },
			...costColumns<StageCost>(chain, locale, ({ cost }) => cost),
			shareColumn({ key: 'share', label: said.share }, locale, share)
		],
		costsByStage(chain, found),
		({ stage }) => stage.id
	)
}

/** A row for each year in which something is paid, with the money, and what it is worth in the present. */
export function spendingTable(chain: Chain, { spending }: Investment, { words, numbers }: Locale): Table {
	const said = words.figures.invest.tables
	const unit = chain.currency ?? ''
	const money = (value: number): Cell => ({ value, text: numbers.picture(value) })
	return tableOf<Investment['spending'][number]>(
		'invest-spending',
		said.spending,
		[
			yearColumn({ key: 'year', label: said.year }, { numbers }, ({ year }) => year),
			{ key: 'spent', label: said.spent, unit, cell: ({ cost }) => money(cost) },
			{
				key: 'worth',
				label: said.worth({ year: numbers.year(presentOf(chain)) }),
				unit,
				cell: ({ worth }) => money(worth)
			}
		],
		spending,
		({ year }) => String(year)
	)
}

/** A row for each process that costs money to run and runs more, with what that costs a year and where that comes from. */
export function runningTable(chain: Chain, { running }: Investment, locale: Locale): Table {
	const { words, numbers } = locale
	const said = words.figures.invest.tables
	const { columns } = words.figures.tables
	type Row = Investment['running'][number]
	const figureOf = ({ process }: Row) => {
		const found = chain.processes.find(({ id }) => id === process)
		return found ? runningCost(found.expansion) : null
	}
	return tableOf<Row>(
		'invest-running',
		said.runningCosts,
		[
			{ key: 'process', label: columns.process, cell: ({ process }) => textCell(nodeNames(chain).get(process)) },
			{
				key: 'more',
				label: said.more,
				unit: words.figures.perYear({ unit: chain.unit }),
				cell: ({ more }) => ({ value: more, text: numbers.picture(more) })
			},
			...costColumns<Row>(chain, locale, ({ cost }) => cost),
			{ key: 'status', label: columns.status, cell: (row) => statusCell(figureOf(row), words) },
			{ key: 'confidence', label: columns.confidence, cell: (row) => confidenceCell(figureOf(row), words) },
			{ key: 'sources', label: columns.sources, cell: (row) => textCell(figureOf(row)?.sources.join(' ')) }
		],
		running,
		({ process }) => process
	)
}

/** A row for each import that is bought, with the amount and what a year of it costs. */
export function boughtTable(chain: Chain, { bought }: Investment, locale: Locale): Table {
	const { words, numbers } = locale
	const said = words.figures.invest.tables
	return tableOf<Investment['bought'][number]>(
		'invest-bought',
		said.bought,
		[
			{ key: 'import', label: said.import, cell: ({ trade }) => textCell(nodeNames(chain).get(trade)) },
			{
				key: 'amount',
				label: said.amount,
				unit: words.figures.perYear({ unit: chain.unit }),
				cell: ({ amount }) => ({ value: amount, text: numbers.picture(amount) })
			},
			...costColumns<Investment['bought'][number]>(chain, locale, ({ cost }) => cost)
		],
		bought,
		({ trade }) => trade
	)
}

/** A row for each other need that the builds were tried under. */
function regretsTable(chain: Chain, { regrets, target }: Investment, { words, numbers }: Locale): Table {
	const said = words.figures.invest.tables
	const unit = words.figures.perYear({ unit: chain.unit })
	const amount = (value: number): Cell => ({ value, text: numbers.picture(value) })
	const share = ({ demand, delivered }: Regret) => (demand > 0 ? delivered / demand : 1)
	const least = ({ leastWorth }: Regret): Cell =>
		leastWorth === null
			? { value: null, text: target === null ? '' : said.outOfReach }
			: { value: leastWorth, text: numbers.picture(leastWorth) }
	return tableOf<Regret>(
		'invest-regrets',
		said.regrets,
		[
			{ key: 'need', label: said.need, unit, cell: ({ demand }) => amount(demand) },
			{ key: 'delivered', label: said.servedByBuilds, unit, cell: ({ delivered }) => amount(delivered) },
			shareColumn({ key: 'share', label: said.shareServed }, { words, numbers }, share),
			{
				key: 'leastCost',
				label: said.leastCost({ year: numbers.year(presentOf(chain)) }),
				unit: chain.currency ?? '',
				cell: least
			}
		],
		regrets,
		({ factor }) => String(factor)
	)
}

/** Processes that could not be considered, each with the reason. */
function leftTable(chain: Chain, { barred }: Investment, { words }: Locale): Table {
	const said = words.figures.invest.tables
	return tableOf<Investment['barred'][number]>(
		'invest-left',
		said.left,
		[
			{
				key: 'process',
				label: words.figures.tables.columns.process,
				cell: ({ process }) => textCell(nodeNames(chain).get(process))
			},
			{
				key: 'why',
				label: said.why,
				cell: ({ why, limit }) => textCell(limit === null ? said.whyNot[why] : said.whyLimit({ limit }))
			}
		],
		barred,
		({ process }) => process
	)
}
