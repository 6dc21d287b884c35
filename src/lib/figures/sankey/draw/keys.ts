/** The narrow form's labels: a number at each box, and what the numbers stand for below the figure. */
import { headlineAmounts } from '../../text/number-format.ts'
import { layer, px, type GroupMark, type Span, type TextMark } from '../../scene/scene.ts'
import { textWidth, wrapText } from '../../scene/text-width.ts'
import { detailsOf, nameSpan } from './details.ts'
import { nodeEmphasis, nodePlace, type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'
import { LEADING } from '../layout/label-room.ts'

/** Nodes in reading order: by column, then as they stand in it. */
function numbered(drawing: Drawing): FlowNode[] {
	const place = (node: FlowNode) => nodePlace(drawing, node).start
	return [...drawing.graph.nodes].sort(
		(a, b) => drawing.columns.columnOf(a) - drawing.columns.columnOf(b) || place(a) - place(b)
	)
}

/** Writes each node's number at its box, and the gap under the demand. */
export function numberLayer(drawing: Drawing): GroupMark {
	const size = drawing.size * 0.85
	const marks = numbered(drawing).map((node, index): TextMark => {
		const box = drawing.spans[drawing.columns.columnOf(node)]
		return {
			kind: 'text',
			key: `number:${node.id}`,
			role: 'key',
			x: px(nodePlace(drawing, node).start),
			y: px((box?.start ?? 0) - 3),
			anchor: 'start',
			size,
			spans: [{ text: String(index + 1), fill: 'ink', weight: 'strong' }],
			halo: true,
			data: { node: node.id },
			...nodeEmphasis(drawing, node)
		}
	})
	return layer('labels', [...marks, gapLine(drawing)])
}

/** The gap, under the row of the demand. */
function gapLine(drawing: Drawing): TextMark | null {
	const { plan, locale, size } = drawing
	const { gap } = headlineAmounts(plan.demand, plan.delivered)
	const last = drawing.spans.at(-1)
	if (drawing.component !== null || gap <= 0 || last === undefined) return null
	const words = locale.words.figures.sankey
	const share = words.gapShare({ percent: locale.numbers.percent(plan.gap / plan.demand) })
	return {
		kind: 'text',
		key: 'gap-label:0',
		role: 'gap',
		x: px(drawing.top + drawing.length),
		y: px(last.end + size * 1.7),
		anchor: 'end',
		size: size * 1.25,
		spans: [
			{ text: words.gapOf({ amount: drawing.amounts.full(gap) }), fill: 'alarm', weight: 'strong' },
			{ text: `\u00a0\u00a0${share}`, fill: 'muted', weight: 'regular' }
		]
	}
}

/** The key: number, name and state of every node, a line or two each. */
export function keyLayer(drawing: Drawing, top: number, width: number): { mark: GroupMark; height: number } {
	const { size } = drawing
	const indent = size * 1.9
	const marks: TextMark[] = []
	let y = top
	numbered(drawing).forEach((node, index) => {
		const lines = entry(drawing, node, width - indent)
		lines.forEach((spans, line) => {
			y += size * LEADING
			const data = { node: node.id }
			if (line === 0)
				marks.push(
					text(
						`key-number:${node.id}`,
						indent - 6,
						y,
						size,
						'end',
						[{ text: String(index + 1), fill: 'muted', weight: 'regular' }],
						data
					)
				)
			marks.push(text(`key:${node.id}:${line}`, indent, y, size, 'start', spans, data))
		})
		y += 3
	})
	return { mark: layer('key', marks), height: y - top }
}

function text(
	key: string,
	x: number,
	y: number,
	size: number,
	anchor: 'start' | 'end',
	spans: Span[],
	data: { node: string }
): TextMark {
	return { kind: 'text', key, role: 'key', x: px(x), y: px(y), anchor, size, spans, data }
}

/** Name and details on one line where they fit, else the details on lines of their own. */
function entry(drawing: Drawing, node: FlowNode, width: number): Span[][] {
	const { size } = drawing
	const name = nameSpan(drawing, node)
	const details = detailsOf(drawing, node)
		.slice(0, 2)
		.map((detail) => detail.span)
	const first = details[0]
	if (first === undefined) return [[name]]
	const rest = details.slice(1).map((span) => ({ ...span, text: ` · ${span.text}` }))
	const beside = [name, { ...first, text: `\u00a0\u00a0${first.text}` }, ...rest]
	const length = (spans: Span[]) => spans.reduce((sum, span) => sum + textWidth(span.text, size, span.weight), 0)
	if (length(beside) <= width) return [beside]
	const below = [first, ...rest]
	const fitting =
		length(below) <= width
			? [below]
			: details.flatMap((span) => wrapText(span.text, width, size).map((line) => [{ ...span, text: line }]))
	return [...wrapText(name.text, width, size, 'strong').map((line) => [{ ...name, text: line }]), ...fitting]
}
