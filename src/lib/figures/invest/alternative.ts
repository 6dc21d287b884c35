/** The cost of building beside what the same goods cost abroad, at listed prices. */
import type { Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { sumOfRanges, type Range } from '../range.ts'
import { pricesIn } from '#lib/model/prices.ts'
import { amountWorth } from '../worth.ts'
import { investmentChain } from './investment-chain.ts'

/** Goods that builds add, with the cost of building and of buying them. */
export interface Alternative {
	/** Served more in a year, base units. */
	gain: number
	/** Cost of building by each base unit a year that is added, in the chain's currency; null where part of it is bought. */
	perUnit: Range | null
	/**
	 * Building, running and buying less what is left at the end, by each base unit that is added in the years to the last, both at
	 * their worth in the present; null where nothing is stated of either.
	 */
	overYears: Range | null
	/** What is added at listed prices; null where the model lists none. */
	bought: {
		/** In the chain's currency a year. */
		yearly: Range
		/** By each base unit of what is added and has a price. */
		perUnit: Range
		/** Dates of the prices. */
		dates: string[]
		/** Names of components of what is added that have no price. */
		unpriced: string[]
	} | null
}

/** Sets building beside buying; null where nothing is added. */
export function alternativeOf(own: Chain, found: Investment): Alternative | null {
	const gain = found.delivered - found.before
	if (found.builds.length === 0 || !(gain > 0)) return null
	const { worth, present, annuity } = found
	const buys = found.bought.length > 0
	const isWhole = buys || present.running.value > 0 || present.left.value > 0
	const overYears = isWhole ? divided(worth, gain * annuity) : null
	return { gain, perUnit: buys ? null : divided(found.cost, gain), overYears, bought: boughtOf(own, found) }
}

/** Part of what has a price below which what has none is not spoken of. */
const UNSEEN = 1e-3

function boughtOf(own: Chain, found: Investment): Alternative['bought'] {
	const { gained } = found
	const prices = [...pricesIn(investmentChain(own, found))]
	const priced = new Set(prices.map(([component]) => component))
	const amount = sum(Object.entries(gained).map(([component, each]) => (priced.has(component) ? each : 0)))
	if (prices.length === 0 || !(amount > 0)) return null
	const yearly = sumOfRanges(prices.map(([component, { figure }]) => amountWorth(figure, gained[component] ?? 0)))
	const dates = [...new Set(prices.flatMap(([, { figure }]) => figure.date ?? []))]
	const least = UNSEEN * amount
	const unpriced = own.components.filter(({ id }) => !priced.has(id) && (gained[id] ?? 0) > least)
	return { yearly, perUnit: divided(yearly, amount), dates, unpriced: unpriced.map(({ name }) => name) }
}

const divided = ({ value, low, high }: Range, by: number): Range => ({
	value: value / by,
	low: low / by,
	high: high / by
})
