/** The balance of the elements in words: a row, and what of it is missing or there. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { amountsOf, type Locale } from './locale.ts'
import { moneyTexts } from './money-text.ts'
import { exactly } from '../range.ts'
import { isEven } from '../tolerances.ts'
import { ENDS, type BalanceRow } from '../supply.ts'

/** A row in a sentence: what is supplied, what becomes of it, and what is missing. */
export function rowSentence(chain: Chain, plan: Plan, row: BalanceRow, locale: Locale): string {
	const words = locale.words.figures.balance
	const { picture } = amountsOf(chain, plan, locale)
	return words.row({
		name: row.component.name,
		supply: picture(row.supply),
		worth: worthText(chain, row, locale),
		ends: ENDS.filter((end) => !isEven(plan, row.ends[end])).map((end) =>
			words.endOf({ amount: picture(row.ends[end]), end: words.ends[end] })
		),
		missing: missingText(chain, plan, row, locale)
	})
}

/** Says what goods lack of a component; null where they lack nothing of it, or none have to contain it. */
export function missingText(chain: Chain, plan: Plan, { missing }: BalanceRow, locale: Locale): string | null {
	const { balance: words } = locale.words.figures
	const { picture } = amountsOf(chain, plan, locale)
	if (missing === null || missing.high === 0) return null
	const [low, high] = [picture(missing.low), picture(missing.high)]
	if (missing.low === 0) return words.wanted({ amount: high })
	return words.missing({ amount: low === high ? low : locale.words.chain.range({ low, high }) })
}

/** The worth of the supply of a component in the chain's currency; null where no price is listed or nothing is supplied. */
export function worthText(chain: Chain, { worth }: BalanceRow, locale: Locale): string | null {
	if (worth === null || worth.value === 0) return null
	const [money = ''] = moneyTexts(chain, exactly(worth.value), locale)
	return money
}
