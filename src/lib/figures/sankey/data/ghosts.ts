/**
 * Growth of each link at the top of the ladder, so that every node's ghost flow is its own growth. At the top a plan may
 * also move today's flow from one link to another; only growth is drawn, so links are matched anew from where more
 * leaves to where more arrives, material by material, along the links that grow as far as they go.
 */
import type { MaterialId, NodeId } from '#lib/model/chain.ts'

/** A link's amount today and at the top. */
export interface Growth {
	from: NodeId
	to: NodeId
	material: MaterialId
	/** Node that is drawn for the target: all demands are one. */
	drawnTo: NodeId
	/** Amount that arrives per amount that leaves. */
	taper: number
	real: number
	top: number
}

/** A flow that the top of the ladder would add to a link. */
export type Ghost = Pick<Growth, 'from' | 'to' | 'material'> & { amount: number }

/** Ghost amounts by link; a link that carries nothing today or at the top can be among them. */
export function ghostsOf(links: readonly Growth[]): Ghost[] {
	const shares = netShares(links)
	const share = (to: NodeId) => shares.get(to) ?? 1
	return [...groupBy(links, (link) => link.material).values()].flatMap((group) => matched(group, share))
}

/**
 * Of what a node gains over its growing materials, the part that is not taken off others; of a demand, the part of that
 * which no other demand gives up.
 */
function netShares(links: readonly Growth[]): Map<NodeId, number> {
	const shares = new Map<NodeId, number>()
	for (const drawn of groupBy(links, (link) => link.drawnTo).values()) {
		const nodes = [...groupBy(drawn, (link) => link.to)].map(([to, own]) => {
			const growths = [...groupBy(own, (link) => link.material).values()].map(growth)
			const taper = own[0]?.taper ?? 1
			return { to, share: netShare(growths), net: taper * growths.reduce((sum, each) => sum + each, 0) }
		})
		const together = netShare(nodes.map(({ net }) => net))
		for (const { to, share } of nodes) shares.set(to, share * together)
	}
	return shares
}

/** Of what grows, the part by which all grow together. */
function netShare(growths: readonly number[]): number {
	const gained = growths.reduce((sum, each) => sum + Math.max(0, each), 0)
	const net = growths.reduce((sum, each) => sum + each, 0)
	return gained > 0 ? Math.max(0, net) / gained : 0
}

function matched(links: readonly Growth[], share: (to: NodeId) => number): Ghost[] {
	const leaves = positive(
		groupBy(links, (link) => link.from),
		() => 1
	)
	const arrives = positive(
		groupBy(links, (link) => link.to),
		share
	)
	const found = new Map<string, Ghost>()
	const match = (from: NodeId, to: NodeId, most: number) => {
		const amount = Math.min(most, leaves.get(from) ?? 0, arrives.get(to) ?? 0)
		if (amount <= 0) return
		leaves.set(from, (leaves.get(from) ?? 0) - amount)
		arrives.set(to, (arrives.get(to) ?? 0) - amount)
		const ghost = found.get(`${from}>${to}`) ?? { from, to, material: links[0]?.material ?? '', amount: 0 }
		found.set(`${from}>${to}`, { ...ghost, amount: ghost.amount + amount })
	}
	for (const link of links) match(link.from, link.to, link.top - link.real)
	for (const from of leaves.keys()) for (const to of arrives.keys()) match(from, to, Infinity)
	return [...found.values()]
}

function positive(groups: ReadonlyMap<NodeId, Growth[]>, share: (node: NodeId) => number): Map<NodeId, number> {
	return new Map([...groups].map(([node, links]) => [node, Math.max(0, growth(links)) * share(node)]))
}

function growth(links: readonly Growth[]): number {
	return links.reduce((sum, link) => sum + link.top - link.real, 0)
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>()
	for (const item of items) {
		const group = groups.get(key(item))
		if (group) group.push(item)
		else groups.set(key(item), [item])
	}
	return groups
}
