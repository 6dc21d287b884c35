/** The flow that passes one node: what feeds it, what it feeds, and how much of each flow that is. */
import { mixedShares } from '#lib/engine/index.ts'
import type { NodeId } from '#lib/model/chain.ts'
import type { FlowGraph, FlowLink } from './graph.ts'
import { downstream, upstream } from '../../links.ts'

/** All that concerns a selected node. */
export interface Trace {
	selected: NodeId
	nodes: ReadonlySet<NodeId>
	/** By link key: the part of today's flow that comes from, or goes to, the node (0..1). */
	shares: ReadonlyMap<string, number>
	/** Of what each demand or export receives, the amount that came by way of the node. */
	reaches: ReadonlyMap<NodeId, number>
}

/**
 * Follows today's flow from one node both ways. Streams that join are taken to leave in the proportion in which they
 * came; links that carry only ghost flow are lit as a whole.
 */
export function traceOf(graph: FlowGraph, selected: NodeId): Trace {
	const live = graph.links.filter((link) => link.real + link.ghost > 0)
	const after = downstream(live, selected)
	const before = upstream(live, selected)
	const down = ratios(graph, selected, (link) => [link.from, link.to])
	const up = ratios(graph, selected, (link) => [link.to, link.from])
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

/** Follows what a part of the gap needs: the plants that are to grow, the ore for them, and the flow that would pass there. */
export function traceOfPart({ nodes, links }: FlowGraph, needs: readonly NodeId[]): Trace {
	const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
	const own = new Set(needs)
	const isEnd = (id: NodeId) => kinds.get(id) === 'feed' || kinds.get(id) === 'demand'
	const lit = links.filter(
		({ from, to, ghost }) =>
			ghost > 0 && (own.has(from) || own.has(to)) && [from, to].every((id) => own.has(id) || isEnd(id))
	)
	const ends = lit.flatMap(({ from, to }) => [from, to])
	return {
		selected: needs[0] ?? '',
		nodes: new Set([...own, ...ends]),
		shares: new Map(lit.map(({ key, real }) => [key, real > 0 ? 0 : 1])),
		reaches: new Map()
	}
}

type Ends = (link: FlowLink) => [near: NodeId, far: NodeId]

/** For each node, the part of what passes it that comes from the selected node, or goes to it where links are turned. */
function ratios({ nodes, links }: FlowGraph, selected: NodeId, ends: Ends): ReadonlyMap<NodeId, number> {
	const place = new Map(nodes.map((node, index) => [node.id, index]))
	const streams = links.flatMap((link) => {
		const [from, to] = ends(link).map((id) => place.get(id))
		return from === undefined || to === undefined ? [] : [{ from, to, amount: link.real }]
	})
	const given = new Map([[place.get(selected) ?? 0, [1]]])
	const shares = mixedShares({ nodes: nodes.length, streams, given, origins: 1 })
	return new Map(nodes.map((node, index) => [node.id, shares[index]?.[0] ?? 0]))
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
