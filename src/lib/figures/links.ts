/** What can feed what in a chain, whatever flows. */
import type { Chain, MaterialId, NodeId } from '#lib/model/chain.ts'
import { givenBy, takenBy } from '#lib/model/process-materials.ts'

/** A way from one node to another. */
export interface Link {
	from: NodeId
	to: NodeId
}

const known = new WeakMap<Chain, Map<string, Link[]>>()

/** The possible links of a chain under one demand basis. Memoised by both. */
export function possibleLinks(chain: Chain, basis: string): readonly Link[] {
	const byBasis = known.get(chain) ?? new Map<string, Link[]>()
	known.set(chain, byBasis)
	const links = byBasis.get(basis) ?? findLinks(chain, basis)
	byBasis.set(basis, links)
	return links
}

function findLinks(chain: Chain, basis: string): Link[] {
	const makers = new Map<MaterialId, NodeId[]>()
	const makes = (material: MaterialId, node: NodeId) =>
		makers.set(material, [...new Set([...(makers.get(material) ?? []), node])])
	for (const feed of chain.feeds) makes(feed.material, feed.id)
	for (const process of chain.processes)
		for (const material of process.modes.flatMap(givenBy)) makes(material, process.id)
	for (const trade of chain.trades) if (trade.gives !== null) makes(trade.gives, trade.id)

	const into = (taken: readonly MaterialId[], to: NodeId) =>
		[...new Set(taken.flatMap((material) => makers.get(material) ?? []))].map((from) => ({ from, to }))
	const ends = [
		...chain.demands.filter((demand) => demand.basis === basis),
		...chain.trades.filter((trade) => trade.kind === 'export')
	]
	return [
		...chain.processes.flatMap(({ id, modes }) => into(modes.flatMap(takenBy), id)),
		...ends.flatMap(({ id, takes }) =>
			into(
				takes.map(({ material }) => material),
				id
			)
		)
	]
}

/** A node and all that can feed it, directly or not. */
export function upstream(links: readonly Link[], node: NodeId): Set<NodeId> {
	const found = new Set([node])
	for (const id of found) for (const link of links) if (link.to === id) found.add(link.from)
	return found
}

/** A node and all that it can feed, directly or not. */
export function downstream(links: readonly Link[], node: NodeId): Set<NodeId> {
	return upstream(
		links.map(({ from, to }) => ({ from: to, to: from })),
		node
	)
}
