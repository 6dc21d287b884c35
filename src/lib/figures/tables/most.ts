/** What could be made, as tables: a row a need, and a row a feed and need. */
import type { FeedMost, MostMade, MostOf, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { cellsOf, tableOf, textCell, type Cell, type Table } from './table.ts'

/** The most of each need with the plants that there are, beside what is asked for and what the plan serves. */
export function mostTable(chain: Chain, plan: Plan, { byNeed }: MostMade, locale: Locale): Table {
	const { number, unit } = cellsOf(chain, plan, locale)
	const { columns: c, most: said } = locale.words.figures.tables
	const served = new Map(plan.demands.map((each) => [each.id, each]))
	return tableOf<MostOf>(
		'most',
		said.byNeed,
		[
			{ key: 'name', label: c.name, cell: ({ need }) => textCell(nameIn(chain.demands, need)) },
			{ key: 'demand', label: said.asked, unit, cell: ({ need }) => number(served.get(need)?.amount ?? null) },
			{ key: 'served', label: said.served, unit, cell: ({ need }) => number(served.get(need)?.served ?? null) },
			{ key: 'most', label: said.most, unit, cell: ({ most }) => mostCell(most, locale, number) }
		],
		byNeed,
		({ need }) => need
	)
}

/** The most that each feed could become, a row for each good. */
export function feedMostTable(chain: Chain, plan: Plan, { byFeed }: MostMade, locale: Locale): Table {
	const { number } = cellsOf(chain, plan, locale)
	const { most: said } = locale.words.figures.tables
	const rows = byFeed.flatMap((feed) => feed.makes.map((made) => ({ feed, made })))
	return tableOf<{ feed: FeedMost; made: MostOf }>(
		'feed-most',
		said.byFeed,
		[
			{ key: 'feed', label: said.feed, cell: ({ feed }) => textCell(nameIn(chain.feeds, feed.feed)) },
			{ key: 'amount', label: said.amount, unit: chain.unit, cell: ({ feed }) => number(feed.amount) },
			{ key: 'of', label: said.of, cell: ({ feed }) => textCell(feed.isAll ? said.all : said.inYear) },
			{ key: 'name', label: said.becomes, cell: ({ made }) => textCell(nameIn(chain.demands, made.need)) },
			{ key: 'most', label: said.most, unit: chain.unit, cell: ({ made }) => mostCell(made.most, locale, number) }
		],
		rows,
		({ feed, made }) => `${feed.feed} ${made.need}`
	)
}

const mostCell = (most: number | null, { words }: Locale, number: (value: number) => Cell): Cell =>
	most === null ? { value: null, text: words.figures.tables.most.noLimit } : number(most)
