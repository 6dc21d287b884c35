/** Tables of what stands in the chain: processes, feeds, demands, trade. */
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain, Figure, Process } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { anyName, nameIn, type Locale } from '../text/locale.ts'
import { amountFigures } from '../text/provenance.ts'
import { cellsOf, shareColumn, tableOf, type Column, type Table } from './table.ts'

/** The figure behind a process's capacity: its first plant that counts, else the first that the model names. */
function plantFigure(plan: Plan, process: Process): Figure | null {
	const counted = process.plants.find((plant) => plan.scenario.counts.includes(plant.status))
	return (counted ?? process.plants[0])?.nameplate ?? null
}

/** A node of the chain with its result in the plan. */
interface Row<N, R> {
	node: N
	result: R
}

/**
 * A table of the nodes that a plan has, in the chain's order: their names, columns of their own, and where the figure
 * behind each comes from: the one that sets a node's amount as a whole, or else `nodeFigure`.
 */
function nodesTable<N extends { id: string; name: string }, R extends { id: string }>(
	{ chain, plan, locale }: { chain: Chain; plan: Plan; locale: Locale },
	id: 'processes' | 'feeds' | 'demands' | 'trades',
	[nodes, results]: readonly [nodes: readonly N[], results: readonly R[]],
	columns: readonly Column<NoInfer<Row<N, R>>>[],
	nodeFigure: (node: NoInfer<N>) => Figure | null
): Table {
	const { text, origin } = cellsOf(chain, plan, locale)
	const { tables } = locale.words.figures
	const whole = amountFigures(chain, plan.scenario)
	const figureOf = (node: N) => whole.get(node.id) ?? nodeFigure(node)
	const byId = new Map(results.map((result) => [result.id, result]))
	const rows = nodes.flatMap((node): Row<N, R>[] => {
		const result = byId.get(node.id)
		return result ? [{ node, result }] : []
	})
	const name: Column<Row<N, R>> = { key: 'name', label: tables.columns.name, cell: ({ node }) => text(node.name) }
	const all = [name, ...columns, ...origin<Row<N, R>>(({ node }) => figureOf(node))]
	return tableOf(id, tables[id], all, rows, ({ node }) => node.id)
}

/** Every process: verdict and why, capacity, use and need on its own capacity basis, and what passes it. */
export function processesTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, unit } = cellsOf(chain, plan, locale)
	const { columns: c } = locale.words.figures.tables
	return nodesTable(
		{ chain, plan, locale },
		'processes',
		[chainOf(chain, plan.scenario).processes, plan.processes],
		[
			{ key: 'stage', label: c.stage, cell: ({ node }) => text(nameIn(chain.stages, node.stage)) },
			{ key: 'route', label: c.route, cell: ({ node }) => text(nameIn(chain.routes, node.route)) },
			{ key: 'place', label: c.place, cell: ({ node }) => text(node.place) },
			{ key: 'verdict', label: c.verdict, cell: ({ result }) => text(locale.words.chain.verdict[result.verdict]) },
			{
				key: 'cause',
				label: c.cause,
				cell: ({ result }) => text(locale.words.chain.list((result.cause?.of ?? []).map((id) => anyName(chain, id))))
			},
			{ key: 'installed', label: c.installed, unit, cell: ({ result }) => number(result.installed) },
			{ key: 'effective', label: c.effective, unit, cell: ({ result }) => number(result.effective) },
			{ key: 'used', label: c.used, unit, cell: ({ result }) => number(result.used) },
			shareColumn({ key: 'utilisation', label: c.utilisation }, locale, ({ result }) =>
				result.effective === null ? null : result.utilisation
			),
			{ key: 'needed', label: c.needed, unit, cell: ({ result }) => number(result.needed) },
			{ key: 'input', label: c.input, unit, cell: ({ result }) => number(result.input) },
			{ key: 'output', label: c.output, unit, cell: ({ result }) => number(result.output) },
			{ key: 'loss', label: c.loss, unit, cell: ({ result }) => number(result.input - result.output) }
		],
		(node) => plantFigure(plan, node)
	)
}

/** Every feed: what is available, and what is used of it today and at the top of the ladder. */
export function feedsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, figure, unit } = cellsOf(chain, plan, locale)
	const { columns: c } = locale.words.figures.tables
	return nodesTable(
		{ chain, plan, locale },
		'feeds',
		[chainOf(chain, plan.scenario).feeds.filter(({ stock }) => !stock), plan.feeds],
		[
			{ key: 'route', label: c.route, cell: ({ node }) => text(nameIn(chain.routes, node.route)) },
			{ key: 'available', label: c.available, unit, cell: ({ node }) => figure(node.available) },
			{ key: 'left', label: c.left, unit: chain.unit, cell: ({ result }) => number(result.left) },
			{ key: 'used', label: c.used, unit, cell: ({ result }) => number(result.used) },
			{ key: 'usedAtTop', label: c.usedAtTop, unit, cell: ({ result }) => number(result.usedAtTop) }
		],
		(node) => node.available
	)
}

/** Every demand of the plan's basis: what is asked, served and short, as counted. */
export function demandsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, unit } = cellsOf(chain, plan, locale)
	const { columns: c } = locale.words.figures.tables
	return nodesTable(
		{ chain, plan, locale },
		'demands',
		[chain.demands, plan.demands],
		[
			{ key: 'tier', label: c.tier, cell: ({ result }) => text(String(result.tier)) },
			{ key: 'demand', label: c.demand, unit, cell: ({ result }) => number(result.amount) },
			{ key: 'served', label: c.served, unit, cell: ({ result }) => number(result.served) },
			{ key: 'short', label: c.short, unit, cell: ({ result }) => number(result.short) },
			shareColumn({ key: 'share', label: c.shareServed }, locale, ({ result }) =>
				result.amount > 0 ? result.served / result.amount : 1
			)
		],
		(node) => node.amount
	)
}

/** Every import and export: its limit or commitment, and what comes of it. */
export function tradesTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, unit } = cellsOf(chain, plan, locale)
	const { columns: c, importKind, exportKind } = locale.words.figures.tables
	return nodesTable(
		{ chain, plan, locale },
		'trades',
		[chain.trades, plan.trades],
		[
			{ key: 'kind', label: c.kind, cell: ({ node }) => text(node.kind === 'import' ? importKind : exportKind) },
			{ key: 'partner', label: c.partner, cell: ({ node }) => text(node.partner) },
			{ key: 'amount', label: c.amount, unit, cell: ({ result }) => number(result.amount) },
			{ key: 'used', label: c.used, unit, cell: ({ result }) => number(result.used) },
			{ key: 'short', label: c.short, unit, cell: ({ result }) => number(result.short) }
		],
		(node) => node.amount
	)
}
