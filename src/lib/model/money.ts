/** What a chain says of money beside costs and prices. */
import type { Chain, NamedValue } from './chain.ts'
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

const statedIn = ({ values = [] }: Pick<Chain, 'values'>, what: NonNullable<NamedValue['states']>) =>
	values.find(({ states, figure }) => states === what && figure.value !== null) ?? null
