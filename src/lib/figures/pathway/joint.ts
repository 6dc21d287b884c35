/** What looking at one year at a time costs, beside a plan of all years at once. */
import { jointGain, type Joint, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { shortUnit, withUnit } from '../text/number-format.ts'
import type { Locale } from '../text/locale.ts'

/** Says whether planning all years at once does better, and by how much. */
export function jointSentence(chain: Chain, plans: readonly Plan[], joint: Joint, locale: Locale): string {
	const { words, numbers } = locale
	const said = words.figures.pathway.joint
	const gain = jointGain(chain, plans, joint)
	if (!gain) return said.same
	const total = (years: readonly { delivered: number }[]) => sum(years.map(({ delivered }) => delivered))
	const amount = (value: number) => withUnit(numbers.full(value), shortUnit(chain.unit))
	const [alone, together] = [total(plans), total(joint.years)]
	const told = {
		alone: amount(alone),
		together: amount(together),
		gain: amount(gain.short),
		from: numbers.year(joint.years[0]!.year),
		to: numbers.year(joint.years.at(-1)!.year),
		bound: chain.feeds.some(({ stock }) => stock)
	}
	return together - alone >= gain.short / 2 ? said.more(told) : said.first(told)
}
