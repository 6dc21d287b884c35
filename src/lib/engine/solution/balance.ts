/** Conservation, checked on the plan itself: per process and component, what goes in comes out or is a named loss. */

import type { Flow, Loss } from '../plan.ts'

/** Worst imbalance of any component at any process, relative to the largest flow (or to `least`, if that is more). */
export function worstImbalance(
	processes: readonly string[],
	flows: readonly Flow[],
	losses: readonly Loss[],
	least = 0
): number {
	const net = new Map(processes.map((id) => [id, new Map<string, number>()]))
	const add = (node: string, components: Record<string, number>, sign: number) => {
		const at = net.get(node)
		if (!at) return
		for (const c in components) at.set(c, (at.get(c) ?? 0) + sign * components[c]!)
	}
	for (const flow of flows) {
		add(flow.to, flow.components, 1)
		add(flow.from, flow.components, -1)
	}
	for (const loss of losses) add(loss.process, loss.components, -1)
	let imbalance = 0
	for (const at of net.values()) for (const x of at.values()) imbalance = Math.max(imbalance, Math.abs(x))
	const largest = Math.max(least, ...flows.map((f) => f.total))
	return largest > 0 ? imbalance / largest : imbalance
}
