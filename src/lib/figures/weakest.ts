/** The stage that limits most, as far as it is news. */
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import { isEven } from './tolerances.ts'

/** Returns the ceiling of the plan's weakest stage; null where that could pass the whole demand. */
export function weakestCeiling(plan: Plan): Ceiling | null {
	const ceiling = plan.ceilings.find(({ stage }) => stage === plan.weakest)
	return ceiling && ceiling.delivered < plan.demand && !isEven(plan, plan.demand - ceiling.delivered) ? ceiling : null
}
