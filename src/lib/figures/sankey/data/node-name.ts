import type { NodeId } from '#lib/model/chain.ts'
import type { Locale } from '../../text/locale.ts'
import { stockOf, type FlowNode } from './graph.ts'

/** The names of a chain's nodes, and the words for what the picture names itself. */
interface Naming {
	names: ReadonlyMap<NodeId, string>
	locale: Locale
}

/** Name of a node, surplus and what is kept included. */
export function nodeName({ names, locale }: Naming, node: FlowNode): string {
	const words = locale.words.figures.sankey
	if (node.kind === 'surplus') return words.surplus
	if (node.kind === 'kept') return words.kept({ name: names.get(stockOf(node.id)) ?? stockOf(node.id) })
	return names.get(node.id) ?? node.id
}
