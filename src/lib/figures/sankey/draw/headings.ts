/** Names of the stages over their columns. */
import { layer, px, type GroupMark, type Span, type TextMark } from '../../scene/scene.ts'
import { wrapText } from '../../scene/text-width.ts'
import { stageColumns } from '../layout/columns.ts'
import { LEADING } from '../layout/label-room.ts'
import type { Drawing } from './drawing.ts'

/** Writes the names of the stages over their columns. */
export function headingLayer(drawing: Drawing): GroupMark {
	const stages = stageColumns(drawing.chain, drawing.columns)
	const named = new Set(stages.map((each) => each.column))
	const feeds = drawing.columns.list.flatMap((column, index) => (column.feeds && !named.has(index) ? [index] : []))
	return layer('headings', [
		...feeds.flatMap((column) =>
			heading(drawing, column, drawing.locale.words.figures.feedHeading, `feeds-${column}`, 'muted')
		),
		...stages.flatMap(({ column, name, stage }) => heading(drawing, column, name, stage, 'ink'))
	])
}

function heading(drawing: Drawing, column: number, name: string, id: string, fill: 'ink' | 'muted'): TextMark[] {
	const span = drawing.spans[column]
	if (span === undefined) return []
	const { size, axes } = drawing
	const strong: Span = { text: name, fill, weight: fill === 'ink' ? 'strong' : 'regular' }
	const last = column === drawing.columns.list.length - 1
	const total = drawing.locale.words.figures.sankey.demand({
		amount: drawing.amounts.full(Number(drawing.plan.demand.toPrecision(4)))
	})
	const aside: Span[] = last && drawing.component === null ? [{ text: total, fill: 'muted', weight: 'regular' }] : []
	const text = (x: number, y: number, spans: Span[], index: number): TextMark => ({
		kind: 'text',
		key: `heading:${id}:${index}`,
		role: 'heading',
		x: px(x),
		y: px(y),
		anchor: 'start',
		size,
		spans,
		data: { stage: drawing.columns.list[column]?.stage ?? '' }
	})
	if (!axes.downwards) {
		const beside = aside.map((each) => ({ ...each, text: `\u00a0\u00a0${each.text}` }))
		return [text(span.start, drawing.top - size, [strong, ...beside], 0)]
	}
	const lines = [strong, ...aside].flatMap((each) =>
		wrapText(each.text, drawing.top - 6, size, each.weight).map((line) => ({ ...each, text: line }))
	)
	return lines.map((line, index) => text(0, span.start + size * (0.8 + index * LEADING), [line], index))
}
