/** The pathway as a table: a row a year. */
import type { Chain } from '#lib/model/chain.ts'
import type { PathwayYear } from '../pathway/pathway.ts'
import { nameIn, nodeNames, type Locale } from '../text/locale.ts'
import { tableOf, textCell, type Cell, type Table } from './table.ts'

/** Every year: demand, delivery, gap, the weakest stage, and what is built. */
export function pathwayTable(chain: Chain, years: readonly PathwayYear[], { words, numbers }: Locale): Table {
	const { columns: c, pathway } = words.figures.tables
	const { columns: totals } = words.report
	const unit = words.figures.perYear({ unit: chain.unit })
	const names = nodeNames(chain)
	const number = (value: number): Cell => ({ value, text: numbers.full(value) })
	const list = (values: readonly string[]) => textCell(values.join(', '))
	const grows = years.some(({ estimated }) => estimated)
	return tableOf<PathwayYear>(
		'pathway',
		pathway,
		[
			{ key: 'year', label: c.year, unit: '', cell: ({ year }) => ({ value: year, text: numbers.year(year) }) },
			{ key: 'demand', label: totals.demand, unit, cell: ({ demand }) => number(demand) },
			...(grows
				? [
						{
							key: 'estimated',
							label: c.demandIs,
							cell: ({ estimated }: PathwayYear) => textCell(estimated ? c.estimated : c.stated)
						}
					]
				: []),
			{ key: 'delivered', label: totals.delivered, unit, cell: ({ delivered }) => number(delivered) },
			{ key: 'imported', label: totals.imported, unit, cell: ({ imported }) => number(imported) },
			{ key: 'gap', label: totals.gap, unit, cell: ({ gap }) => number(gap) },
			{
				key: 'weakest',
				label: c.weakest,
				cell: ({ weakest }) => textCell(weakest === null ? null : nameIn(chain.stages, weakest))
			},
			{
				key: 'built',
				label: c.built,
				cell: ({ built }) => list(built.map(({ process }) => names.get(process) ?? process))
			}
		],
		years,
		({ year }) => String(year)
	)
}
