/** What could be made, as tables: a row a need, and a row a feed and need. */
import type { BestMix, FeedMost, MostMade, MostOf, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { pricesIn } from '#lib/model/prices.ts'
import { appliedChain } from '../applied-chain.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { moneyTexts } from '../text/money-text.ts'
import { cellsOf, tableOf, textCell, type Cell, type Table } from './table.ts'

/** The most of each need with the plants that there are, beside what is asked for and what the plan serves. */
export function mostTable(chain: Chain, plan: Plan, { byNeed }: MostMade, locale: Locale): Table {
	const { rounded, unit } = cellsOf(chain, plan, locale)
	const { columns: c, most: said } = locale.words.figures.tables
	const served = new Map(plan.demands.map((each) => [each.id, each]))
	return tableOf<MostOf>(
		'most',
		said.byNeed,
		[
			{ key: 'name', label: c.name, cell: ({ need }) => textCell(nameIn(chain.demands, need)) },
			{ key: 'demand', label: said.asked, unit, cell: ({ need }) => rounded(served.get(need)?.amount ?? null) },
			{ key: 'served', label: said.served, unit, cell: ({ need }) => rounded(served.get(need)?.served ?? null) },
			{ key: 'most', label: said.most, unit, cell: ({ most }) => mostCell(most, locale, rounded) }
		],
		byNeed,
		({ need }) => need
	)
}

/** The most that each feed could become, a row for each good. */
export function feedMostTable(chain: Chain, plan: Plan, { byFeed }: MostMade, locale: Locale): Table {
	const { rounded } = cellsOf(chain, plan, locale)
	const { most: said } = locale.words.figures.tables
	const rows = byFeed.flatMap((feed) => feed.makes.map((made) => ({ feed, made })))
	return tableOf<{ feed: FeedMost; made: MostOf }>(
		'feed-most',
		said.byFeed,
		[
			{ key: 'feed', label: said.feed, cell: ({ feed }) => textCell(nameIn(chain.feeds, feed.feed)) },
			{ key: 'amount', label: said.amount, unit: chain.unit, cell: ({ feed }) => rounded(feed.amount) },
			{ key: 'of', label: said.of, cell: ({ feed }) => textCell(feed.isAll ? said.all : said.inYear) },
			{ key: 'name', label: said.becomes, cell: ({ made }) => textCell(nameIn(chain.demands, made.need)) },
			{ key: 'most', label: said.most, unit: chain.unit, cell: ({ made }) => mostCell(made.most, locale, rounded) }
		],
		rows,
		({ feed, made }) => `${feed.feed} ${made.need}`
	)
}

/** The goods that are worth most together at listed prices, a row a good; no rows without prices. */
export function mixTable(chain: Chain, plan: Plan, { mixes }: MostMade, locale: Locale): Table {
	const { rounded } = cellsOf(chain, plan, locale)
	const { most: said } = locale.words.figures.tables
	const rows = mixes.flatMap((mix) => mix.goods.map((good) => ({ mix, good })))
	return tableOf<{ mix: BestMix; good: BestMix['goods'][number] }>(
		'mix-most',
		said.mix,
		[
			{
				key: 'of',
				label: said.outOf,
				cell: ({ mix: { feed } }) => textCell(feed === null ? said.plants : nameIn(chain.feeds, feed))
			},
			{ key: 'which', label: said.of, cell: ({ mix }) => textCell(mix.isAll ? said.all : said.inYear) },
			{ key: 'name', label: said.good, cell: ({ good }) => textCell(nameIn(chain.demands, good.need)) },
			{ key: 'made', label: said.made, unit: chain.unit, cell: ({ good }) => rounded(good.amount) },
			{ key: 'worth', label: said.worth, unit: chain.currency ?? '', cell: ({ good }) => rounded(good.worth) }
		],
		rows,
		({ mix, good }) => `${mix.feed ?? 'plants'} ${good.need}`
	)
}

/**
 * Says what the goods that are worth most together come to with the plants that there are, what the prices are, and when
 * they were listed; nothing without prices.
 */
export function mixTexts(chain: Chain, plan: Plan, { mixes }: MostMade, locale: Locale): string[] {
	const said = locale.words.figures.tables.most
	const [plants] = mixes
	if (!plants) return []
	const prices = pricesIn(chain)
	const dates = [...new Set([...prices.values()].flatMap(({ figure }) => figure.date ?? []))]
	const unpriced = chain.components.filter(({ id }) => !prices.has(id)).map(({ name }) => name)
	return [totalText(chain, plan, plants, locale), said.mixHow({ dates, unpriced })]
}

function totalText(chain: Chain, plan: Plan, { worth, goods }: BestMix, locale: Locale): string {
	const said = locale.words.figures.tables.most
	if (worth === null) return said.mixUnlimited
	if (goods.length === 0) return said.mixNothing
	const money = moneyTexts(appliedChain(chain, plan), { value: worth, low: worth, high: worth }, locale)
	return said.mixWorth({ money, goods: goods.map(({ need }) => nameIn(chain.demands, need)) })
}

const mostCell = (most: number | null, { words }: Locale, number: (value: number) => Cell): Cell =>
	most === null ? { value: null, text: words.figures.tables.most.noLimit } : number(most)
