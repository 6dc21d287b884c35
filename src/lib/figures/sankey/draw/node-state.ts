/** The state of a node in words, for those who do not see its box. */
import type { ProcessResult } from '#lib/engine/index.ts'
import { type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'

/** Returns the state of a node in words. */
export function nodeState(drawing: Drawing, node: FlowNode): string {
	const { amounts, locale, component } = drawing
	const words = locale.words.figures.sankey
	if (node.result !== null && component === null) return plantState(drawing, node.result)
	if (node.kind === 'demand' && component === null) {
		return words.share({ used: amounts.picture(node.real), of: amounts.picture(node.outline) })
	}
	return node.real > drawing.least ? amounts.picture(node.real) : words.notUsed
}

function plantState({ amounts, locale, least }: Drawing, result: ProcessResult): string {
	const { chain, figures } = locale.words
	const { effective, needed, used } = result
	return figures.sankey.plantState({
		verdict: chain.verdict[result.verdict],
		used: amounts.picture(used),
		of: effective === null ? null : amounts.picture(effective),
		needed: needed === null || needed <= (effective ?? 0) + least ? null : amounts.picture(needed)
	})
}
