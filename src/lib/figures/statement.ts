/** What a plan says, in sentences: the headline, its chips, and the reasons. All words come from the catalogue. */
import type { Part } from '#lib/messages/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { headlineAmounts } from './number-format.ts'
import { amountsOf, type Reading } from './reading.ts'

/** The sentence that the product exists to say, in parts so that figures can be set apart. */
export function headline(chain: Chain, plan: Plan, reading: Reading): Part[] {
	const words = reading.words.chain
	const { full } = amountsOf(chain, reading)
	const { demand, delivered, gap } = headlineAmounts(plan.demand, plan.delivered)
	const amounts = { subject: chain.name, unitName: chain.unitName, demand: full(demand), delivered: full(delivered), gap: full(gap) }
	if (gap <= 0) return words.headlineMet(amounts)
	return delivered <= 0 ? words.headlineNothing(amounts) : words.headline(amounts)
}
