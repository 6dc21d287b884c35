/** Labels: over their boxes, in room that the layout keeps for them, so that none meets another. */
import { layer, type GroupMark, type Span, type TextMark } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import { detailLines, LEADING, nameForms, OVER } from '../layout/label-room.ts'
import { detailsOf, type Detail } from './details.ts'
import { nodeEmphasis, nodePlace, nodeSpan, textLine, type Drawing } from './drawing.ts'
import { raisedLabels } from './raised-labels.ts'
import { widthInRegion } from './regions.ts'
import type { FlowNode } from '../data/graph.ts'

/** Returns the lines under the name of a node. */
type DetailsOf = (drawing: Drawing, node: FlowNode) => Detail[]

/** Writes the labels over the boxes, `details` under each name. The demand has its own. */
export function labelLayer(drawing: Drawing, details: DetailsOf = detailsOf): GroupMark {
	const labels = drawing.nodes.flatMap((node) => (node.kind === 'demand' ? [] : block(drawing, node, details)))
	return layer('labels', [...raisedLabels(drawing, labels), ...labels])
}

function block(drawing: Drawing, node: FlowNode, details: DetailsOf): TextMark[] {
	const { size, axes } = drawing
	const { start } = nodePlace(drawing, node)
	const span = nodeSpan(drawing, node)
	const lines = linesOf(drawing, node, details)
	return lines.map((line, index) => {
		const up = OVER + (lines.length - 1 - index) * size * LEADING
		const place = axes.downwards ? { x: start, y: span.start - up } : { x: span.start, y: start - up }
		const key = `label:${node.id}:${index}`
		const data = { node: node.id }
		return textLine(drawing, { key, role: 'label', ...place, halo: true, data, ...nodeEmphasis(drawing, node) }, line)
	})
}

/**
 * Name and details, as far as there is room: a name in its shorter form before the state is left out. Of a plant that the
 * title of its region names, only what would be needed.
 */
function linesOf(drawing: Drawing, node: FlowNode, details: DetailsOf): Span[] {
	const { size, spans, columns, regions, axes } = drawing
	const most = drawing.lines.get(node.id) ?? 0
	if (most === 0) return []
	const place = axes.downwards ? nodePlace(drawing, node).length : 0
	const width = Math.min(Math.max(place, spans[columns.columnOf(node)]?.labels ?? 0), widthInRegion(drawing, node))
	const own = details(drawing, node).slice(0, detailLines(node))
	if (regions.some(({ alone }) => alone.includes(node.id)))
		return own.map(({ span, short }) => ({ ...span, text: short.at(-1) ?? span.text }))
	const forms = nameForms(drawing, node, width)
	const least = forms.at(-1)?.length ?? 0
	const fitting = own.slice(0, Math.max(0, most - least)).flatMap(({ span, short }) => {
		const texts = [span, ...short.map((text) => ({ ...span, text }))]
		return texts.find(({ text, weight }) => textWidth(text, size, weight) <= width) ?? []
	})
	const lines = forms.find(({ length }) => length <= most - fitting.length) ?? []
	return [...lines.map((text): Span => ({ text, fill: 'ink', weight: 'strong' })), ...fitting]
}
