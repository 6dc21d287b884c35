import type { Plan } from '#lib/engine/index.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'

const appliedByScenario = new WeakMap<Plan['scenario'], { own: Chain; applied: Chain }>()

/** Returns the chain with every figure as a plan's scenario sets it. Memoised by scenario. */
export function appliedChain(own: Chain, { scenario }: Plan): Chain {
	const known = appliedByScenario.get(scenario)
	if (known?.own === own) return known.applied
	const applied = chainOf(own, scenario)
	appliedByScenario.set(scenario, { own, applied })
	return applied
}
