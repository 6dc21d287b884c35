/** What is made or brought in and bought by nobody: which components it is, and where it comes from. */
import { SURPLUS, type Plan } from '#lib/engine/index.ts'
import type { ComponentId } from '#lib/model/chain.ts'
import type { Facts } from './facts.ts'
import { nameIn } from './locale.ts'

/**
 * Returns the components that make up half of the surplus or more, most first; none where another could as well be left over, since
 * the goods that take them take either.
 */
export function surplusNames(facts: Facts): string[] {
	const { chain, plan, measure } = facts
	const amounts = new Map<string, number>()
	for (const { to, components } of plan.flows) {
		if (to === SURPLUS)
			for (const [id, amount] of Object.entries(components)) amounts.set(id, (amounts.get(id) ?? 0) + amount)
	}
	const sorted = [...amounts].sort(([, a], [, b]) => b - a).slice(0, 2)
	const most = sorted[0] && sorted[0][1] > measure.surplus / 2 ? sorted.slice(0, 1) : sorted
	const share = most.reduce((sum, [, amount]) => sum + amount, 0)
	const names = most.map(([id]) => id)
	const isNamed = share > measure.surplus / 2 && !names.some((id) => canStandIn(facts, id, names))
	return isNamed ? names.map((id) => nameIn(chain.components, id)) : []
}

/** Whether goods that take a component were served others, which it could stand in for. */
function canStandIn({ chain, plan, isNone }: Facts, id: ComponentId, named: readonly ComponentId[]): boolean {
	const takers = chain.demands.filter(({ takes }) => takes.some(({ only }) => only === null || only.includes(id)))
	return plan.flows.some(
		({ to, components }) =>
			takers.some((demand) => demand.id === to) &&
			Object.entries(components).some(([other, amount]) => !named.includes(other) && !isNone(amount))
	)
}

/** Returns whether an import flows to what nobody buys. */
export function isBrought({ flows, trades }: Plan): boolean {
	const imports = new Set(trades.filter(({ kind }) => kind === 'import').map(({ id }) => id))
	return flows.some(({ from, to }) => to === SURPLUS && imports.has(from))
}
