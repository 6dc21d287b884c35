/** The stage that limits most, as far as it is news. */
import type { Ceiling, Plan } from '#lib/engine/index.ts'
import type { Chain, ComponentId, RouteId, StageId } from '#lib/model/chain.ts'
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
function isBelow(plan: Plan, { delivered }: Ceiling, need: number): boolean {
	return delivered < need && !isEven(plan, need - delivered)
}

/**
 * Tells if a ceiling limits: less can be delivered than is asked for, or no need is stated. Else the amount is the need, and
 * nothing of the stage: it is large enough, or what is needed passes it by.
 */
export function isLimit(plan: Plan, ceiling: Ceiling, need: number | null = plan.demand): boolean {
	return plan.open !== undefined || need === null || isBelow(plan, ceiling, need)
}

/** Plants of a stage, or of one route in it, that are missing, of how many. */
export function missingIn(chain: Chain, plan: Plan, stage: StageId, route: RouteId | null = null) {
	const of = chain.processes.filter((each) => each.stage === stage && (route === null || each.route === route))
	const missing = plan.processes.filter(({ id, verdict }) => verdict === 'absent' && of.some((each) => each.id === id))
	return { missing: missing.length, of: of.length }
}
