/** Tables that files have beside those of the page: the totals, and by-products. */
import { linkedAmounts, type LinkedAmount } from '#lib/figures/linked-units.ts'
import type { Plan } from '#lib/engine/index.ts'
import { nodeNames, type Locale } from '#lib/figures/text/locale.ts'
import { tables } from '#lib/figures/tables/tables.ts'
import { shortUnit } from '#lib/figures/text/number-format.ts'
import { cellsOf, tableOf, type Column, type Table } from '#lib/figures/tables/table.ts'
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

/** What is moved of each good: in the base unit, in the good's own, as elements and as money, with what links them. */
function goodsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, rounded, unit } = cellsOf(chain, plan, locale)
	const { goods, columns: own } = locale.words.report
	const { columns: c } = locale.words.figures.tables
	const { perYear } = locale.words.figures
	const linked = linkedAmounts(chain, plan, () => true)
	const mass = shortUnit(chain.unit)
	const ofElements: Column<LinkedAmount>[] = [
		{
			key: 'elementPart',
			label: own.elementPart,
			unit: `${mass}/${chain.unit}`,
			cell: ({ element }) => number(element?.part ?? null)
		},
		{
			key: 'element',
			label: own.element,
			unit: perYear({ unit: mass }),
			cell: ({ element }) => number(element?.amount ?? null)
		}
	]
	const money: Column<LinkedAmount> = {
		key: 'worth',
		label: own.worth,
		unit: perYear({ unit: chain.currency ?? '' }),
		cell: ({ worth }) => rounded(worth?.value ?? null)
	}
	return tableOf<LinkedAmount>(
		'goods',
		goods,
		[
			{ key: 'material', label: c.material, cell: ({ material }) => text(material.name) },
			{ key: 'total', label: c.total, unit, cell: ({ total }) => number(total) },
			{
				key: 'content',
				label: own.content,
				unit: '',
				cell: (each) => (each.own ? number(each.own.content) : text(null))
			},
			{ key: 'gross', label: own.gross, unit: '', cell: (each) => (each.own ? number(each.own.gross) : text(null)) },
			{ key: 'grossUnit', label: own.grossUnit, cell: (each) => text(each.own && perYear(each.own)) },
			...(linked.some(({ element }) => element) ? ofElements : []),
			...(linked.some(({ worth }) => worth) ? [money] : [])
		],
		linked,
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
