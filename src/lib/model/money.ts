/** What a chain says of money beside costs and prices. */
import type { Chain, Expansion, Figure, NamedValue } from './chain.ts'
import { parseUnit } from './units/unit.ts'

/** The rate at which later money counts for less, as a part of 1 a year; null where a chain states none. */
export const discountIn = (chain: Pick<Chain, 'values'>): NamedValue | null => statedIn(chain, 'discount-rate')

/** The same as a number, also where the model states it in percent: 0.09 of `9 %`. Null where a chain states none. */
export function discountRate(chain: Pick<Chain, 'values'>): number | null {
	const { value, unit } = discountIn(chain)?.figure ?? { value: null, unit: '' }
	return value === null ? null : value * (parseUnit(unit)?.factor ?? 1)
}

/** The money that is spent on plants in a year as things are, in the chain's currency; null where a chain states none. */
export const spendingIn = (chain: Pick<Chain, 'values'>): NamedValue | null => statedIn(chain, 'capital-spending')

/** The power of its size by which the cost of a plant grows; 1, where a chain states none, is in proportion. */
export function scaleExponent(chain: Pick<Chain, 'values'>): number {
	const { value, unit } = statedIn(chain, 'scale-exponent')?.figure ?? { value: null, unit: '' }
	return value === null ? 1 : value * (parseUnit(unit)?.factor ?? 1)
}

/**
 * Returns what it costs to run a process, less what its by-products earn, per base unit of throughput; as stated where no cost or no income has a value.
 * Never below nothing: goods are planned for, and no plant is built for what it sells beside them. The cost is lowest where
 * it is itself low and by-products earn most.
 */
export function runningCost({ operating, income }: Pick<Expansion, 'operating' | 'income'>): Figure | null {
	if (!operating || operating.value === null || !income || income.value === null) return operating
	const less = (cost: number, earned: number) => Math.max(0, cost - earned)
	return {
		...operating,
		value: less(operating.value, income.value),
		low: less(operating.low ?? operating.value, income.high ?? income.value),
		high: less(operating.high ?? operating.value, income.low ?? income.value),
		sources: [...new Set([...operating.sources, ...income.sources])]
	}
}

const statedIn = ({ values = [] }: Pick<Chain, 'values'>, what: NonNullable<NamedValue['states']>) =>
	values.find(({ states, figure }) => states === what && figure.value !== null) ?? null
