/** The table of what is delivered, sent abroad and left over, at listed prices. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Locale } from '../text/locale.ts'
import { DESTINATIONS, worth, worthOf, type PricedComponent } from '../worth.ts'
import { cellsOf, tableOf, type Column, type Table } from './table.ts'

/** Every component with a price: the price, what is delivered of it, and the worth by destination; no rows without prices. */
export function worthTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, stated, rounded, origin, unit } = cellsOf(chain, plan, locale)
	const { columns: c, worth: caption, worths } = locale.words.figures.tables
	const currency = chain.currency ?? ''
	const byDestination = DESTINATIONS.map((to): Column<PricedComponent> => ({
		key: to,
		label: worths[to],
		unit: locale.words.figures.perYear({ unit: currency }),
		cell: (item) => rounded(worthOf(item, to).value)
	}))
	return tableOf<PricedComponent>(
		'worth',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ component }) => text(component.name) },
			{
				key: 'price',
				label: c.price,
				unit: `${currency}/${chain.unit}`,
				cell: ({ price }) => stated(price.figure.value)
			},
			{ key: 'amount', label: c.deliveredOf, unit, cell: ({ amounts }) => number(amounts.delivered) },
			...byDestination,
			...origin<PricedComponent>(({ price }) => price.figure)
		],
		worth(chain, plan)?.components ?? [],
		({ component }) => component.id
	)
}
