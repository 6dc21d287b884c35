/** What a plan is worth at listed prices, in sentences. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { appliedChain } from '../applied-chain.ts'
import { worth, worthOf } from '../worth.ts'
import type { Locale } from './locale.ts'
import { moneyTexts } from './money-text.ts'

/** Sentences on the worth of what is delivered, of what all steps add and of what nobody buys; none without prices. */
export function worthTexts(chain: Chain, plan: Plan, locale: Locale): string[] {
	const { worth: words } = locale.words.figures
	const found = worth(chain, plan)
	if (!found) return []
	const { components, unpriced, total } = found
	const applied = appliedChain(chain, plan)
	const money = (to: keyof typeof total) => moneyTexts(applied, total[to], locale)
	const dates = [...new Set(components.flatMap(({ price }) => price.figure.date ?? []))]
	const most = components.toSorted((a, b) => worthOf(b, 'delivered').value - worthOf(a, 'delivered').value)[0]
	const share = most && total.delivered.value > 0 ? worthOf(most, 'delivered').value / total.delivered.value : 0
	const told = (to: 'added' | 'exported' | 'surplus') => (total[to].value > 0 ? [words[to]({ money: money(to) })] : [])
	return [
		words.delivered({ money: money('delivered'), dates }),
		...(most && share > 0 ? [words.most({ name: most.component.name, percent: locale.numbers.percent(share) })] : []),
		...told('added'),
		...told('exported'),
		...told('surplus'),
		...(unpriced.length > 0 ? [words.unpriced({ names: unpriced.map(({ name }) => name) })] : []),
		words.counted
	]
}
