/** The table of what is kept: stocks of materials, and stores of outlets and by-products. */
import type { Composition, Plan } from '#lib/engine/index.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain, Figure, Store } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { cellsOf, tableOf, type Table } from './table.ts'

interface StockRow {
	id: string
	name: string
	/** Name of what is in it. */
	what: string
	unit: string
	held: number
	drawn: number
	added: number
	/** null where there is room for all. */
	limit: number | null
	figure: Figure | null
}

/** Every stock and store: what it holds at the start and the end of the year, and what goes out and in between. */
export function stocksTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, origin } = cellsOf(chain, plan, locale)
	const { columns: c, stocks: caption, noLimit } = locale.words.figures.tables
	return tableOf<StockRow>(
		'stocks',
		caption,
		[
			{ key: 'name', label: c.name, cell: ({ name }) => text(name) },
			{ key: 'material', label: c.material, cell: ({ what }) => text(what) },
			{ key: 'held', label: c.held, unit: '', cell: ({ held }) => number(held) },
			{ key: 'drawn', label: c.drawn, unit: '', cell: ({ drawn }) => number(drawn) },
			{ key: 'added', label: c.added, unit: '', cell: ({ added }) => number(added) },
			{ key: 'atEnd', label: c.atEnd, unit: '', cell: ({ held, drawn, added }) => number(held - drawn + added) },
			{
				key: 'room',
				label: c.room,
				unit: '',
				cell: ({ limit }) => (limit === null ? { value: null, text: noLimit } : number(limit))
			},
			{ key: 'figureUnit', label: c.figureUnit, cell: ({ unit }) => text(unit) },
			...origin<StockRow>(({ figure }) => figure)
		],
		[...stockRows(chain, plan), ...storeRows(chain, plan)],
		({ id }) => id
	)
}

function stockRows(own: Chain, plan: Plan): StockRow[] {
	const chain = chainOf(own, plan.scenario)
	return plan.stocks.flatMap(({ id, held, drawn, kept, limit }): StockRow[] => {
		const stock = chain.feeds.find((feed) => feed.id === id)
		if (!stock) return []
		const { name, material, resource: figure } = stock
		const what = nameIn(chain.materials, material)
		return [
			{
				id,
				name,
				what,
				unit: chain.unit,
				held: totalOf(held),
				drawn: totalOf(drawn),
				added: totalOf(kept),
				limit,
				figure
			}
		]
	})
}

function storeRows(own: Chain, plan: Plan): StockRow[] {
	const chain = chainOf(own, plan.scenario)
	return plan.stores.flatMap(({ id, held, added, limit }): StockRow[] => {
		const store = chain.stores.find((each) => each.id === id)
		if (!store) return []
		const { name, unit, amount: figure } = store
		return [{ id, name, what: contentsOf(chain, store), unit, held, drawn: 0, added, limit, figure }]
	})
}

function contentsOf(chain: Chain, { holds }: Store): string {
	if ('outlet' in holds) return nameIn(chain.outlets, holds.outlet)
	return nameIn(
		chain.processes.flatMap((each) => each.byproducts),
		holds.byproduct
	)
}

const totalOf = (amounts: Composition) => sum(Object.values(amounts))
