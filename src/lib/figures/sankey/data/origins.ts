/** Origins of matter, so that a flow keeps the colour of where it came from after routes join. */
import { mixedShares } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Colour } from '../../scene/scene.ts'
import type { Locale } from '../../text/locale.ts'
import { LEAST_ORIGIN_SHARE } from '../../tolerances.ts'
import { DEMAND, type FlowGraph, type FlowLink, type FlowNode } from './graph.ts'

/** Shares by colour, in the model's order of routes (`shade`); they sum to 1. */
export type Origins = readonly { colour: Colour; share: number; shade: number }[]

/** Origins of what passes a node today, and of what a link carries. */
export interface OriginsOf {
	node(id: NodeId): Origins
	link(link: FlowLink): Origins
}

/** Colour of what comes from abroad. */
export const IMPORTED: Colour = 'slate'

/** Returns the colours of all that material can come from, with their names: the same for every plan of a chain. */
export function originNames(chain: Chain, { words }: Locale): ReadonlyMap<Colour, string> {
	const sources = chain.routes.filter(({ id, lane }) => lane || chain.feeds.some(({ route }) => route === id))
	const named = new Map<Colour, string>(sources.map(({ colour, name }) => [colour, name]))
	if (chain.trades.some(({ kind }) => kind === 'import')) named.set(IMPORTED, words.figures.sankey.legendImported)
	return named
}

/**
 * Finds the origins of all that flows today. The imported part of each link is the plan's own, so that the picture
 * shows what the headline says. The rest has the colours of the routes whose feeds it came from: streams that join
 * leave in the proportion in which they came. A lane (recycling) is an origin of its own for all that is not imported.
 * A node that nothing reaches has the colour of its route.
 */
export function originsOf(chain: Chain, graph: FlowGraph): OriginsOf {
	const routeColours = new Map(chain.routes.map((route) => [route.id, route.colour]))
	const colours = [...new Set<Colour>([...routeColours.values(), IMPORTED])]
	const ownColour = (node: FlowNode): Colour =>
		node.route === null ? IMPORTED : (routeColours.get(node.route) ?? 'grey')
	const own = (node: FlowNode): Float64Array => Float64Array.from(colours, (each) => (each === ownColour(node) ? 1 : 0))
	const taken = inflows(graph)
	const home = homeShares(graph, own, colours.length)
	const withImported = (id: NodeId, amount: number, imported: number): Origins | null => {
		const part = amount > 0 ? Math.min(1, imported / amount) : 0
		const shares = home.get(id)?.map((share) => share * (1 - part)) ?? new Float64Array(colours.length)
		shares[colours.indexOf(IMPORTED)]! += part
		return normalised(shares, colours)
	}
	const found = new Map(
		graph.nodes.map((node) => {
			const { real, imported } = taken.get(node.id) ?? { real: 0, imported: 0 }
			return [node.id, withImported(node.id, real, imported) ?? normalised(own(node), colours) ?? []]
		})
	)
	found.set(
		DEMAND,
		together(
			graph.nodes.filter(({ kind }) => kind === 'demand'),
			found
		)
	)
	return {
		node: (id) => found.get(id) ?? [],
		link: ({ from, real, imported }) => withImported(from, real, imported) ?? found.get(from) ?? []
	}
}

/** Shares by colour of what each node takes in that is not imported. */
function homeShares(
	{ nodes, links }: FlowGraph,
	own: (node: FlowNode) => Float64Array,
	origins: number
): ReadonlyMap<NodeId, Float64Array> {
	const place = new Map(nodes.map((node, index) => [node.id, index]))
	const streams = links.flatMap(({ from, to, real, imported }) => {
		const [source, target] = [place.get(from), place.get(to)]
		return source === undefined || target === undefined ? [] : [{ from: source, to: target, amount: real - imported }]
	})
	const given = new Map(nodes.flatMap((node, index) => (node.kind === 'feed' || node.lane ? [[index, own(node)]] : [])))
	const shares = mixedShares({ nodes: nodes.length, streams, given, origins })
	return new Map(nodes.map((node, index) => [node.id, shares[index] ?? new Float64Array(origins)]))
}

/** Origins of what several nodes take in together. */
function together(nodes: readonly FlowNode[], found: ReadonlyMap<NodeId, Origins>): Origins {
	const total = nodes.reduce((sum, { real }) => sum + real, 0)
	const sums = new Map<Colour, { colour: Colour; share: number; shade: number }>()
	for (const { id, real } of nodes)
		for (const { colour, share, shade } of found.get(id) ?? []) {
			const before = sums.get(colour)?.share ?? 0
			sums.set(colour, { colour, shade, share: before + (total > 0 ? (share * real) / total : 0) })
		}
	return [...sums.values()].sort((a, b) => a.shade - b.shade)
}

/** Sums what each node takes in, and the part of it that is imported; imports are so as a whole. */
function inflows({ nodes, links }: FlowGraph): ReadonlyMap<NodeId, { real: number; imported: number }> {
	const sums = new Map(
		nodes.map(({ id, kind }) => [id, kind === 'import' ? { real: 1, imported: 1 } : { real: 0, imported: 0 }])
	)
	for (const { to, real, imported } of links) {
		const sum = sums.get(to)
		if (sum === undefined) continue
		sum.real += real
		sum.imported += imported
	}
	return sums
}

/** Leaves out what is only rounding; null where nothing is left. */
function normalised(shares: Float64Array, colours: readonly Colour[]): Origins | null {
	const kept = shares.map((share) => (share > LEAST_ORIGIN_SHARE ? share : 0))
	const total = kept.reduce((sum, share) => sum + share, 0)
	if (total === 0) return null
	return colours.flatMap((colour, shade) => {
		const share = kept[shade] ?? 0
		return share > 0 ? [{ colour, share: share / total, shade }] : []
	})
}

/** Returns the largest of several origins alone: for lines too thin to be split. */
export function strongest(origins: Origins): Origins {
	const [first] = [...origins].sort((a, b) => b.share - a.share || a.shade - b.shade)
	return first ? [{ ...first, share: 1 }] : []
}
