/** Tables that files have beside those of the page: the totals, each plant that a rung enlarges, and by-products. */
import type { Plan } from '#lib/engine/index.ts'
import { ladderRows, type LadderAddition, type LadderRow } from '#lib/figures/text/ladder-rows.ts'
import { nodeNames, type Locale } from '#lib/figures/text/locale.ts'
import { tables } from '#lib/figures/tables/tables.ts'
import { cellsOf, tableOf, type Table } from '#lib/figures/tables/table.ts'
import type { Chain } from '#lib/model/chain.ts'

/** Every table of a plan: the totals first, then the page's, then those that only files have. */
export function allTables(chain: Chain, plan: Plan, locale: Locale): Table[] {
	const own = [additionsTable(chain, plan, locale), byproductsTable(chain, plan, locale)]
	const filled = own.filter((table) => table.rows.length > 0)
	return [totalsTable(chain, plan, locale), ...tables(chain, plan, locale), ...filled]
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

interface Addition extends LadderAddition {
	row: LadderRow
	cost: number | null
}

/** One row for each process that a rung enlarges, in base units and in those that its capacity is counted in. */
function additionsTable(chain: Chain, plan: Plan, locale: Locale): Table {
	const { text, number, money, unit } = cellsOf(chain, plan, locale)
	const { additions, columns: own } = locale.words.report
	const { columns: c } = locale.words.figures.tables
	const lever = ({ process }: Addition) => chain.levers.find((each) => each.id === process)
	return tableOf<Addition>(
		'ladder-additions',
		additions,
		[
			{ key: 'step', label: c.step, cell: ({ row }) => ({ value: row.title, text: String(Number(row.rung) + 1) }) },
			{ key: 'process', label: c.process, cell: ({ name }) => text(name) },
			{ key: 'added', label: own.added, unit, cell: ({ added }) => number(added) },
			{ key: 'capacity', label: own.capacity, unit, cell: ({ capacity }) => number(capacity) },
			{ key: 'gross', label: own.gross, unit: '', cell: (each) => number(each.added / (lever(each)?.factor ?? 1)) },
			{ key: 'grossUnit', label: own.grossUnit, cell: (each) => text(lever(each)?.unit ?? unit) },
			{
				key: 'cost',
				label: c.cost,
				unit: chain.currency ?? '',
				cell: ({ cost }) => (cost === null ? text(null) : money(cost))
			}
		],
		additionsOf(chain, plan, locale),
		({ row, process }) => `${row.key}:${process}`
	)
}

function additionsOf(chain: Chain, plan: Plan, locale: Locale): Addition[] {
	return ladderRows(chain, plan, locale).flatMap((row) =>
		row.adds.map((addition) => {
			const adds = row.rung === null ? [] : (plan.ladder[row.rung]?.adds ?? [])
			return { ...addition, row, cost: adds.find((each) => each.process === addition.process)?.cost ?? null }
		})
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
