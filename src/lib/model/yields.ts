/** Yields of a mode: of each component they sum to 1 at most. */
import type { ComponentId, Yield } from './chain.ts'
import { sum, toldSum } from './sum.ts'
import type { Reason } from './units/reason.ts'

/** Yields that miss 1 by less than this are rounding, and are made exact; the checks report any other. */
export const SUM_TOLERANCE = 1e-4

const statedOf = (yields: readonly Yield[], component: ComponentId) =>
	sum(yields.filter(({ figure }) => figure !== null).map(({ shares }) => shares[component] ?? 0))

/** Gives what is left of each component to `rest`, or makes its yields sum to exactly 1 where they nearly do. */
export function closedYields(yields: readonly Yield[], components: readonly ComponentId[]): Yield[] {
	const closed = yields.map((each) => ({ ...each, shares: { ...each.shares } }))
	for (const component of components) {
		const total = statedOf(yields, component)
		const stated = closed.filter(({ figure }) => figure !== null)
		const rest = closed.filter(({ figure }) => figure === null)
		for (const each of rest) each.shares[component] = Math.max(0, 1 - total)
		const nearOne = Math.abs(total - 1) <= SUM_TOLERANCE
		if (nearOne && (rest.length === 0 || total > 1)) for (const each of stated) each.shares[component]! /= total
	}
	return closed
}

/** Returns why yields that follow a named value make no whole of some component; null where they do. */
export function yieldsProblem(yields: readonly Yield[]): Reason | null {
	const components = [...new Set(yields.flatMap(({ shares }) => Object.keys(shares)))]
	const problems = components.flatMap((component): Reason[] => {
		const stated = statedOf(yields, component)
		const isBelow = yields.some(({ shares }) => (shares[component] ?? 0) < 0)
		const reason: Reason | null = isBelow
			? { kind: 'outside-share' }
			: stated > 1 + SUM_TOLERANCE
				? { kind: 'sum-over', sum: toldSum(stated) }
				: null
		return reason ? [{ kind: 'of-component', component, reason }] : []
	})
	return problems[0] ?? null
}
