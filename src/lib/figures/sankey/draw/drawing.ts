/** What every part of the capacity Sankey is drawn from. */
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Amounts, Locale } from '../../text/locale.ts'
import type { Axes } from '../layout/axes.ts'
import type { Columns } from '../layout/columns.ts'
import type { FlowGraph, FlowNode } from '../data/graph.ts'
import type { Layout } from '../layout/layout.ts'
import type { OriginsOf } from '../data/origins.ts'
import type { Box, Strand } from '../layout/strands.ts'
import type { Trace } from '../data/trace.ts'

export interface Drawing {
	chain: Chain
	plan: Plan
	component: ComponentId | null
	locale: Locale
	amounts: Amounts
	names: ReadonlyMap<NodeId, string>
	graph: FlowGraph
	columns: Columns
	axes: Axes
	layout: Layout
	strands: readonly Strand[]
	origins: OriginsOf
	trace: Trace | null
	/** Extent of each column's boxes along the chain, and of the space for labels after it. */
	spans: readonly (Box & { labels: number })[]
	/** Where the columns begin across the chain. */
	top: number
	/** Length of the columns across the chain. */
	length: number
	/** Size of the figure's text. */
	size: number
	/** Amount below which nothing is drawn: what is left is rounding. */
	least: number
}

/** Name of a node, surplus included. */
export function nameOf(drawing: Drawing, node: FlowNode): string {
	return node.kind === 'surplus' ? drawing.locale.words.figures.sankey.surplus : (drawing.names.get(node.id) ?? node.id)
}

/** Length of an amount, in pixels. */
export function lengthOf(drawing: Drawing, amount: number): number {
	return amount / drawing.layout.tonnesPerPixel
}

/** Where a node's place begins across the chain, and how much of it the node has to itself. */
export function placeOf(drawing: Drawing, node: FlowNode): { start: number; length: number } {
	return drawing.layout.places.get(node.id) ?? { start: drawing.top, length: 0 }
}

/** How a selection shows on a node. */
export function emphasisOf(drawing: Drawing, node: FlowNode): { emphasis?: 'lit' | 'dim' } {
	if (drawing.trace === null) return {}
	return { emphasis: drawing.trace.nodes.has(node.id) ? 'lit' : 'dim' }
}

/** Whether a node is drawn at all: trade and surplus only where something passes or is asked; the rest keep their place. */
export function isDrawn(node: FlowNode): boolean {
	const optional = node.kind === 'export' || node.kind === 'import' || node.kind === 'surplus'
	return !optional || node.outline + node.real + node.ghost > 0
}
