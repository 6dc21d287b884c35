import type { Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { figuresOf } from '#lib/model/scenario/apply-scenario.ts'
import { withYear } from '#lib/model/scenario/scenario.ts'

const chainByAnswer = new WeakMap<Investment, { own: Chain; applied: Chain }>()

/** Returns the chain with the figures that an investment was worked out with: of its scenario, in its year. Memoised. */
export function investmentChain(own: Chain, found: Investment): Chain {
	const known = chainByAnswer.get(found)
	if (known?.own === own) return known.applied
	const applied = figuresOf(own, withYear(found.scenario, found.year))
	chainByAnswer.set(found, { own, applied })
	return applied
}
