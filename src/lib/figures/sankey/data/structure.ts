/** Possible flows, by the chain alone: fixes columns and order, so that no lever moves them. */
import type { Acceptance, Chain, MaterialId, NodeId, Process } from '#lib/model/chain.ts'
import { keptId, surplusId } from './graph.ts'

/** Possible links and order of a chain, whatever flows. */
export interface Structure {
	/** Possible links of the demand basis in use. */
	links: { from: NodeId; to: NodeId }[]
	/** Place of every node in the model's order, routes first. */
	rank: ReadonlyMap<NodeId, number>
}

const structures = new WeakMap<Chain, Map<string, Structure>>()

/** The structure of a chain under one demand basis. Memoised by both. */
export function structureOf(chain: Chain, basis: string): Structure {
	const known = structures.get(chain) ?? new Map<string, Structure>()
	structures.set(chain, known)
	const structure = known.get(basis) ?? { links: possibleLinks(chain, basis), rank: ranks(chain) }
	known.set(basis, structure)
	return structure
}

function possibleLinks(chain: Chain, basis: string): { from: NodeId; to: NodeId }[] {
	const makers = new Map<MaterialId, NodeId[]>()
	const makes = (material: MaterialId, node: NodeId) =>
		makers.set(material, [...new Set([...(makers.get(material) ?? []), node])])
	for (const feed of chain.feeds) makes(feed.material, feed.id)
	for (const process of chain.processes) for (const material of products(process)) makes(material, process.id)
	for (const trade of chain.trades) if (trade.gives !== null) makes(trade.gives, trade.id)

	const into = (takes: readonly Acceptance[], to: NodeId) =>
		[...new Set(takes.flatMap(({ material }) => makers.get(material) ?? []))].map((from) => ({ from, to }))
	return [
		...chain.processes.flatMap((process) =>
			into(
				process.modes.flatMap((mode) => mode.ingredients.flatMap((ingredient) => ingredient.takes)),
				process.id
			)
		),
		...chain.demands.filter((demand) => demand.basis === basis).flatMap((demand) => into(demand.takes, demand.id)),
		...chain.trades.filter((trade) => trade.kind === 'export').flatMap((trade) => into(trade.takes, trade.id))
	]
}

function products(process: Process): MaterialId[] {
	return process.modes.flatMap((mode) => mode.yields.flatMap(({ to }) => ('material' in to ? [to.material] : [])))
}

/** A node and all that can feed it, directly or not. */
export function upstream(links: readonly { from: NodeId; to: NodeId }[], node: NodeId): Set<NodeId> {
	const found = new Set([node])
	for (const id of found) for (const link of links) if (link.to === id) found.add(link.from)
	return found
}

/** A node and all that it can feed, directly or not. */
export function downstream(links: readonly { from: NodeId; to: NodeId }[], node: NodeId): Set<NodeId> {
	return upstream(
		links.map(({ from, to }) => ({ from: to, to: from })),
		node
	)
}

/** Feeds and processes by route, then as the model lists them; what leaves or enters by trade comes last. */
function ranks(chain: Chain): Map<NodeId, number> {
	const route = new Map(chain.routes.map((each, index) => [each.id, index]))
	const made = [...chain.feeds, ...chain.processes]
		.map((node, index) => ({ id: node.id, route: route.get(node.route) ?? chain.routes.length, index }))
		.sort((a, b) => a.route - b.route || a.index - b.index)
	const ordered = [
		...made,
		...chain.demands,
		...chain.trades,
		...chain.stages.map((stage) => ({ id: surplusId(stage.id) })),
		...chain.feeds.map((feed) => ({ id: keptId(feed.id) }))
	]
	return new Map(ordered.map((node, index) => [node.id, index]))
}
