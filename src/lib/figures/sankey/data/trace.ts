/** What feeds a node, what it feeds, and how much of each flow that is. */
import type { NodeId } from '#lib/model/chain.ts'
import type { FlowGraph, FlowLink } from './graph.ts'
import { downstream, upstream } from './structure.ts'

export interface Trace {
	selected: NodeId
	nodes: ReadonlySet<NodeId>
	/** By link key: the part of today's flow that comes from, or goes to, the node (0..1). */
	shares: ReadonlyMap<string, number>
	/** Of what each demand or export receives, the amount that came by way of the node. */
	reaches: ReadonlyMap<NodeId, number>
}

/** Rounds of a recycle loop; each returns less than half of what it takes. */
const ROUNDS = 30

/**
 * Follows today's flow from one node both ways. Streams that join are taken to leave in the proportion in which they
 * came; links that carry only ghost flow are lit as a whole.
 */
export function traceOf(graph: FlowGraph, selected: NodeId): Trace {
	const live = graph.links.filter((link) => link.real + link.ghost > 0)
	const after = downstream(live, selected)
	const before = upstream(live, selected)
	const down = ratios(graph, selected, after, (link) => [link.from, link.to])
	const up = ratios(graph, selected, before, (link) => [link.to, link.from])
	const inside = (nodes: ReadonlySet<NodeId>, link: FlowLink) => nodes.has(link.from) && nodes.has(link.to)
	const shares = new Map<string, number>()
	for (const link of live) {
		const parts = [
			...(inside(after, link) ? [down.get(link.from) ?? 0] : []),
			...(inside(before, link) ? [up.get(link.to) ?? 0] : [])
		]
		if (parts.length > 0) shares.set(link.key, link.real > 0 ? Math.max(...parts) : 1)
	}
	return { selected, nodes: new Set([...before, ...after]), shares, reaches: reached(graph, after, shares) }
}

type Ends = (link: FlowLink) => [near: NodeId, far: NodeId]

/** For each node, the part of what passes it that the selected node has to do with. */
function ratios(graph: FlowGraph, selected: NodeId, reachable: ReadonlySet<NodeId>, ends: Ends): Map<NodeId, number> {
	const found = new Map<NodeId, number>([[selected, 1]])
	const into = new Map<NodeId, FlowLink[]>()
	for (const link of graph.links) into.set(ends(link)[1], [...(into.get(ends(link)[1]) ?? []), link])
	for (let round = 0; round < ROUNDS; round++) {
		for (const id of reachable) {
			if (id === selected) continue
			const links = into.get(id) ?? []
			const total = links.reduce((sum, link) => sum + link.real, 0)
			const own = links.reduce((sum, link) => sum + link.real * (found.get(ends(link)[0]) ?? 0), 0)
			found.set(id, total > 0 ? own / total : 0)
		}
	}
	return found
}

function reached(
	graph: FlowGraph,
	after: ReadonlySet<NodeId>,
	shares: ReadonlyMap<string, number>
): Map<NodeId, number> {
	const sums = new Map<NodeId, number>()
	const ends = new Set(
		graph.nodes.filter((node) => node.kind === 'demand' || node.kind === 'export').map((node) => node.id)
	)
	for (const link of graph.links) {
		if (!ends.has(link.to) || !after.has(link.to)) continue
		sums.set(link.to, (sums.get(link.to) ?? 0) + link.real * link.taper * (shares.get(link.key) ?? 0))
	}
	return sums
}
