/** Sums of money as text: as many digits as a cost is known to, with its range, in the currencies that the model knows. */
import type { Chain, NamedValue } from '#lib/model/chain.ts'
import type { Range } from '../range.ts'
import type { Locale } from './locale.ts'

/** A second currency in which money is shown beside the chain's own. */
export interface Exchange {
	currency: string
	/** Units of it per unit of the chain's currency. */
	rate: number
	/** The named value that states the rate, with date and source. */
	value: NamedValue
}

const RATE = /^([A-Z]{3})\/([A-Z]{3})$/

/**
 * Returns the rate of exchange that a chain states: a named value in units such as `INR/USD`, one of them the chain's
 * currency. Null where it states none. Of a plan, ask the chain as its scenario sets it.
 */
export function exchangeOf(chain: Chain): Exchange | null {
	for (const value of chain.values ?? []) {
		const [, one, per] = RATE.exec(value.figure.unit) ?? []
		const rate = value.figure.value
		if (!one || !per || !rate) continue
		if (per === chain.currency) return { currency: one, rate, value }
		if (one === chain.currency) return { currency: per, rate: 1 / rate, value }
	}
	return null
}

/**
 * Money of the chain, first in its own currency and then in the one that it states a rate for. The chain is as the
 * scenario sets it, so that the rate is that by which the money was worked out.
 */
export function moneyTexts(chain: Chain, range: Range, locale: Locale): string[] {
	const exchange = exchangeOf(chain)
	const { value, low, high } = range
	const own = moneyText(range, chain.currency ?? '', locale)
	if (!exchange) return [own]
	const { rate, currency } = exchange
	return [own, moneyText({ value: value * rate, low: low * rate, high: high * rate }, currency, locale)]
}

/** A sum with its range, in one currency. */
function moneyText({ value, low, high }: Range, currency: string, { words, numbers }: Locale): string {
	const { money } = words.figures
	const scales = currency in money.scales ? money.scales[currency as keyof typeof money.scales] : money.scales.other
	const scale = scales.find(({ unit }) => value >= unit) ?? scales.at(-1)!
	const text = (sum: number) => numbers.rough(sum / scale.unit)
	const amount = scale.text({ amount: text(value), currency })
	return text(low) === text(high) ? amount : money.range({ amount, low: text(low), high: text(high) })
}

/** A time with its range, in years. */
export function yearsText({ value, low, high }: Range, { words, numbers }: Locale): string {
	const text = (years: number) => numbers.rough(years)
	const { years, yearsRange } = words.figures.steps
	return low === high
		? years({ years: text(value), count: value })
		: yearsRange({ years: text(value), count: value, low: text(low), high: text(high) })
}
