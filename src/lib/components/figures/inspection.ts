import type { MostMade, Plan, StockResult } from '#lib/engine/index.ts'
import { growthTexts } from '#lib/figures/text/growth.ts'
import { linkedOf, type LinkedSide } from '#lib/figures/linked-units.ts'
import { moneyTexts } from '#lib/figures/text/money-text.ts'
import { shortUnit, withUnit } from '#lib/figures/text/number-format.ts'
import { nameIn } from '#lib/figures/text/locale.ts'
import type { Chain, Lever, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import type { PageLocale } from '../locale.ts'

/** Texts of the inspector for one node. */
export interface Inspection {
	name: string
	/** Stage, and place where one is given. */
	where: string[]
	note: string | null
	/** Capacity, what is asked and what is given: label and amount with its unit. */
	rows: { label: string; amount: string; strong?: boolean }[]
}

/** Looks one node up in a plan; null where the plan does not have it, as with a demand of another basis. */
export function inspect(
	chain: Chain,
	plan: Plan,
	id: NodeId,
	locale: PageLocale,
	most: MostMade | null = null
): Inspection | null {
	const all = [ofProcess, ofFeed, ofDemand, ofTrade].map((of) => of(chain, plan, id, locale))
	const found = all.find((each) => each !== null)
	return found ? { ...found, rows: [...found.rows, ...(most ? mostRows(chain, plan, id, most, locale) : [])] } : null
}

/** How much could be made of a demand, or out of a feed. */
function mostRows(
	chain: Chain,
	plan: Plan,
	id: NodeId,
	{ byNeed, byFeed }: MostMade,
	locale: PageLocale
): Inspection['rows'] {
	const text = locale.page.inspector
	const amount = (most: number | null, unit: string) =>
		most === null ? text.noLimit : withUnit(locale.numbers.brief(most), unit)
	const alone = byNeed.filter(({ need }) => need === id)
	const makes = byFeed.find(({ feed }) => feed === id)?.makes ?? []
	return [
		...alone.map(({ most }) => ({ label: text.mostAlone, amount: amount(most, plan.unit) })),
		...makes.map(({ need, most }) => ({
			label: text.most({ name: nameIn(chain.demands, need) }),
			amount: amount(most, chain.unit)
		}))
	]
}

/** Amounts in the unit that the node is moved in, else in the base unit. */
function inUnitOf(chain: Chain, plan: Plan, id: NodeId, { numbers: { brief }, page }: PageLocale) {
	const lever: Lever | undefined = chain.levers.find((each) => each.id === id)
	return (amount: number | null) => {
		if (amount === null) return page.inspector.noLimit
		return lever ? withUnit(brief(amount / lever.factor), lever.unit) : withUnit(brief(amount), plan.unit)
	}
}

function ofProcess(chain: Chain, plan: Plan, id: NodeId, locale: PageLocale): Inspection | null {
	const text = locale.page.inspector
	const process = chain.processes.find((each) => each.id === id)
	const result = plan.processes.find((each) => each.id === id)
	if (!process || !result) return null
	const own = inUnitOf(chain, plan, id, locale)
	const base = (amount: number) => withUnit(locale.numbers.brief(amount), plan.unit)
	const linked = linkedOf(chain, plan, id)
	const lost = sum(plan.losses.filter((loss) => loss.process === id).map(({ total }) => total))
	return {
		name: process.name,
		where: [nameIn(chain.stages, process.stage), ...(process.place ? [process.place] : [])],
		note: process.note,
		rows: [
			{ label: text.installed, amount: own(result.installed) },
			...(result.effective === result.installed ? [] : [{ label: text.effective, amount: own(result.effective) }]),
			{ label: text.used, amount: own(result.used), strong: true },
			{ label: text.needed, amount: own(result.needed) },
			{ label: text.taken, amount: base(result.input) },
			...inLinkedUnits(linked.taken, chain, locale),
			{ label: text.made, amount: base(result.output) },
			...inLinkedUnits(linked.given, chain, locale),
			{ label: text.lost, amount: base(lost) }
		]
	}
}

/** The same amounts in the units in which the goods are weighed, as elements and as money, with what links them. */
function inLinkedUnits({ all, goods }: LinkedSide, chain: Chain, locale: PageLocale): Inspection['rows'] {
	const { numbers, words } = locale
	const { brief } = numbers
	const text = locale.page.inspector
	const mass = shortUnit(chain.unit)
	const aYear = (amount: number, unit: string) => withUnit(brief(amount), words.figures.perYear({ unit }))
	const isMoved = all.total > 0
	return [
		...goods.flatMap(({ material: { name }, own }) => {
			if (!own) return []
			const content = withUnit(brief(own.content), chain.unit)
			return [{ label: text.asGood({ name, content, unit: own.unit }), amount: aYear(own.gross, own.unit) }]
		}),
		...(all.element && isMoved
			? [
					{
						label: text.asElement({ part: withUnit(brief(all.element.part), mass), unit: chain.unit }),
						amount: aYear(all.element.amount, mass)
					}
				]
			: []),
		...(all.worth && isMoved
			? moneyTexts(chain, all.worth, locale)
					.slice(0, 1)
					.map((amount) => ({ label: text.atPrices, amount }))
			: [])
	]
}

function ofFeed(chain: Chain, plan: Plan, id: NodeId, locale: PageLocale): Inspection | null {
	const text = locale.page.inspector
	const feed = chain.feeds.find((each) => each.id === id)
	const result = plan.feeds.find((each) => each.id === id)
	if (!feed || !result) return null
	const own = inUnitOf(chain, plan, id, locale)
	const stock = plan.stocks.find((each) => each.id === id)
	return {
		name: feed.name,
		where: [nameIn(chain.routes, feed.route)],
		note: feed.note,
		rows: [
			...(stock ? [{ label: text.inStore, amount: inStore(chain, inAll(stock.held), locale) }] : []),
			...(stock && result.available === null ? [] : [{ label: text.available, amount: own(result.available) }]),
			{ label: text.used, amount: own(result.used), strong: true },
			...inLinkedUnits(linkedOf(chain, plan, id).given, chain, locale),
			{ label: text.usedAtTop, amount: own(result.usedAtTop) },
			...(stock ? kept(chain, stock, locale) : [])
		]
	}
}

const inAll = (amounts: Record<string, number>) => sum(Object.values(amounts))

/** An amount in store is not one a year. */
const inStore = (chain: Chain, amount: number | null, { numbers: { brief }, page }: PageLocale) =>
	amount === null ? page.inspector.noLimit : withUnit(brief(amount), chain.unit)

function kept(chain: Chain, { held, drawn, kept, limit }: StockResult, locale: PageLocale): Inspection['rows'] {
	const text = locale.page.inspector
	return [
		{ label: text.kept, amount: inStore(chain, inAll(kept), locale) },
		{ label: text.atEnd, amount: inStore(chain, inAll(held) - inAll(drawn) + inAll(kept), locale) },
		{ label: text.room, amount: inStore(chain, limit, locale) }
	]
}

function ofDemand(chain: Chain, plan: Plan, id: NodeId, locale: PageLocale): Inspection | null {
	const text = locale.page.inspector
	const demand = chain.demands.find((each) => each.id === id)
	const result = plan.demands.find((each) => each.id === id)
	if (!demand || !result) return null
	const base = (amount: number) => withUnit(locale.numbers.brief(amount), plan.unit)
	const basis = chain.demandBases.find((each) => each.id === demand.basis)
	return {
		name: demand.name,
		where: basis ? [basis.name] : [],
		note: [basis?.note, ...growthTexts(chain, demand.basis, plan.year, locale), demand.note]
			.filter((note) => note)
			.join(' '),
		rows: [
			{ label: text.amount, amount: base(result.amount) },
			{ label: text.served, amount: base(result.served), strong: true },
			...inLinkedUnits(linkedOf(chain, plan, id).taken, chain, locale),
			{ label: text.short, amount: base(result.short) }
		]
	}
}

function ofTrade(chain: Chain, plan: Plan, id: NodeId, locale: PageLocale): Inspection | null {
	const text = locale.page.inspector
	const trade = chain.trades.find((each) => each.id === id)
	const result = plan.trades.find((each) => each.id === id)
	if (!trade || !result) return null
	const own = inUnitOf(chain, plan, id, locale)
	const { taken, given } = linkedOf(chain, plan, id)
	return {
		name: trade.name,
		where: [nameIn(chain.stages, trade.stage), trade.partner],
		note: trade.note,
		rows: [
			{ label: trade.kind === 'import' ? text.limit : text.commitment, amount: own(result.amount) },
			{ label: text.used, amount: own(result.used), strong: true },
			...inLinkedUnits(trade.kind === 'import' ? given : taken, chain, locale),
			...(trade.kind === 'export' ? [{ label: text.short, amount: own(result.short) }] : [])
		]
	}
}
