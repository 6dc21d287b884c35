/** Links and order of a Sankey, by the chain alone: they fix columns and places, so that no lever moves them. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { possibleLinks, type Link } from '../../links.ts'
import { keptId, surplusId } from './graph.ts'

/** Possible links and order of a chain, whatever flows. */
export interface Structure {
	/** Possible links of the demand basis in use. */
	links: readonly Link[]
	/** Place of every node in the model's order, routes first. */
	rank: ReadonlyMap<NodeId, number>
}

/** The structure of a chain under one demand basis. */
export function structureOf(chain: Chain, basis: string): Structure {
	return { links: possibleLinks(chain, basis), rank: ranks(chain) }
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
