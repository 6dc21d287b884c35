/** Conservation, checked on the plan itself: per process and component, what goes in comes out or is a named loss. */

import type { Flow, Loss } from './plan.ts'

/** Worst imbalance of any component at any process, relative to the largest flow (or to `least`, if that is more). */
export function worstImbalance(
	processes: readonly string[],
	flows: readonly Flow[],
	losses: readonly Loss[],
	least = 0
): number {
	const net = new Map<string, number>()
	const inner = new Set(processes)
	const add = (node: string, components: Record<string, number>, sign: number) => {
		if (!inner.has(node)) return
		for (const [c, x] of Object.entries(components)) net.set(`${node} ${c}`, (net.get(`${node} ${c}`) ?? 0) + sign * x)
	}
	for (const flow of flows) {
		add(flow.to, flow.components, 1)
		add(flow.from, flow.components, -1)
	}
	for (const loss of losses) add(loss.process, loss.components, -1)
	const largest = Math.max(least, ...flows.map((f) => f.total))
	const imbalance = Math.max(0, ...[...net.values()].map(Math.abs))
	return largest > 0 ? imbalance / largest : imbalance
}
