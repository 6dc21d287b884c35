/** Where matter comes from, so that a flow keeps the colour of its origin after routes join. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Colour } from '../../scene/scene.ts'
import type { Columns } from './columns.ts'
import type { FlowGraph, FlowNode } from '../data/graph.ts'

/** Shares by colour, in the model's order of routes (`shade`); they sum to 1. */
export type Origins = readonly { colour: Colour; share: number; shade: number }[]

const IMPORTED: Colour = 'slate'

/**
 * Origins of what passes each node today. Streams that join leave in the proportion in which they came; a lane
 * (recycling) is an origin of its own. Nodes that nothing reaches have the colour of their route.
 */
export function originsOf(chain: Chain, graph: FlowGraph, columns: Columns): ReadonlyMap<NodeId, Origins> {
	const colours = new Map(chain.routes.map((route) => [route.id, route.colour]))
	const order = [...new Set<Colour>([...colours.values(), IMPORTED])]
	const own = (node: FlowNode): Origins => {
		const colour = node.route === null ? IMPORTED : (colours.get(node.route) ?? 'grey')
		return [{ colour, share: 1, shade: order.indexOf(colour) }]
	}
	const found = new Map<NodeId, Origins>()
	const ordered = [...graph.nodes].sort((a, b) => columns.columnOf(a) - columns.columnOf(b))
	for (const node of ordered)
		if (node.kind === 'feed' || node.kind === 'import' || node.lane) found.set(node.id, own(node))
	for (const node of ordered) {
		if (found.has(node.id)) continue
		const inflows = graph.links
			.filter((link) => link.to === node.id && link.real > 0)
			.map((link) => ({ amount: link.real, origins: found.get(link.from) ?? [] }))
		found.set(node.id, mixed(inflows, order) ?? own(node))
	}
	return found
}

function mixed(inflows: readonly { amount: number; origins: Origins }[], order: readonly Colour[]): Origins | null {
	const sums = new Map<Colour, number>()
	for (const { amount, origins } of inflows) {
		for (const { colour, share } of origins) sums.set(colour, (sums.get(colour) ?? 0) + amount * share)
	}
	const total = [...sums.values()].reduce((a, b) => a + b, 0)
	if (total === 0) return null
	return order.flatMap((colour, shade) => {
		const amount = sums.get(colour) ?? 0
		return amount > 0 ? [{ colour, share: amount / total, shade }] : []
	})
}

/** The largest of several origins alone: for lines too thin to be split. */
export function strongest(origins: Origins): Origins {
	const [first] = [...origins].sort((a, b) => b.share - a.share || a.shade - b.shade)
	return first ? [{ ...first, share: 1 }] : []
}
