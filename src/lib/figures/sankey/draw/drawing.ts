/** The data from which every part of the capacity Sankey is drawn, and small questions to it. */
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { GapPart } from '../../text/gap-parts.ts'
import type { Amounts, Locale } from '../../text/locale.ts'
import { textMark, type Span, type TextMark } from '../../scene/scene.ts'
import type { Axes } from '../layout/axes.ts'
import type { Columns } from '../layout/columns.ts'
import type { FlowGraph, FlowNode } from '../data/graph.ts'
import type { Region } from '../../regions.ts'
import type { Layout } from '../layout/layout.ts'
import type { OriginsOf } from '../data/origins.ts'
import type { PageFit } from '../layout/fit-parts.ts'
import type { TitleLine } from '../layout/region-room.ts'
import type { Edges, Strand } from '../layout/strands.ts'
import type { Trace } from '../data/trace.ts'

/** All that the parts of the capacity Sankey are drawn from. */
export interface Drawing {
	chain: Chain
	plan: Plan
	component: ComponentId | null
	locale: Locale
	amounts: Amounts
	/** Names as they stand beside boxes. */
	names: ReadonlyMap<NodeId, string>
	graph: FlowGraph
	/** Nodes that have a box; the whole demand is the last. */
	nodes: readonly FlowNode[]
	columns: Columns
	axes: Axes
	layout: Layout
	strands: readonly Strand[]
	origins: OriginsOf
	trace: Trace | null
	/** The parts of the gap that are large enough to be drawn. */
	gap: readonly GapPart[]
	/** The part of the gap that is selected. */
	cause: string | null
	/** Places that are missing as a whole, each with its title, and how many lines of labels stand under that. */
	regions: readonly (Region & { titleWidth: number; title: readonly TitleLine[]; labelLines: number })[]
	spans: PageFit['spans']
	/** How many lines the label of each node has room for. */
	lines: PageFit['lines']
	bar: PageFit['bar']
	/** Start of the columns across the chain. */
	top: number
	/** Length of the columns across the chain. */
	length: number
	/** Size of the figure's text. */
	size: number
	/** Amount below which nothing is drawn: what is left is rounding. */
	least: number
}

/** Length of an amount, in pixels. */
export function pixelsOf(drawing: Drawing, amount: number): number {
	return amount / drawing.layout.tonnesPerPixel
}

/** Returns where a node's place begins across the chain, and how much of it the node has to itself; pixels. */
export function nodePlace(drawing: Drawing, node: FlowNode): { start: number; length: number } {
	return drawing.layout.places.get(node.id) ?? { start: drawing.top, length: 0 }
}

/** Returns where a node's box lies along the chain; that of an import has half the width. */
export function nodeSpan(drawing: Drawing, node: FlowNode): Edges {
	const span = drawing.spans[drawing.columns.columnOf(node)] ?? { start: 0, end: 0 }
	return node.kind === 'import' ? { start: span.start, end: (span.start + span.end) / 2 } : span
}

/** Returns the emphasis that a selection gives a node. */
export function nodeEmphasis(drawing: Drawing, node: FlowNode): { emphasis?: 'lit' | 'dim' } {
	const { trace } = drawing
	if (trace === null) return {}
	const lit =
		node.kind === 'demand'
			? drawing.graph.nodes.some((part) => part.kind === 'demand' && trace.nodes.has(part.id))
			: trace.nodes.has(node.id)
	return { emphasis: lit ? 'lit' : 'dim' }
}

/** A line of text of the figure's size, unless said otherwise. */
export function textLine(
	drawing: Pick<Drawing, 'size'>,
	place: Pick<TextMark, 'key' | 'role' | 'x' | 'y'> & Partial<Omit<TextMark, 'kind'>>,
	...spans: readonly Span[]
): TextMark {
	return textMark({ size: drawing.size, ...place, spans })
}
