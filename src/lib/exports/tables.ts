/** Tables that files have beside those of the page: the totals, and by-products. */
import { linkedAmounts, type LinkedAmount } from '#lib/figures/linked-units.ts'
import type { Plan } from '#lib/engine/index.ts'
import { nodeNames, type Locale } from '#lib/figures/text/locale.ts'
import { tables } from '#lib/figures/tables/tables.ts'
import { cellsOf, tableOf, type Table } from '#lib/figures/tables/table.ts'
import type { Chain } from '#lib/model/chain.ts'

/** Every table of a plan: the totals first, then the page's, then those that only files have. */
export function allTables(chain: Chain, plan: Plan, locale: Locale): Table[] {
	const own = [goodsTable(chain, plan, locale), byproductsTable(chain, plan, locale)]
	return [
		totalsTable(chain, plan, locale),
		...tables(chain, plan, locale),
		...own.filter(({ rows }) => rows.length > 0)
	]
}

/** One row: demand, delivered, gap and what of it was imported. */
function totalsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { number, unit } = cellsOf(chain, plan, locale)
	const { totals, columns: c } = locale.words.report
	const amount = (key: 'demand' | 'delivered' | 'gap' | 'imported') => ({
		key,
		label: c[key],
		unit,
		cell: () => number(plan[key])
	})
	return tableOf(
		'totals',
		totals,
		['demand', 'delivered', 'gap', 'imported'].map((key) => amount(key as 'gap')),
		[plan],
		() => plan.scenario.id
	)
}

/** What is moved of each good, in the base unit and in the good's own, with its content, which links the two. */
function goodsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, unit } = cellsOf(chain, plan, locale)
	const { goods, columns: own } = locale.words.report
	const { columns: c } = locale.words.figures.tables
	return tableOf<LinkedAmount>(
		'goods',
		goods,
		[
			{ key: 'material', label: c.material, cell: ({ material }) => text(material.name) },
			{ key: 'total', label: c.total, unit, cell: ({ total }) => number(total) },
			{ key: 'content', label: own.content, unit: '', cell: ({ content }) => number(content) },
			{ key: 'gross', label: own.gross, unit: '', cell: ({ gross }) => number(gross) },
			{ key: 'grossUnit', label: own.grossUnit, cell: (each) => text(locale.words.figures.perYear(each)) }
		],
		linkedAmounts(chain, plan, () => true),
		({ material }) => material.id
	)
}

/** Goods made beside the accounted components, in units of their own. */
function byproductsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number } = cellsOf(chain, plan, locale)
	const { byproducts, columns: own } = locale.words.report
	const { columns: c } = locale.words.figures.tables
	const names = nodeNames(chain)
	const made = plan.byproducts.flatMap((each) => {
		const byproduct = chain.processes.find(({ id }) => id === each.process)?.byproducts.find(({ id }) => id === each.id)
		return byproduct ? [{ ...each, name: byproduct.name, unit: locale.words.figures.perYear(byproduct) }] : []
	})
	return tableOf<(typeof made)[number]>(
		'byproducts',
		byproducts,
		[
			{ key: 'name', label: c.name, cell: ({ name }) => text(name) },
			{ key: 'process', label: c.process, cell: ({ process }) => text(names.get(process)) },
			{ key: 'gross', label: own.gross, unit: '', cell: ({ amount }) => number(amount) },
			{ key: 'grossUnit', label: own.grossUnit, cell: ({ unit }) => text(unit) }
		],
		made,
		({ process, id }) => `${process}:${id}`
	)
}
