/**
 * The demand as one bar at full height, drawn larger than the flows beside its own box, which is in their scale: filled
 * by what is delivered, in the colours of where it comes from; the rest divided by what is missing. The parts of the
 * demand are a thin scale along one edge.
 */
import { measureOf, type Measure } from '../../measure.ts'
import { layer, type GroupMark, type PathMark, type RectMark, type SceneMark } from '../../scene/scene.ts'
import { LEADING } from '../layout/label-room.ts'
import type { Edges } from '../layout/strands.ts'
import type { FlowNode } from '../data/graph.ts'
import { heightBelow, labelsBelow, labelsBeside, totalLines } from './demand-labels.ts'
import { at, inTurn, nameOf, partsOf, type Bar, type Missing, type Stretch } from './demand-stretches.ts'
import { nodePlace, nodeSpan, pixelsOf, type Drawing } from './drawing.ts'
import { FLOW_OPACITY, GHOST_OPACITY } from './flows.ts'

/** Width of the scale of the demand's parts, pixels. */
const SCALE = 7

/** Draws the demand's box and its bar, and writes beside it. */
export function demandBar(drawing: Drawing): GroupMark {
	const bar = barOf(drawing)
	if (bar === null) return layer('demand', [])
	return layer('demand', [
		...box(bar),
		...lens(bar),
		...deliveredMarks(bar),
		...missingMarks(bar),
		...partMarks(bar),
		...(drawing.axes.downwards ? labelsBelow(bar) : labelsBeside(bar))
	])
}

function barOf(drawing: Drawing): Bar | null {
	const node = drawing.nodes.at(-1)
	if (node?.kind !== 'demand') return null
	const measure = measureOf(drawing.chain, drawing.plan, drawing.component)
	const asked = wholeOf(node, measure)
	const { axes, top, length, size } = drawing
	const below = axes.downwards ? 0 : totalLines(drawing, measure).length * size * LEADING * 1.06 + size * 0.6
	return {
		drawing,
		node,
		asked,
		measure,
		edges: drawing.bar,
		across: { start: top, length: length - below },
		delivered: inTurn(0, drawing.origins.node(node.id), ({ share }) => node.real * share),
		gap: missingParts(drawing, node)
	}
}

/** Of one component: what is delivered of it, wherever, and what is missing; where nothing asks for it, all at the top. */
function wholeOf(node: FlowNode, { component, need, met }: Measure): number {
	if (component === null || need === null) return Math.max(node.outline, node.real + node.ghost)
	return node.real + Math.max(0, need - met)
}

function missingParts(drawing: Drawing, node: FlowNode): Missing[] {
	return inTurn(node.real, drawing.gap, ({ amount }) => amount)
}

function rect(
	bar: Bar,
	role: RectMark['role'],
	key: string,
	{ from, to }: Stretch,
	paint: Partial<RectMark>,
	{ start, end }: Edges = bar.edges
): RectMark {
	const [near, far] = [at(bar, from), at(bar, to)]
	return { kind: 'rect', key, role, ...bar.drawing.axes.rect(start, near, end - start, far - near), ...paint }
}

/** The demand in the scale of the flows. */
function box({ drawing, node, asked, delivered }: Bar): SceneMark[] {
	const { start, end } = nodeSpan(drawing, node)
	const cross = nodePlace(drawing, node).start
	const piece = (role: RectMark['role'], key: string, { from, to }: Stretch, paint: Partial<RectMark>): RectMark => {
		const across = Math.max(0, pixelsOf(drawing, to - from))
		const area = drawing.axes.rect(start, cross + pixelsOf(drawing, from), end - start, across)
		return { kind: 'rect', key: `${key}:${node.id}`, role, ...area, ...paint }
	}
	const missing = { from: node.real, to: asked }
	const whole = { from: 0, to: Math.max(asked, node.needed) }
	return [
		piece('backing', 'backing', whole, { fill: 'paper' }),
		asked - node.real > drawing.least ? piece('gap', 'gap', missing, { fill: 'alarm', fillOpacity: 0.2 }) : null,
		...delivered
			.filter(({ from, to }) => to - from > drawing.least)
			.map((each) => piece('used', `used-${each.colour}`, each, { fill: each.colour })),
		piece('capacity', 'capacity', whole, { fill: 'transparent', stroke: 'ink', strokeWidth: 1 })
	].filter((mark) => mark !== null)
}

/** The ground between box and bar: each stretch of the one opens to the same of the other. */
function lens(bar: Bar): PathMark[] {
	const { drawing, node, edges, asked } = bar
	const { end } = nodeSpan(drawing, node)
	const cross = nodePlace(drawing, node).start
	const p = drawing.axes.point
	const opening = (key: string, { from, to }: Stretch, paint: Partial<PathMark>): PathMark => {
		const near = [from, to].map((amount) => cross + pixelsOf(drawing, amount)) as [number, number]
		const far = [at(bar, from), at(bar, to)] as const
		const d = `M${p(end, near[0])}L${p(edges.start, far[0])}L${p(edges.start, far[1])}L${p(end, near[1])}Z`
		return { kind: 'path', key: `lens:${key}`, role: 'leader', d, ...paint }
	}
	return [
		opening('gap', { from: node.real, to: asked }, { fill: 'alarm', fillOpacity: GHOST_OPACITY }),
		...bar.delivered
			.filter(({ from, to }) => to - from > drawing.least)
			.map((each) => opening(each.colour, each, { fill: each.colour, fillOpacity: FLOW_OPACITY }))
	]
}

function deliveredMarks(bar: Bar): SceneMark[] {
	const { drawing, node } = bar
	return [
		...bar.delivered
			.filter(({ from, to }) => to - from > drawing.least)
			.map((each) => rect(bar, 'used', `delivered-${each.colour}`, each, { fill: each.colour })),
		rect(
			bar,
			'capacity',
			'delivered',
			{ from: 0, to: node.real },
			{ fill: 'transparent', stroke: 'ink', strokeWidth: 1 }
		)
	]
}

function missingMarks(bar: Bar): SceneMark[] {
	const { drawing, node, asked } = bar
	if (drawing.component === null || bar.gap.length > 0) return bar.gap.map((part) => causeMarks(bar, part))
	const missing = { from: node.real, to: asked }
	return [rect(bar, 'gap', 'missing', missing, { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1.5 })]
}

/** A part of the gap: answers to the pointer and to keys as one. */
function causeMarks(bar: Bar, part: Missing): GroupMark {
	const { cause, locale, amounts } = bar.drawing
	const label = locale.words.figures.sankey.causeName({ name: part.whole, amount: amounts.picture(part.amount) })
	return {
		kind: 'group',
		key: `cause:${part.id}`,
		role: 'cause',
		label,
		data: { cause: part.id },
		...(cause === null ? {} : { emphasis: cause === part.id ? 'lit' : 'dim' }),
		children: [
			rect(bar, 'gap', `tint:${part.id}`, part, { fill: 'alarm', fillOpacity: 0.07 }),
			rect(bar, 'gap', `cause-area:${part.id}`, part, { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1.5 })
		]
	}
}

/** The scale of the parts: a strip along the far edge. */
function partMarks(bar: Bar): GroupMark[] {
	const { drawing, edges } = bar
	const { words } = drawing.locale
	const strip = { start: edges.end - SCALE, end: edges.end }
	return inTurn(0, partsOf(drawing), ({ outline }) => outline).map((part): GroupMark => {
		return {
			kind: 'group',
			key: `node:${part.id}`,
			role: 'node',
			label: words.figures.sankey.nodeName({
				name: nameOf(drawing, part.id),
				stage: words.figures.sankey.wholeDemand,
				state: words.figures.sankey.share({
					used: drawing.amounts.picture(part.real),
					of: drawing.amounts.picture(part.outline)
				})
			}),
			data: { node: part.id },
			children: [rect(bar, 'part', `part:${part.id}`, part, { fill: 'paper', stroke: 'ink', strokeWidth: 1 }, strip)]
		}
	})
}

/** Returns where the bar and what is written below it end, where the chain runs down the page; pixels. */
export function endBelow(drawing: Drawing): number {
	const bar = barOf(drawing)
	if (bar === null) return drawing.spans.at(-1)?.end ?? 0
	return bar.edges.end + drawing.size * 1.6 + heightBelow(bar)
}
