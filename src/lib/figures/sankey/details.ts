/** What is written beside a node: its name, then what matters most about it, first things first. */
import { headlineAmounts } from '../number-format.ts'
import type { Span } from '../scene.ts'
import { nameOf, NOTHING, type Drawing } from './drawing.ts'
import type { FlowNode } from './graph.ts'

/** Lines under the name that a node's place always has room for. */
export function detailLines(node: FlowNode): number {
	return node.kind === 'process' ? 2 : 1
}

/** The lines under the name, most telling first; the place decides how many are shown. */
export function detailsOf(drawing: Drawing, node: FlowNode): Span[] {
	const reached = drawing.trace?.reaches.get(node.id)
	if (reached !== undefined && drawing.plan) return throughLines(drawing, reached)
	if (node.kind === 'process') return drawing.component === null ? plantLines(drawing, node) : componentLines(drawing, node)
	if (node.kind === 'demand' || node.kind === 'export') return demandLines(drawing, node)
	return feedLines(drawing, node)
}

const muted = (text: string): Span => ({ text, fill: 'muted', weight: 'regular' })
const alarm = (text: string): Span => ({ text, fill: 'alarm', weight: 'strong' })

function throughLines(drawing: Drawing, reached: number): Span[] {
	return [{ text: drawing.reading.words.figures.sankey.through({ amount: drawing.amounts.picture(reached) }), fill: 'ink', weight: 'strong' }]
}

function plantLines(drawing: Drawing, node: FlowNode): Span[] {
	const words = drawing.reading.words.figures.sankey
	const { result } = node
	if (result === null) return []
	const amount = drawing.amounts.picture(result.used)
	const percent = drawing.reading.numbers.percent(result.utilisation)
	if (result.effective === null) return [muted(amount), muted(words.capacityUnknown)]
	const spare = drawing.amounts.picture(result.effective - result.used)
	switch (result.verdict) {
		case 'absent':
			return absentLines(drawing, node, result.needed)
		case 'too-small':
			return [muted(words.full({ amount })), muted(words.tooSmall)]
		case 'balanced':
			return [muted(words.full({ amount }))]
		case 'starved':
			return [muted(words.percentUsed({ percent })), muted(held(drawing, result.cause?.of ?? [], 'starved'))]
		case 'blocked':
			return [muted(words.percentUsed({ percent })), muted(held(drawing, result.cause?.of ?? [], 'blocked'))]
		case 'idle':
			return [muted(words.idle({ spare }))]
	}
}

function held(drawing: Drawing, of: readonly string[], how: 'starved' | 'blocked'): string {
	const words = drawing.reading.words.figures.sankey
	const [only] = of
	if (only === undefined || of.length > 1) return words[how]
	return words[how === 'starved' ? 'starvedBy' : 'blockedBy']({ name: drawing.names.get(only) ?? only })
}

function absentLines(drawing: Drawing, node: FlowNode, needed: number | null): Span[] {
	const words = drawing.reading.words.figures.sankey
	const place = drawing.chain.processes.find((process) => process.id === node.id)?.place
	return [
		alarm(words.absent),
		...(needed !== null && needed > NOTHING ? [muted(words.needs({ amount: drawing.amounts.picture(needed) }))] : []),
		...(place ? [muted(place)] : [])
	]
}

function componentLines(drawing: Drawing, node: FlowNode): Span[] {
	const words = drawing.reading.words.figures.sankey
	const needs = muted(words.needs({ amount: drawing.amounts.picture(node.real + node.ghost) }))
	if (node.result?.verdict === 'absent') return [alarm(words.absent), ...(node.ghost > NOTHING ? [needs] : [])]
	return feedLines(drawing, node)
}

function demandLines(drawing: Drawing, node: FlowNode): Span[] {
	if (drawing.component !== null) return feedLines(drawing, node)
	const { demand, delivered } = headlineAmounts(node.outline, node.real)
	const served = drawing.amounts.full(delivered)
	return [muted(drawing.reading.words.figures.sankey.met({ served, demand: drawing.amounts.full(demand) }))]
}

function feedLines(drawing: Drawing, node: FlowNode): Span[] {
	const { words } = drawing.reading
	return [muted(node.real > NOTHING ? drawing.amounts.picture(node.real) : words.figures.sankey.notUsed)]
}

/** Name of a node as its label's first line. */
export function nameSpan(drawing: Drawing, node: FlowNode): Span {
	return { text: nameOf(drawing, node), fill: 'ink', weight: 'strong' }
}
