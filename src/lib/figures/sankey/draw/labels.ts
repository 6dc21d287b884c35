/** Labels: beside their boxes, in room that the layout keeps for them, so that none meets another. */
import { headlineAmounts } from '../../text/number-format.ts'
import { layer, px, type GroupMark, type Span, type TextMark } from '../../scene/scene.ts'
import { textWidth, wrapText } from '../../scene/text-width.ts'
import { BESIDE, detailLines, labelWidth, LEADING } from '../layout/label-room.ts'
import { detailsOf, nameSpan, type Detail } from './details.ts'
import { nodeEmphasis, pixelsOf, nodePlace, type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'

/** Writes the labels beside the boxes, and the gap beside the demand. */
export function labelLayer(drawing: Drawing): GroupMark {
	const blocks = drawing.graph.nodes.map((node) => block(drawing, node))
	return layer('labels', [...blocks.flat(), ...gapLabel(drawing, blocks.flat())])
}

function block(drawing: Drawing, node: FlowNode): TextMark[] {
	const { size } = drawing
	const column = drawing.columns.columnOf(node)
	const span = drawing.spans[column] ?? { start: 0, end: 0, labels: 0 }
	const width = labelWidth(span.labels)
	const { start, length } = nodePlace(drawing, node)
	const name = wrapped(nameSpan(drawing, node), width, size)
	const room = Math.max(name.length + detailLines(node), Math.floor(length / (size * LEADING)))
	return withDetails(name, detailsOf(drawing, node), room, (span) => wrapped(span, width, size)).map((line, index) => ({
		kind: 'text',
		key: `label:${node.id}:${index}`,
		role: 'label',
		x: px(span.end + BESIDE),
		y: px(start + size * (0.86 + index * LEADING)),
		anchor: 'start',
		size,
		spans: [line],
		...(node.real > drawing.least ? {} : { halo: true }),
		data: { node: node.id },
		...nodeEmphasis(drawing, node)
	}))
}

/** A name with as many details as there is room for, each whole or in its short form. */
function withDetails(name: Span[], details: readonly Detail[], room: number, lines: (span: Span) => Span[]): Span[] {
	const all = [...name]
	for (const { span, short } of details) {
		const forms = [span, ...(short === undefined ? [] : [{ ...span, text: short }])].map(lines)
		const form = forms.find((each) => all.length + each.length <= room)
		if (form === undefined) break
		all.push(...form)
	}
	return all
}

function wrapped(span: Span, width: number, size: number): Span[] {
	return wrapText(span.text, width, size, span.weight).map((text) => ({ ...span, text }))
}

/** Between the gap's label and any other. */
const APART = 5

/** The gap, large, beside the hatched part of the demand. */
function gapLabel(drawing: Drawing, others: readonly TextMark[]): TextMark[] {
	const { plan, size, locale } = drawing
	const { gap } = headlineAmounts(plan.demand, plan.delivered)
	const last = drawing.spans.at(-1)
	if (drawing.component !== null || gap <= 0 || last === undefined) return []
	const words = locale.words.figures.sankey
	const large = size * 1.6
	const figure: Span = { text: drawing.amounts.full(gap), fill: 'alarm', weight: 'strong' }
	const lines: { span: Span; size: number }[] = [
		{ span: { text: words.gap, fill: 'alarm', weight: 'strong' }, size },
		{
			span: figure,
			size: Math.min(large, (large * labelWidth(last.labels)) / textWidth(figure.text, large, 'strong'))
		},
		{
			span: {
				text: words.gapShare({ percent: locale.numbers.percent(plan.gap / plan.demand) }),
				fill: 'muted',
				weight: 'regular'
			},
			size
		}
	]
	const height = lines.reduce((sum, line) => sum + line.size * LEADING, 0)
	let y = freePlace(drawing, others, last.end, height)
	return lines.map(({ span, size: lineSize }, index) => {
		y += lineSize * (index === 0 ? 0.86 : LEADING * 0.94)
		return {
			kind: 'text',
			key: `gap-label:${index}`,
			role: 'gap',
			x: px(last.end + BESIDE),
			y: px(y),
			anchor: 'start',
			size: px(lineSize),
			spans: [span]
		}
	})
}

/** Top of the gap's label: the middle of the largest hatch, moved to where no other label of the column stands. */
function freePlace(drawing: Drawing, others: readonly TextMark[], end: number, height: number): number {
	const demands = drawing.graph.nodes.filter((node) => node.kind === 'demand')
	const largest = [...demands].sort((a, b) => b.outline - b.real - (a.outline - a.real))[0]
	if (largest === undefined) return drawing.top
	const from = nodePlace(drawing, largest).start + pixelsOf(drawing, largest.real)
	const middle = from + pixelsOf(drawing, largest.outline - largest.real) / 2 - height / 2
	const taken = others
		.filter((text) => text.x >= end)
		.map((text) => ({ top: text.y - text.size - APART, bottom: text.y + text.size * 0.3 + APART }))
	const bottom = drawing.top + drawing.length
	const free = (y: number) =>
		y >= drawing.top && y + height <= bottom && taken.every((each) => y + height < each.top || y > each.bottom)
	for (let step = 0; step < drawing.length; step += 2) {
		if (free(middle + step)) return middle + step
		if (free(middle - step)) return middle - step
	}
	return middle
}
