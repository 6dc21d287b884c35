/** Tolerances of what is shown. All are relative; those of arithmetic belong to the engine. */
import type { Plan } from '#lib/engine/index.ts'

/**
 * Amounts below this part of the plan's largest are left over from the solver's rounding and are shown as 0. The plan
 * itself is exact to about 1e-10 of its largest amount.
 */
const LEAST_AMOUNT = 1e-9

/** A share this near to 0 or to 1 is 0 % or 100 %: what is left is rounding. */
export const LEAST_SHARE = 1e-8

/** A colour with less than this share of a flow or a box is rounding, not an origin: it gets no strand of its own. */
export const LEAST_ORIGIN_SHARE = 1e-9

const leastAmounts = new WeakMap<Plan, number>()

/** Returns the amount, in the plan's base units, below which an amount of this plan is shown as 0. */
export function leastAmount(plan: Plan): number {
	const known = leastAmounts.get(plan)
	if (known !== undefined) return known
	let largest = Math.max(plan.demand, plan.delivered)
	for (const { total } of [...plan.flows, ...plan.top.flows]) largest = Math.max(largest, total)
	leastAmounts.set(plan, largest * LEAST_AMOUNT)
	return largest * LEAST_AMOUNT
}

/** Amounts below this part of the demand are none to speak of: the engine's own differences of delivery are as small. */
const EVEN = 1e-7

/** True for an amount of a plan that is nothing, but for the rounding of a solve. */
export function isEven(plan: Plan, amount: number): boolean {
	return Math.abs(amount) <= EVEN * plan.demand || Math.abs(amount) <= leastAmount(plan)
}
