/** Imports that fill what builds do not, at listed prices. */
import type { Built, Engine, Purchase, Situation } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { importsForSale, listedPrice } from '#lib/model/prices.ts'
import { settingIn, withLeverFrom, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'

/** An import that is bought. */
export interface Bought {
	trade: NodeId
	/** Beyond what comes as things are, base units a year. */
	amount: number
	/** What a year of it costs at listed prices, in the chain's currency. */
	cost: { value: number; low: number; high: number }
}

/**
 * Returns what may be bought of some imports: as much as the model says can come, beyond what does in the situation.
 * @param annuity What a unit of money in every year is worth in the present.
 */
export function purchasesOf(
	own: Chain,
	{ chain, trades }: Situation,
	imports: readonly NodeId[],
	annuity: number
): Purchase[] {
	return importsForSale(own).flatMap(({ id, most }) => {
		if (!imports.includes(id)) return []
		const trade = chain.trades.findIndex((each) => each.id === id)
		const price = listedPrice(chain, chain.trades[trade]!.composition!.shares)!
		return [{ trade, most: Math.max(0, most - trades[trade]!), each: price.value * annuity }]
	})
}

/** Returns what is bought, at the prices of the situation. */
export function boughtOf({ chain }: Situation, { bought }: Built, purchases: readonly Purchase[]): Bought[] {
	return purchases.flatMap(({ trade }, i) => {
		const { id, composition } = chain.trades[trade]!
		const [amount, price] = [bought[i]!, listedPrice(chain, composition!.shares)!]
		const cost = { value: amount * price.value, low: amount * price.low, high: amount * price.high }
		return amount > 0 ? [{ trade: id, amount, cost }] : []
	})
}

/** Returns the scenario with what is bought let in from a year on, beside what comes as things are. */
export function withPurchases(engine: Engine, scenario: Scenario, by: number, bought: readonly Bought[]): Scenario {
	const { first, last } = engine.chain.years
	let applied = scenario
	for (let year = by; year <= last && bought.length > 0; year++) {
		const { trades, chain } = engine.situation(withYear(scenario, year))
		for (const { trade: id, amount } of bought) {
			const comes = trades[chain.trades.findIndex((each) => each.id === id)]!
			const value = (comes + amount) / settingUnit(engine.chain, id)!.factor
			const standing = Object.hasOwn(applied.set, id) ? settingIn(applied.set[id]!, year) : null
			if (value !== standing) applied = withLeverFrom(applied, id, value, { year, first })
		}
	}
	return applied
}
