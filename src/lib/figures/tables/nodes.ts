/** Tables of what stands in the chain: processes, feeds, demands, trade. */
import type { Chain, Demand, Feed, Figure, NodeId, Process, Trade } from '#lib/model/chain.ts'
import { amountsSet } from '#lib/model/scenario.ts'
import type { DemandResult, FeedResult, Plan, ProcessResult, TradeResult } from '#lib/engine/index.ts'
import { nameIn, type Reading } from '../reading.ts'
import { anyName } from '../statement.ts'
import { cellsOf, tableOf, type Table } from './table.ts'

/** Pairs what the chain says of nodes with what the plan found, in the chain's order. */
function joined<N extends { id: string }, R extends { id: string }>(
	nodes: readonly N[],
	results: readonly R[]
): { node: N; result: R }[] {
	const byId = new Map(results.map((result) => [result.id, result]))
	return nodes.flatMap((node) => {
		const result = byId.get(node.id)
		return result ? [{ node, result }] : []
	})
}

const idOf = ({ node }: { node: { id: string } }) => node.id

/** The figure behind a process's capacity: its first plant that counts, else the first that the model names. */
function plantFigure(plan: Plan, process: Process): Figure | null {
	const counted = process.plants.find((plant) => plan.scenario.counts.includes(plant.status))
	return (counted ?? process.plants[0])?.nameplate ?? null
}

/** The figure behind a node's amount: the scenario's where it sets one, none where it was set by hand, else the chain's. */
function amountFigure(chain: Chain, plan: Plan, id: NodeId, own: Figure | null): Figure | null {
	const set = amountsSet(chain, plan.scenario)
	return set.has(id) ? (set.get(id) ?? null) : own
}

/** Every process: verdict and why, capacity, use and need on its own capacity basis, and what passes it. */
export function processesTable(chain: Chain, plan: Plan, reading: Reading): Table {
	const { text, number, percent, origin, unit } = cellsOf(chain, reading)
	const { caption, columns: c } = words(reading, 'processes')
	type Row = { node: Process; result: ProcessResult }
	return tableOf<Row>(
		'processes',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ node }) => text(node.name) },
			{ key: 'stage', label: c.stage, cell: ({ node }) => text(nameIn(chain.stages, node.stage)) },
			{ key: 'route', label: c.route, cell: ({ node }) => text(nameIn(chain.routes, node.route)) },
			{ key: 'place', label: c.place, cell: ({ node }) => text(node.place) },
			{ key: 'verdict', label: c.verdict, cell: ({ result }) => text(reading.words.chain.verdict[result.verdict]) },
			{
				key: 'cause',
				label: c.cause,
				cell: ({ result }) => text(reading.words.chain.list((result.cause?.of ?? []).map((id) => anyName(chain, id))))
			},
			{ key: 'installed', label: c.installed, unit, cell: ({ result }) => number(result.installed) },
			{ key: 'effective', label: c.effective, unit, cell: ({ result }) => number(result.effective) },
			{ key: 'used', label: c.used, unit, cell: ({ result }) => number(result.used) },
			{
				key: 'utilisation',
				label: c.utilisation,
				unit: reading.words.figures.tables.percent,
				cell: ({ result }) => (result.effective === null ? number(null) : percent(result.utilisation))
			},
			{ key: 'needed', label: c.needed, unit, cell: ({ result }) => number(result.needed) },
			{ key: 'input', label: c.input, unit, cell: ({ result }) => number(result.input) },
			{ key: 'output', label: c.output, unit, cell: ({ result }) => number(result.output) },
			{ key: 'loss', label: c.loss, unit, cell: ({ result }) => number(result.input - result.output) },
			...origin<Row>(({ node }) => amountFigure(chain, plan, node.id, plantFigure(plan, node)))
		],
		joined(chain.processes, plan.processes),
		idOf
	)
}

export function feedsTable(chain: Chain, plan: Plan, reading: Reading): Table {
	const { text, number, figure, origin, unit } = cellsOf(chain, reading)
	const { caption, columns: c } = words(reading, 'feeds')
	type Row = { node: Feed; result: FeedResult }
	return tableOf<Row>(
		'feeds',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ node }) => text(node.name) },
			{ key: 'route', label: c.route, cell: ({ node }) => text(nameIn(chain.routes, node.route)) },
			{ key: 'available', label: c.available, unit, cell: ({ node }) => figure(node.available) },
			{ key: 'used', label: c.used, unit, cell: ({ result }) => number(result.used) },
			{ key: 'usedAtTop', label: c.usedAtTop, unit, cell: ({ result }) => number(result.usedAtTop) },
			...origin<Row>(({ node }) => node.available)
		],
		joined(chain.feeds, plan.feeds),
		idOf
	)
}

export function demandsTable(chain: Chain, plan: Plan, reading: Reading): Table {
	const { text, number, percent, origin, unit } = cellsOf(chain, reading)
	const { caption, columns: c } = words(reading, 'demands')
	type Row = { node: Demand; result: DemandResult }
	return tableOf<Row>(
		'demands',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ node }) => text(node.name) },
			{ key: 'tier', label: c.tier, cell: ({ result }) => text(String(result.tier)) },
			{ key: 'demand', label: c.demand, unit, cell: ({ result }) => number(result.amount) },
			{ key: 'served', label: c.served, unit, cell: ({ result }) => number(result.served) },
			{ key: 'short', label: c.short, unit, cell: ({ result }) => number(result.short) },
			{
				key: 'share',
				label: c.shareServed,
				unit: reading.words.figures.tables.percent,
				cell: ({ result }) => percent(result.amount > 0 ? result.served / result.amount : 1)
			},
			...origin<Row>(({ node }) => amountFigure(chain, plan, node.id, node.amount))
		],
		joined(chain.demands, plan.demands),
		idOf
	)
}

export function tradesTable(chain: Chain, plan: Plan, reading: Reading): Table {
	const { text, number, origin, unit } = cellsOf(chain, reading)
	const { caption, columns: c, importKind, exportKind } = words(reading, 'trades')
	type Row = { node: Trade; result: TradeResult }
	return tableOf<Row>(
		'trades',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ node }) => text(node.name) },
			{ key: 'kind', label: c.kind, cell: ({ node }) => text(node.kind === 'import' ? importKind : exportKind) },
			{ key: 'partner', label: c.partner, cell: ({ node }) => text(node.partner) },
			{ key: 'amount', label: c.amount, unit, cell: ({ result }) => number(result.amount) },
			{ key: 'used', label: c.used, unit, cell: ({ result }) => number(result.used) },
			{ key: 'short', label: c.short, unit, cell: ({ result }) => number(result.short) },
			...origin<Row>(({ node }) => amountFigure(chain, plan, node.id, node.amount))
		],
		joined(chain.trades, plan.trades),
		idOf
	)
}

function words(reading: Reading, table: 'processes' | 'feeds' | 'demands' | 'trades') {
	const { tables } = reading.words.figures
	return { ...tables, caption: tables[table] }
}
