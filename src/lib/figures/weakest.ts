/** The stage that limits most, as far as it is news. */
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import type { ComponentId } from '#lib/model/chain.ts'
import type { Measure } from './measure.ts'
import { isEven } from './tolerances.ts'

/** Returns what could be delivered if each stage alone limited, of all components together or of one; none where the plan does not say it of that. */
export function ceilingsIn({ ceilings, elements }: Plan, component: ComponentId | null): Ceiling[] {
	if (component === null) return ceilings
	return elements?.component === component ? elements.ceilings : []
}

/** Returns the ceiling of the plan's weakest stage in a measure; null where that could pass all that is asked for. */
export function weakestCeiling(
	plan: Plan,
	{ component, need }: Pick<Measure, 'component' | 'need'> = { component: null, need: plan.demand }
): Ceiling | null {
	const weakest = component === null ? plan.weakest : plan.elements?.weakest
	const ceiling = ceilingsIn(plan, component).find(({ stage }) => stage === weakest)
	return ceiling && need !== null && isBelow(plan, ceiling, need) ? ceiling : null
}

/** Tells if a stage lets less be delivered than is asked for, by more than a reader would call even. */
export function isBelow(plan: Plan, { delivered }: Ceiling, need: number): boolean {
	return delivered < need && !isEven(plan, need - delivered)
}
