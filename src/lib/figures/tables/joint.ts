/** Years one after another and all at once, as a table. */
import { jointGain, type Joint, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Locale } from '../text/locale.ts'
import { tableOf, yearColumn, type Cell, type Table } from './table.ts'

/** Both ways side by side, a row a year; without rows where they come to the same. */
export function jointTable(chain: Chain, plans: readonly Plan[], joint: Joint, { words, numbers }: Locale): Table {
	const { columns: c, joint: said } = words.figures.tables
	const { columns: totals } = words.report
	const unit = words.figures.perYear({ unit: chain.unit })
	const number = (value: number): Cell => ({
		value,
		text: numbers.full(value),
		told: numbers.full(Number(value.toPrecision(4)))
	})
	const rows = joint.years.map((each, y) => ({ ...each, alone: plans[y]!.delivered }))
	return tableOf<(typeof rows)[number]>(
		'joint',
		said.caption,
		[
			yearColumn({ key: 'year', label: c.year }, { numbers }, ({ year }) => year),
			{ key: 'demand', label: totals.demand, unit, cell: ({ demand }) => number(demand) },
			{ key: 'delivered', label: said.alone, unit, cell: ({ alone }) => number(alone) },
			{ key: 'joint', label: said.together, unit, cell: ({ delivered }) => number(delivered) },
			{ key: 'difference', label: c.difference, unit, cell: ({ delivered, alone }) => number(delivered - alone) }
		],
		jointGain(chain, plans, joint) ? rows : [],
		({ year }) => String(year)
	)
}
