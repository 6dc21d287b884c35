/** What streams are worth at the prices that a model lists, counted as the oxide, or the like, that they contain. */
import { SURPLUS, type Flow, type Plan } from '#lib/engine/index.ts'
import type { Chain, Component, Figure, NamedValue } from '#lib/model/chain.ts'
import { pricesIn } from '#lib/model/prices.ts'
import { sum } from '#lib/model/sum.ts'
import { appliedChain } from './applied-chain.ts'
import { sumOfRanges, type Range } from './range.ts'

/** The ends of streams that are worth something. */
export const DESTINATIONS = ['delivered', 'added', 'exported', 'surplus'] as const
/** One of {@link DESTINATIONS}; `added` is what all steps of the ladder would deliver beyond today. */
export type Destination = (typeof DESTINATIONS)[number]

/** A component: its listed price, and its amount by destination in base units a year. */
export interface PricedComponent {
	component: Component
	/** The named value that states the price per base unit. */
	price: NamedValue
	amounts: Record<Destination, number>
}

/** Amounts and their worth at listed prices. */
export interface Worth {
	components: PricedComponent[]
	/** Components of which no price is listed; they are counted as worth nothing. */
	unpriced: Component[]
	/** In the chain's currency a year, with the range that the ranges of the prices give. */
	total: Record<Destination, Range>
}

/** Values a plan at the prices of its own scenario; null where the model lists none. */
export function worth(own: Chain, plan: Plan): Worth | null {
	const chain = appliedChain(own, plan)
	const priceOf = pricesIn(chain)
	if (priceOf.size === 0) return null
	const ends = {
		demands: new Set(chain.demands.map(({ id }) => id)),
		trades: new Set(chain.trades.map(({ id }) => id))
	}
	const components = chain.components.flatMap((component) => {
		const price = priceOf.get(component.id)
		const amount = (flows: readonly Flow[], to: (id: string) => boolean) =>
			sum(flows.filter((flow) => to(flow.to)).map((flow) => flow.components[component.id] ?? 0))
		const delivered = amount(plan.flows, (id) => ends.demands.has(id))
		const amounts = {
			delivered,
			added: amount(plan.top.flows, (id) => ends.demands.has(id)) - delivered,
			exported: amount(plan.flows, (id) => ends.trades.has(id)),
			surplus: amount(plan.flows, (id) => id === SURPLUS)
		}
		return price ? [{ component, price, amounts }] : []
	})
	return {
		components,
		unpriced: chain.components.filter(({ id }) => !priceOf.has(id)),
		total: Object.fromEntries(
			DESTINATIONS.map((to) => [to, sumOfRanges(components.map((component) => worthOf(component, to)))])
		) as Worth['total']
	}
}

/** Worth of one component at one destination. */
export function worthOf({ price: { figure }, amounts }: PricedComponent, to: Destination): Range {
	return amountWorth(figure, amounts[to])
}

/** An amount at a price with its range; an amount below 0 is what is lost. */
export function amountWorth(price: Figure, amount: number): Range {
	const value = price.value ?? 0
	const ends = [amount * (price.low ?? value), amount * (price.high ?? value)]
	return { value: amount * value, low: Math.min(...ends), high: Math.max(...ends) }
}
