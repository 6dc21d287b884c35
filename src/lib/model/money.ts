/** What a chain says of money beside costs and prices. */
import type { Chain, NamedValue } from './chain.ts'

/** The rate at which later money counts for less, as a part of 1 a year; null where a chain states none. */
export const discountIn = (chain: Pick<Chain, 'values'>): NamedValue | null => statedIn(chain, 'discount-rate')

/** The money that is spent on plants in a year as things are, in the chain's currency; null where a chain states none. */
export const spendingIn = (chain: Pick<Chain, 'values'>): NamedValue | null => statedIn(chain, 'capital-spending')

const statedIn = ({ values = [] }: Pick<Chain, 'values'>, what: NonNullable<NamedValue['states']>) =>
	values.find(({ states, figure }) => states === what && figure.value !== null) ?? null
