/** How far the steps lead, in one measure: all components as the demand counts them, or one alone. */
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { measureOf, type Measure } from './measure.ts'
import { leastAmount } from './tolerances.ts'

/** Amounts that a plan delivers today, and after each rung of its ladder. Base units a year. */
export interface Climb {
	measure: Measure
	/** Today, then once each rung is climbed: one more than there are rungs. */
	met: number[]
}

/**
 * Returns the climb in one component, or in all together where the plan does not tell of that component: it was made
 * before the component was asked about.
 */
export function climbOf(chain: Chain, plan: Plan, component: ComponentId | null): Climb {
	const told = tellsOf(plan, component) ? component : null
	const measure = measureOf(chain, plan, told)
	if (told === null) return { measure, met: [plan.delivered, ...plan.ladder.map(({ delivered }) => delivered)] }
	const contained = (contents: NonNullable<Plan['elements']>['ladder'][number]) =>
		measure.in.reduce((sum, id) => sum + (contents[id]?.[told] ?? 0), 0)
	return { measure, met: [measure.met, ...plan.elements!.ladder.map(contained)] }
}

/** True where a plan says what its steps deliver of a component; of all together every plan does. */
export function tellsOf({ elements }: Plan, component: ComponentId | null): boolean {
	return component === null || elements !== undefined
}

/** The amount that some rungs in a row add, and that delivered once they are climbed. Base units a year. */
export interface Gain {
	adds: number
	met: number
}

/** Returns what rungs add, given as their places; those of one step follow each other. */
export function gainOf({ met }: Climb, rungs: readonly number[]): Gain {
	const [first, last] = [rungs[0] ?? 0, rungs.at(-1) ?? -1]
	const reached = met[last + 1] ?? 0
	return { adds: reached - (met[first] ?? 0), met: reached }
}

/** True where every step adds to what is delivered, so that a gap can be divided among them. */
export function isClimb(plan: Plan, gains: readonly Gain[]): boolean {
	return gains.every(({ adds }) => adds >= -leastAmount(plan))
}
