/** What to build, in sentences: for the page, the report and the terminal. */
import { presentOf, type Barred, type Investment, type InvestBuild, type Regret } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { scaleExponent, spendingIn } from '#lib/model/money.ts'
import { exactly, rangeOf, sumOfRanges, type Range } from '../range.ts'
import { capacityText } from '../text/ladder-rows.ts'
import { nodeNames, type Locale } from '../text/locale.ts'
import { moneyTexts } from '../text/money-text.ts'
import { isSoonUsedUp, yearsOfUse } from '../text/used-up.ts'
import { headlineAmounts, shortUnit, withUnit } from '../text/number-format.ts'
import { alternativeOf } from './alternative.ts'
import { investmentChain } from './investment-chain.ts'

/** Builds that the finding names, those of the highest cost first. */
const NAMED = 3

/** Differences below this part of the need are rounding. */
const ROUNDING = 1e-4

/** The finding: what is to be built for the share or the budget, what it costs, or what is out of reach. */
export function investFinding(chain: Chain, found: Investment, locale: Locale): string {
	const { alike, delivered, demand } = found
	const isLess = alike !== null && alike - delivered > ROUNDING * demand
	return [
		findingOf(chain, found, locale),
		...boughtTexts(chain, found, locale),
		...(isLess ? [locale.words.figures.invest.alike({ share: shareText(found, alike, locale) })] : [])
	].join(' ')
}

/** What is bought, and what it costs a year; nothing where nothing is. */
function boughtTexts(chain: Chain, found: Investment, locale: Locale): string[] {
	const said = locale.words.figures.invest
	if (found.bought.length === 0) return []
	const names = found.bought.map(({ trade, amount }) =>
		said.boughtOf({
			name: nodeNames(chain).get(trade) ?? trade,
			amount: withUnit(locale.numbers.rough(amount), shortUnit(chain.unit))
		})
	)
	const yearly = sumOfRanges(found.bought.map(({ cost }) => cost))
	return [said.bought({ names, money: moneyTexts(investmentChain(chain, found), yearly, locale) })]
}

function findingOf(chain: Chain, found: Investment, locale: Locale): string {
	const said = locale.words.figures.invest
	const { builds, cost, reached, target, budget, year: by } = found
	const year = locale.numbers.year(by)
	const applied = investmentChain(chain, found)
	const money = moneyTexts(applied, cost, locale)
	const most = shareText(found, found.delivered, locale)
	const within = budget === null ? null : moneyTexts(applied, exactly(budget), locale)
	if (target === null) return said.most({ year, most, money, within })
	const share = locale.numbers.percent(target)
	const names = largestNames(chain, builds)
	if (reached && target * found.demand - found.delivered > ROUNDING * found.demand)
		return said.servesLess({ target: share, year, most, built: builds.length === 0 ? null : { names, money } })
	if (reached)
		return builds.length === 0
			? said[found.bought.length > 0 ? 'enoughBought' : 'enough']({ target: share, year })
			: said.toServe({ target: share, year, names, money })
	const without = said.outOfReach({ target: share, year, most, within })
	return `${without} ${builds.length === 0 ? said.nothing({ within }) : said.atMost({ names, money })}`
}

function largestNames(chain: Chain, builds: readonly InvestBuild[]) {
	const names = builds
		.toSorted((a, b) => b.cost.value - a.cost.value)
		.map(({ process }) => nodeNames(chain).get(process) ?? process)
	const shown = names.length === NAMED + 1 ? names : names.slice(0, NAMED)
	return { names: shown, more: names.length - shown.length }
}

const shareText = ({ demand }: Investment, amount: number, { numbers }: Locale) =>
	numbers.percent(demand > 0 ? amount / demand : 1)

/** Amounts served before and after, and the year of the first decision. */
export function investSentences(chain: Chain, found: Investment, locale: Locale): string[] {
	const said = locale.words.figures.invest
	const { before, delivered, demand, builds } = found
	const amount = (value: number) =>
		withUnit(locale.numbers.full(headlineAmounts(demand, value).delivered), shortUnit(chain.unit))
	const part = (value: number) => shareText(found, value, locale)
	const [first] = builds
	return [
		said.before({ amount: amount(before), demand: amount(demand), share: part(before) }),
		...(first ? [said.after({ amount: amount(delivered), share: part(delivered) })] : []),
		...(first
			? [
					said.first({
						year: locale.numbers.year(first.decided),
						name: nodeNames(chain).get(first.process) ?? first.process,
						inParts: first.lastDecided > first.decided
					})
				]
			: []),
		...usedUpTexts(chain, found, locale),
		...moneyOverYears(chain, found, locale)
	]
}

/** What the year draws on so fast that it is soon used up, a sentence for each. */
function usedUpTexts(chain: Chain, { year, draws }: Investment, { words, numbers }: Locale): string[] {
	const amount = (value: number) => withUnit(numbers.picture(value), shortUnit(chain.unit))
	const names = nodeNames(chain)
	return draws.filter(isSoonUsedUp).map((draw) =>
		words.figures.invest.usedUp({
			year: numbers.year(year),
			name: names.get(draw.id) ?? draw.id,
			drawn: amount(draw.drawn),
			held: amount(draw.held),
			years: yearsOfUse(draw)
		})
	)
}

/** What the cost is worth in the present, the year with the highest part of it, and what is spent as things are. */
function moneyOverYears(chain: Chain, found: Investment, locale: Locale): string[] {
	const said = locale.words.figures.invest
	const { rate, present, spending, yearly, builds } = found
	const year = (value: number) => locale.numbers.year(value)
	const applied = investmentChain(chain, found)
	const money = (value: number) => moneyTexts(applied, exactly(value), locale)
	const limit =
		yearly === null ? [] : [said.yearly({ money: money(yearly), waits: builds.some(({ waits }) => waits > 0) })]
	const yearlyCosts = yearlyTexts(chain, found, locale)
	if (spending.length === 0) return [...yearlyCosts, ...limit]
	const dearest = spending.reduce((most, each) => (each.cost > most.cost ? each : most))
	const discounted = { rate: locale.numbers.percent(rate ?? 0), year: year(presentOf(chain)) }
	return [
		rate === null ? said.noRate : said.worth({ ...discounted, money: moneyTexts(applied, present.building, locale) }),
		said.dearest({ year: year(dearest.year), money: money(dearest.cost) }),
		...yearlyCosts,
		...spendingNow(applied, locale),
		...limit
	]
}

/** What running and buying cost and what is left at the end, and what all of it is worth; nothing where there is none of it. */
function yearlyTexts(chain: Chain, found: Investment, locale: Locale): string[] {
	const said = locale.words.figures.invest
	const { present, running, bought, worth } = found
	const applied = investmentChain(chain, found)
	const money = (range: Range) => moneyTexts(applied, range, locale)
	const year = locale.numbers.year(presentOf(chain))
	const [first, last] = [found.year, chain.years.last].map((each) => locale.numbers.year(each)) as [string, string]
	const yearly = money(sumOfRanges(running.map(({ cost }) => cost)))
	const texts = [
		...(running.length > 0 ? [said.runningCosts({ yearly, first, last, worth: money(present.running), year })] : []),
		...(bought.length > 0 ? [said.buying({ first, last, worth: money(present.buying), year })] : []),
		...(present.left.value > 0 ? [said.left({ last, money: money(present.left), year })] : [])
	]
	return texts.length === 0 ? [] : [...texts, said.inAll({ money: money(worth), year, buys: bought.length > 0 })]
}

/**
 * A sentence on the money that is spent on plants in a year as things are; none where the model does not say. The chain is
 * as the scenario sets it.
 */
export function spendingNow(chain: Chain, locale: Locale): string[] {
	const stated = spendingIn(chain)
	if (stated === null) return []
	const money = moneyTexts(chain, rangeOf(stated.figure)!, locale)
	return [locale.words.figures.invest.asNow({ name: stated.name, money })]
}

/** Cost by the tonne beside the price of buying, and what comes of it where the need is another. */
export function worthwhileTexts(chain: Chain, found: Investment, locale: Locale): string[] {
	return [
		...alternativeTexts(chain, found, locale),
		...found.regrets.map((each) => regretText(chain, found, each, locale))
	]
}

function alternativeTexts(chain: Chain, found: Investment, locale: Locale): string[] {
	const said = locale.words.figures.invest
	const alternative = alternativeOf(chain, found)
	if (!alternative) return []
	const { perUnit, bought, overYears } = alternative
	const { unit } = chain
	const applied = investmentChain(chain, found)
	const money = (range: Range) => moneyTexts(applied, range, locale)
	const buys = found.bought.length > 0
	const built = perUnit ? [said.perUnit({ money: money(perUnit), unit })] : []
	const [first, last] = [found.year, chain.years.last].map((each) => locale.numbers.year(each)) as [string, string]
	const spread = overYears
		? [said.overYears({ first, last, money: money(overYears), bought: bought && money(bought.perUnit), unit, buys })]
		: []
	if (!bought) return [...built, ...spread]
	const { yearly, dates, unpriced } = bought
	const years = perUnit && yearly.value > 0 ? locale.numbers.rough(found.cost.value / yearly.value) : null
	const terms = { unit, dates, unpriced, years, running: found.running.length > 0 }
	return [...built, said.listed({ perUnit: money(bought.perUnit), yearly: money(yearly), ...terms }), ...spread]
}

function regretText(chain: Chain, found: Investment, regret: Regret, locale: Locale): string {
	const said = locale.words.figures.invest
	const { target, worth, rate } = found
	const { factor, demand, delivered, leastWorth } = regret
	const served = locale.numbers.percent(demand > 0 ? delivered / demand : 1)
	const first = said.regret({ factor: factor, served })
	if (target === null) return first
	const share = locale.numbers.percent(target)
	if (leastWorth === null) return `${first} ${said.regretNever({ share })}`
	if (leastWorth === 0) return `${first} ${said.regretNothing({ share })}`
	const money = (value: number) => moneyTexts(investmentChain(chain, found), exactly(value), locale)
	const year = rate === null ? null : locale.numbers.year(presentOf(chain))
	const least = money(leastWorth)
	return leastWorth < worth.value
		? `${first} ${said.regretSpared({ share, least, spared: money(worth.value - leastWorth), year })}`
		: `${first} ${said.regretMore({ share, least, year })}`
}

/** Capacity that a build adds, in the unit of its lever. */
export const addedText = (chain: Chain, { process, added }: InvestBuild, locale: Locale) =>
	capacityText(chain, process, added, locale)

/** Cost of a build with its range, in the chain's own currency. */
export const buildCost = (chain: Chain, { cost }: Pick<InvestBuild, 'cost'>, locale: Locale) =>
	moneyTexts(chain, cost, locale)[0]!

/** A build in a sentence. */
export function buildText(chain: Chain, build: InvestBuild, locale: Locale): string {
	return locale.words.figures.invest.row({
		name: nodeNames(chain).get(build.process) ?? build.process,
		added: addedText(chain, build, locale),
		decided: locale.numbers.year(build.decided),
		last: build.lastDecided > build.decided ? locale.numbers.year(build.lastDecided) : null,
		runs: locale.numbers.year(build.runs),
		cost: buildCost(chain, build, locale)
	})
}

/** Limits that stop a target: a sentence for all together, and one for each; none where it is reached. */
export function stopperTexts(chain: Chain, { reached, stoppers }: Investment, { words }: Locale): string[] {
	const said = words.figures.invest
	if (reached) return []
	if (stoppers.length === 0) return [said.noStopper]
	const texts = stoppers.map(({ kind, of, why, limit }) => {
		if (kind === 'budget' || kind === 'yearly') return said.stopper[kind]
		const name = nodeNames(chain).get(of!) ?? of!
		if (limit !== null) return said.stopperLimit({ name, limit })
		return why === null ? said.stopper[kind]({ name }) : said.stopperBarred[why]({ name })
	})
	return [said.stopped, ...texts]
}

/** The ground of an answer: sizes, how cost grows with them, how near to the best the builds are, and what is left out. */
export function scopeTexts(own: Chain, found: Investment, locale: Locale): string[] {
	const said = locale.words.figures.invest
	const { rate, spending } = found
	const chain = investmentChain(own, found)
	const has = (key: 'operating' | 'income' | 'life', of: Chain['processes']) =>
		of.filter(({ expansion }) => (expansion[key]?.value ?? 0) > 0).length
	const priced = chain.processes.filter(({ expansion }) => (expansion.cost?.value ?? null) !== null)
	const counted = (some: number, all = priced.length) => ({
		some: locale.numbers.full(some),
		all: locale.numbers.full(all)
	})
	const [running, lives] = [has('operating', chain.processes), has('life', priced)]
	const earning = has('income', chain.processes)
	const year = locale.numbers.year(found.year)
	const sized = priced.filter(({ expansion }) => (expansion.least?.value ?? 0) > 0).length
	const exponent = scaleExponent(chain)
	const nameOf = (id: string) => nodeNames(chain).get(id) ?? id
	const scaled = exponent === 1 ? 0 : priced.filter(({ expansion }) => (expansion.reference?.value ?? 0) > 0).length
	return [
		sized === 0 ? said.anySize : said.leastSizes(counted(sized)),
		scaled === 0 ? said.noScale : said.scale({ ...counted(scaled), exponent: locale.numbers.full(exponent) }),
		running === 0 ? said.noRunning : said.runningOf({ ...counted(running, chain.processes.length), year }),
		...(found.imports.length > 0 ? [said.buyingScope({ names: found.imports.map(nameOf), year })] : []),
		...(running > 0 && earning > 0 ? [said.earning(counted(earning, chain.processes.length))] : []),
		lives === 0 ? said.noLife : said.lives(counted(lives)),
		...searchedText(chain, found, locale),
		said.scope({ discounted: rate !== null && spending.length > 0 })
	]
}

/** How far from the best the builds can be; nothing where that is less than rounding. */
function searchedText(chain: Chain, { bound, worth }: Investment, locale: Locale): string[] {
	const gap = worth.value > 0 ? worth.value / bound - 1 : 0
	if (!(gap > ROUNDING)) return []
	const money = moneyTexts(chain, exactly(bound), locale)
	const year = locale.numbers.year(presentOf(chain))
	return [locale.words.figures.invest.searched({ money, year, gap: withUnit(locale.numbers.rough(gap * 100), '%') })]
}

/** Processes that could not be considered, a sentence for each reason. */
export function barredTexts(chain: Chain, { barred }: Investment, { words }: Locale): string[] {
	const said = words.figures.invest
	const namesBy = (of: (each: Investment['barred'][number]) => string | null) => {
		const reasons = new Map<string, string[]>()
		for (const each of barred) {
			const reason = of(each)
			const name = nodeNames(chain).get(each.process) ?? each.process
			if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), name])
		}
		return [...reasons]
	}
	return [
		...namesBy(({ limit }) => limit).map(([limit, names]) => said.barredLimit({ limit, names })),
		...namesBy(({ why, limit }) => (limit === null ? why : null)).map(([why, names]) =>
			said.barred[why as Barred]({ names })
		)
	]
}
