/** The room that labels need: known before anything is drawn, so that the layout can keep it free. */
import { wrapText } from '../../scene/text-width.ts'
import type { FlowNode } from '../data/graph.ts'

/** Between a box and its label, pixels. */
export const BESIDE = 7
/** Between a label and what follows its column, pixels. */
const AFTER = 4
/** From one line to the next, as a multiple of the text's size. */
export const LEADING = 1.24

/** Returns how many lines under the name a node's place always has room for. */
export function detailLines(node: FlowNode): number {
	return node.kind === 'process' ? 2 : 1
}

/** Returns the width that the labels of a column may take, of the space after its boxes; pixels. */
export function labelWidth(space: number): number {
	return space - BESIDE - AFTER
}

/** Returns the length across the chain that a node's label needs, whatever the plan: its name and lines of detail. */
export function labelLength(name: string, width: number, size: number, details: number): number {
	return (wrapText(name, width, size, 'strong').length + details) * size * LEADING
}
