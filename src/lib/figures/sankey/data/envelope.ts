/** The smallest graph in which several have room: each node and link as large as where it is largest. */
import type { FlowGraph, FlowLink, FlowNode } from './graph.ts'

/** Returns the envelope of graphs of one chain. */
export function envelopeOf(graphs: readonly FlowGraph[]): FlowGraph {
	return {
		nodes: merged(
			graphs.flatMap(({ nodes }) => nodes),
			({ id }) => id,
			largerNode
		),
		links: merged(
			graphs.flatMap(({ links }) => links),
			({ key }) => key,
			largerLink
		)
	}
}

function merged<T>(items: readonly T[], key: (item: T) => string, join: (one: T, other: T) => T): T[] {
	const found = new Map<string, T>()
	for (const item of items) {
		const before = found.get(key(item))
		found.set(key(item), before === undefined ? item : join(before, item))
	}
	return [...found.values()]
}

interface Passing {
	real: number
	ghost: number
}

/** As much passes today as in the larger, and as much more as the larger whole needs. */
function passing(one: Passing, other: Passing): Passing {
	const real = Math.max(one.real, other.real)
	return { real, ghost: Math.max(one.real + one.ghost, other.real + other.ghost) - real }
}

function largerLink(one: FlowLink, other: FlowLink): FlowLink {
	return { ...one, ...passing(one, other), imported: Math.max(one.imported, other.imported) }
}

function largerNode(one: FlowNode, other: FlowNode): FlowNode {
	return {
		...one,
		...passing(one, other),
		outline: Math.max(one.outline, other.outline),
		known: one.known && other.known,
		installed: Math.max(one.installed, other.installed),
		needed: Math.max(one.needed, other.needed),
		out: Math.max(one.out, other.out)
	}
}
