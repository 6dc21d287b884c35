/** Tables of what moves: every link and every loss, total and by component. */
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import { SURPLUS, type Composition, type Flow, type Loss, type Plan } from '#lib/engine/index.ts'
import { nameIn, nodeNames, type Locale } from '../text/locale.ts'
import { cellsOf, tableOf, type Cell, type Column, type Table } from './table.ts'

interface FlowRow {
	from: string
	to: string
	material: string
	total: number
	components: Composition
	atTop: number
}

/** Every link that carries something today or at the top of the ladder. */
export function flowsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, unit } = cellsOf(chain, plan, locale)
	const { flows: caption, columns: c, surplus } = locale.words.figures.tables
	const names = nodeNames(chain)
	return tableOf<FlowRow>(
		'flows',
		caption,
		[
			{ key: 'from', label: c.from, cell: (row) => text(names.get(row.from) ?? row.from) },
			{ key: 'to', label: c.to, cell: (row) => text(row.to === SURPLUS ? surplus : (names.get(row.to) ?? row.to)) },
			{ key: 'material', label: c.material, cell: (row) => text(nameIn(chain.materials, row.material)) },
			{ key: 'total', label: c.total, unit, cell: (row) => number(row.total) },
			...componentColumns<FlowRow>(chain, unit, number),
			{ key: 'atTop', label: c.atTop, unit, cell: (row) => number(row.atTop) }
		],
		flowRows(plan),
		flowKey
	)
}

function flowKey({ from, to, material }: Pick<Flow, 'from' | 'to' | 'material'>): string {
	return `${from}>${to}:${material}`
}

function flowRows(plan: Plan): FlowRow[] {
	const atTop = new Map(plan.top.flows.map((flow) => [flowKey(flow), flow.total]))
	const today = plan.flows.map((flow) => ({ ...flow, atTop: atTop.get(flowKey(flow)) ?? 0 }))
	const known = new Set(plan.flows.map(flowKey))
	const added = plan.top.flows.filter((flow) => !known.has(flowKey(flow)))
	return [...today, ...added.map((flow) => ({ ...flow, total: 0, components: {}, atTop: flow.total }))]
}

/** All that leaves the chain beside its products, by process and outlet. */
export function lossesTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, unit } = cellsOf(chain, plan, locale)
	const { losses: caption, columns: c, outletKind } = locale.words.figures.tables
	const names = nodeNames(chain)
	const kindOf = (loss: Loss) => chain.outlets.find((outlet) => outlet.id === loss.outlet)?.kind
	return tableOf<Loss>(
		'losses',
		caption,
		[
			{ key: 'process', label: c.process, cell: (loss) => text(names.get(loss.process) ?? loss.process) },
			{ key: 'outlet', label: c.outlet, cell: (loss) => text(nameIn(chain.outlets, loss.outlet)) },
			{
				key: 'kind',
				label: c.kind,
				cell: (loss) => {
					const kind = kindOf(loss)
					return text(kind === undefined ? null : outletKind[kind])
				}
			},
			{ key: 'total', label: c.total, unit, cell: (loss) => number(loss.total) },
			...componentColumns<Loss>(chain, unit, number)
		],
		plan.losses,
		(loss) => `${loss.process}>${loss.outlet}`
	)
}

function componentColumns<T extends { components: Composition }>(
	chain: Chain,
	unit: string,
	number: (value: number) => Cell
): Column<T>[] {
	const amount = (row: T, id: ComponentId) => row.components[id] ?? 0
	return chain.components.map(({ id }) => ({ key: id, label: id, unit, cell: (row) => number(amount(row, id)) }))
}
