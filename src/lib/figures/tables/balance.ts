/** The balance of the elements as a table: a row a component. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { balanceOf, ENDS, type BalanceRow } from '../supply.ts'
import type { Locale } from '../text/locale.ts'
import { cellsOf, tableOf, textCell, type Column, type Table } from './table.ts'

/** Supply, its ends, what is missing and what the supply is worth; no rows where there is one component alone. */
export function balanceTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { number, rounded, unit } = cellsOf(chain, plan, locale)
	const { columns: c, balance: caption, balances } = locale.words.figures.tables
	const amount = (key: keyof typeof balances, of: (row: BalanceRow) => number | undefined): Column<BalanceRow> => ({
		key,
		label: balances[key],
		unit,
		cell: (row) => {
			const value = of(row)
			return value === undefined ? textCell(null) : number(value)
		}
	})
	return tableOf<BalanceRow>(
		'balance',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ component }) => textCell(component.name) },
			amount('supply', ({ supply }) => supply),
			...ENDS.map((end) => amount(end, ({ ends }) => ends[end])),
			amount('missing', ({ missing }) => missing?.low),
			amount('missingMost', ({ missing }) => missing?.high),
			{
				key: 'worth',
				label: balances.worth,
				unit: locale.words.figures.perYear({ unit: chain.currency ?? '' }),
				cell: ({ worth }) => (worth ? rounded(worth.value) : textCell(null))
			}
		],
		chain.components.length > 1 ? balanceOf(chain, plan) : [],
		({ component }) => component.id
	)
}
