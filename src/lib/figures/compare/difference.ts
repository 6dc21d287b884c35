/**
 * The difference of two plans as one graph: each link carries what both plans have, and beside it by how much they
 * differ. A link of the one plan and the difference make that of the other.
 */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { flowGraph, type FlowGraph, type FlowLink, type FlowNode } from '../sankey/data/graph.ts'
import { leastAmount } from '../tolerances.ts'
import type { Pair } from './compare.ts'

/** The amounts that both plans have (`real`), those by which they differ (`ghost`), and the amounts of each by link and by node. */
export interface DifferenceGraph extends FlowGraph {
	byLink: ReadonlyMap<string, Pair>
	byNode: ReadonlyMap<NodeId, Pair>
}

/** Returns the difference of two plans of one chain. */
export function differenceGraph(chain: Chain, a: Plan, b: Plan): DifferenceGraph {
	const [before, after] = [flowGraph(chain, a, null), flowGraph(chain, b, null)]
	const least = Math.max(leastAmount(a), leastAmount(b))
	const byLink = pairsOf(before.links, after.links, ({ key }) => key)
	const byNode = pairsOf(before.nodes, after.nodes, ({ id }) => id)
	const links = joined(before.links, after.links, ({ key }) => key)
		.map((link) => differing(link, byLink.get(link.key)!, least))
		.filter(({ real, ghost }) => real + ghost >= least)
	const nodes = joined(before.nodes, after.nodes, ({ id }) => id)
	const asked = pairsOf(before.nodes, after.nodes, ({ id }) => id, 'outline')
	return { nodes: nodes.map((node) => withRoom(node, links, asked.get(node.id)!)), links, byLink, byNode }
}

/** Everything that either side has, as the side has it that is named first. */
function joined<T>(a: readonly T[], b: readonly T[], key: (item: T) => string): T[] {
	return [...new Map([...b, ...a].map((item) => [key(item), item])).values()]
}

function pairsOf<T extends { real: number }, K extends keyof T = 'real' & keyof T>(
	a: readonly T[],
	b: readonly T[],
	key: (item: T) => string,
	amount: K | 'real' = 'real'
): Map<string, Pair> {
	const pairs = new Map<string, Pair>()
	const of = (item: T) => pairs.get(key(item)) ?? { a: 0, b: 0 }
	for (const item of a) pairs.set(key(item), { ...of(item), a: item[amount] as number })
	for (const item of b) pairs.set(key(item), { ...of(item), b: item[amount] as number })
	return pairs
}

function differing(link: FlowLink, { a, b }: Pair, least: number): FlowLink {
	const by = Math.abs(b - a)
	return { ...link, real: Math.min(a, b), ghost: by < least ? 0 : by, imported: 0 }
}

/** A node with the room that its links take, whichever of its sides is the larger; without capacity. */
function withRoom(node: FlowNode, links: readonly FlowLink[], asked: Pair): FlowNode {
	const sum = (amounts: number[]) => amounts.reduce((total, each) => total + each, 0)
	const into = links.filter(({ to }) => to === node.id)
	const outOf = links.filter(({ from }) => from === node.id)
	const real = Math.max(sum(into.map((link) => link.real * link.taper)), sum(outOf.map((link) => link.real)))
	const whole = Math.max(
		sum(into.map((link) => (link.real + link.ghost) * link.taper)),
		sum(outOf.map((link) => link.real + link.ghost))
	)
	return {
		...node,
		outline: node.kind === 'demand' ? Math.max(asked.a, asked.b) : 0,
		known: true,
		installed: 0,
		needed: 0,
		real,
		ghost: Math.max(0, whole - real),
		out: real,
		result: null
	}
}
