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

/** Everything that brings or makes each material, each once. */
export function makersOf(chain: Chain): ReadonlyMap<MaterialId, readonly NodeId[]> {
	const makers = new Map<MaterialId, Set<NodeId>>()
	const add = (material: MaterialId, node: NodeId) => {
		const known = makers.get(material)
		if (known) known.add(node)
		else makers.set(material, new Set([node]))
	}
	for (const { id, material } of chain.feeds) add(material, id)
	for (const { id, modes } of chain.processes) for (const material of modes.flatMap(givenBy)) add(material, id)
	for (const { id, gives } of chain.trades) if (gives !== null) add(gives, id)
	return new Map([...makers].map(([material, nodes]) => [material, [...nodes]]))
}

function findLinks(chain: Chain, basis: string): Link[] {
	const makers = makersOf(chain)
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
