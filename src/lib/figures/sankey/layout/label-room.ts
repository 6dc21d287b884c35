/** The room that labels need: known before anything is drawn, so that the layout can keep it free. */
import { wrapText } from '../../scene/text-width.ts'
import type { FlowNode } from '../data/graph.ts'

/** Between a box and the label over it, pixels. */
export const OVER = 5
/** Between the demand and the labels beside it, pixels. */
export const BESIDE = 14
/** Between a label and what follows its column, pixels. */
const AFTER = 6
/** From one line to the next, as a multiple of the text's size. */
export const LEADING = 1.24

/** Returns how many lines under the name a node's place always has room for. */
export function detailLines(node: FlowNode): number {
	return node.kind === 'feed' ? 0 : 1
}

/** Returns the width that the labels of a column may take, of the column's own; pixels. */
export function labelWidth(column: number): number {
	return column - AFTER
}

/** Lines in which a name stands over its box: two at most, the rest is cut. */
export function nameLines(name: string, width: number, size: number): string[] {
	const lines = wrapText(name, width, size, 'strong')
	return lines.length <= 2 ? lines : [lines[0] ?? '', `${(lines[1] ?? '').replace(/…$/, '')}…`]
}

/** Returns the length across the chain that a node's label needs, whatever the plan: its name and lines of detail. */
export function labelLength(node: FlowNode, name: string, width: number, size: number): number {
	return (nameLines(name, width, size).length + detailLines(node)) * size * LEADING + OVER
}
