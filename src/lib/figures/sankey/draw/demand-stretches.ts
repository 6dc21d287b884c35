/** What the bar of the demand is made of: stretches of amounts, one after the other. */
import type { NodeId } from '#lib/model/chain.ts'
import type { Measure } from '../../measure.ts'
import type { RectMark } from '../../scene/scene.ts'
import type { GapPart } from '../../text/gap-parts.ts'
import type { FlowNode } from '../data/graph.ts'
import type { Edges } from '../layout/strands.ts'
import type { Drawing } from './drawing.ts'

/** A stretch of the demand, in base units from its start. */
export interface Stretch {
	from: number
	to: number
}

/** The bar of the demand: all that it is drawn and labelled from. */
export interface Bar {
	drawing: Drawing
	node: FlowNode
	/** The whole, base units a year. */
	asked: number
	/** What of it is not delivered, and what is asked for; of a component that nothing asks for, there is no `need`. */
	measure: Measure
	/** Extent along the chain, and across it. */
	edges: Edges
	across: { start: number; length: number }
	/** What is delivered, by origin. */
	delivered: readonly (Stretch & { colour: RectMark['fill'] & string })[]
	/** What is missing, by cause. */
	gap: readonly Missing[]
}

/** A part of the gap, and where it lies in the bar. */
export type Missing = GapPart & Stretch
/** Puts parts one after the other. */
export function inTurn<T>(start: number, parts: readonly T[], amount: (part: T) => number): (T & Stretch)[] {
	let from = start
	return parts.map((part) => {
		const stretch = { ...part, from, to: from + amount(part) }
		from = stretch.to
		return stretch
	})
}

/** Returns where an amount, counted from its start, lies in the bar; pixels across the chain. */
export function at({ across, asked }: Bar, amount: number): number {
	return across.start + (asked > 0 ? (across.length * Math.min(amount, asked)) / asked : 0)
}

/** The parts of the demand, where it has more than one and all elements are drawn. */
export function partsOf(drawing: Drawing): FlowNode[] {
	const parts = drawing.graph.nodes.filter(({ kind }) => kind === 'demand')
	return parts.length > 1 && drawing.component === null ? parts : []
}

/** The name of a node in narrow places. */
export function nameOf(drawing: Drawing, id: NodeId): string {
	return drawing.names.get(id) ?? id
}
