/**
 * The difference of two plans as a Sankey: grey is what both have, solid ink what the second has more, a dashed outline
 * what it has less. Columns, order and, with a common frame, places and scale are those of the Sankeys of both.
 */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { arrangeGraph } from '../sankey/layout/arrangement.ts'
import { BESIDE, LEADING } from '../sankey/layout/label-room.ts'
import { DEMAND, type FlowNode } from '../sankey/data/graph.ts'
import { nodeName } from '../sankey/data/node-name.ts'
import { nodePlace, nodeSpan, pixelsOf, textLine, type Drawing } from '../sankey/draw/drawing.ts'
import { footer, type Item } from '../sankey/draw/footer.ts'
import { stageNames } from '../sankey/draw/headings.ts'
import { labelLayer } from '../sankey/draw/labels.ts'
import { returnMiddle } from '../sankey/draw/lanes.ts'
import { areaPath, linePath, widthOf } from '../sankey/draw/strand-paths.ts'
import type { Detail } from '../sankey/draw/details.ts'
import type { OriginsOf } from '../sankey/data/origins.ts'
import type { Strand } from '../sankey/layout/strands.ts'
import { drawingOf, type SankeyFrame } from '../sankey/sankey.ts'
import {
	layer,
	px,
	type GroupMark,
	type PathMark,
	type RectMark,
	type Scene,
	type SceneMark,
	type Span
} from '../scene/scene.ts'
import { wrapText } from '../scene/text-width.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { headlineAmounts } from '../text/number-format.ts'
import { changeOf, type Comparison, type Pair } from './compare.ts'
import { differenceGraph, type DifferenceGraph } from './difference.ts'
import { comparisonSentences } from './text.ts'

/** Size and words of a difference. */
export interface DifferenceOptions {
	width: number
	height: number
	locale: Locale
	/** That of both plans, for their scale and places. */
	frame: SankeyFrame
	/** Size of the text, pixels. */
	size?: number
}

interface Frame {
	drawing: Drawing
	graph: DifferenceGraph
	/** Delivery of both, rounded as the headline rounds it. */
	delivered: Pair
}

const MORE = { fill: 'ink', fillOpacity: 0.72 } as const
const LESS = { fill: 'paper', fillOpacity: 0.55, stroke: 'ink', strokeWidth: 1, dash: [3, 2] } as const
const SAME = { fill: 'grey', fillOpacity: 0.3 } as const

/** Flows thinner than this are lines, which are not to scale; pixels. */
const THIN = 1.5

const PLAIN: OriginsOf = {
	node: () => [{ colour: 'grey', share: 1, shade: 0 }],
	link: () => [{ colour: 'grey', share: 1, shade: 0 }]
}

/** Draws what two plans differ in. */
export function difference(chain: Chain, comparison: Comparison, options: DifferenceOptions): Scene {
	const { a, b } = comparison
	const { locale, width, frame } = options
	const graph = differenceGraph(chain, a, b)
	const arrangement = arrangeGraph(chain, b.scenario.demand, { graph, regions: [] }, frame)
	const drawing = drawingOf(chain, b, arrangement, PLAIN, options)
	const drawn = { drawing, graph, delivered: roundedDelivery(comparison) }
	const bottom = endOf(drawn)
	const foot = footer(drawing, bottom + drawing.size, 2, width - 2, legendItems(locale))
	return {
		width,
		height: Math.ceil(bottom + drawing.size + foot.height),
		title: locale.words.figures.compare.title({ chain: chain.name, before: a.scenario.name, after: b.scenario.name }),
		description: comparisonSentences(chain, comparison, locale).join(' '),
		marks: [
			layer(
				'flows',
				drawing.strands.map((strand) => strandMark(drawn, strand))
			),
			layer(
				'nodes',
				drawing.nodes.map((node) => box(drawn, node))
			),
			labelLayer(drawing, (_, node) => [detailOf(drawn, node)]),
			layer('demand', demandLabel(drawn)),
			stageNames(drawing),
			foot.mark
		]
	}
}

function roundedDelivery({ a, b }: Comparison): Pair {
	const largest = Math.max(a.demand, b.demand)
	const rounded = (plan: Plan) => headlineAmounts(plan.demand, plan.delivered, largest).delivered
	return { a: rounded(a), b: rounded(b) }
}

function legendItems({ words }: Locale): Item[] {
	const { legend } = words.figures.compare
	return [
		{ id: 'more', text: legend.more, swatch: MORE },
		{ id: 'less', text: legend.less, swatch: LESS },
		{ id: 'same', text: legend.same, swatch: SAME }
	]
}

type Kind = 'same' | 'more' | 'less'

const ROLES = { same: 'flow', more: 'grown-flow', less: 'shrunk-flow' } as const
const AREAS = { same: SAME, more: MORE, less: LESS }
/** Of flows that are drawn as lines: the thin ones, and those that run back. */
const LINES = {
	same: { stroke: 'grey', strokeOpacity: 0.5 },
	more: { stroke: 'ink', strokeOpacity: 0.72 },
	less: { stroke: 'ink', strokeOpacity: 0.45, dash: LESS.dash }
} as const

function strandMark({ drawing, graph }: Frame, strand: Strand): PathMark {
	const { link, course } = strand.path
	const pair = graph.byLink.get(link.key) ?? { a: 0, b: 0 }
	const kind: Kind = strand.colour !== null ? 'same' : pair.b < pair.a ? 'less' : 'more'
	const mark = {
		kind: 'path',
		key: `${kind === 'same' ? kind : 'change'}:${link.key}`,
		role: ROLES[kind],
		label: linkText(drawing, strand, pair),
		data: { link: link.key }
	} as const
	const isLine = course === 'return' || widthOf(strand) < THIN
	if (!isLine) return { ...mark, d: areaPath(strand, drawing.axes), ...AREAS[kind] }
	const d = course === 'return' ? returnMiddle(drawing, strand) : linePath(strand, drawing.axes, 0.5)
	return { ...mark, d, fill: 'transparent', strokeWidth: px(Math.max(THIN, widthOf(strand))), ...LINES[kind] }
}

function linkText(
	{ chain, names, amounts, locale }: Drawing,
	{ path: { link, from, to } }: Strand,
	{ a, b }: Pair
): string {
	const naming = { names, locale }
	return locale.words.figures.compare.flow({
		from: nodeName(naming, from),
		to: names.get(link.to) ?? nodeName(naming, to),
		material: nameIn(chain.materials, link.material),
		a: amounts.picture(a),
		b: amounts.picture(b)
	})
}

/** Amounts that pass a node in both plans; of the demand, what is delivered. */
function pairOf({ graph, delivered }: Frame, node: FlowNode): Pair {
	return node.id === DEMAND ? delivered : (graph.byNode.get(node.id) ?? { a: 0, b: 0 })
}

function box(frame: Frame, node: FlowNode): GroupMark {
	const { drawing } = frame
	const pair = pairOf(frame, node)
	const { start, end } = nodeSpan(drawing, node)
	const far = node.id === DEMAND ? drawing.bar.end : end
	const cross = nodePlace(drawing, node).start
	const piece = (
		role: RectMark['role'],
		part: string,
		from: number,
		to: number,
		paint: Partial<RectMark>,
		least = 0
	) => {
		const across = Math.max(least, pixelsOf(drawing, to - from))
		if (across <= 0) return []
		const area = drawing.axes.rect(start, cross + pixelsOf(drawing, from), far - start, across)
		return [{ kind: 'rect', key: `${part}:${node.id}`, role, ...area, ...paint } as RectMark]
	}
	const [low, high] = [Math.min(pair.a, pair.b), Math.max(pair.a, pair.b)]
	const whole = Math.max(node.outline, node.real + node.ghost)
	const children: SceneMark[] = [
		...piece('hit', 'hit', 0, whole, { fill: 'transparent' }, 24),
		...piece('backing', 'backing', 0, whole, { fill: 'paper' }),
		...piece('used', 'same', 0, low, { fill: 'grey' }),
		...(high - low > drawing.least
			? piece('used', 'change', low, high, pair.b > pair.a ? { ...MORE, fillOpacity: 1 } : LESS)
			: []),
		...piece('capacity', 'outline', 0, whole, { fill: 'transparent', stroke: 'ink', strokeWidth: 1 }, 2)
	]
	return {
		kind: 'group',
		key: `node:${node.id}`,
		role: 'node',
		label: nodeText(frame, node),
		data: { node: node.id },
		children
	}
}

function nodeText(frame: Frame, node: FlowNode): string {
	const { drawing } = frame
	const { amounts, locale } = drawing
	const { a, b } = pairOf(frame, node)
	return locale.words.figures.compare.node({
		name: node.id === DEMAND ? locale.words.figures.sankey.delivered : nodeName(drawing, node),
		a: amounts.picture(a),
		b: amounts.picture(b)
	})
}

function detailOf(frame: Frame, node: FlowNode): Detail {
	const { span, amount } = changeSpan(frame, node)
	return { span, short: [amount] }
}

/** By how much a node differs, else what passes it in both plans. */
function changeSpan(frame: Frame, node: FlowNode): { span: Span; amount: string } {
	const { amounts, locale, least } = frame.drawing
	const { a, b } = pairOf(frame, node)
	const { by, same, change } = locale.words.figures.compare
	if (Math.abs(b - a) <= least) {
		const text = b > least ? same({ amount: amounts.picture(b) }) : locale.words.figures.sankey.notUsed
		return { span: { text, fill: 'muted', weight: 'regular' }, amount: b > least ? amounts.picture(b) : text }
	}
	const kind = changeOf({ a: a > least ? a : 0, b: b > least ? b : 0 })
	const amount = by({ more: b > a, amount: amounts.picture(Math.abs(b - a)) })
	const text = kind === 'new' || kind === 'gone' ? `${amount}, ${change[kind]}` : amount
	return { span: { text, fill: 'ink', weight: 'strong' }, amount }
}

/** Beside the demand, or under it: by how much delivery differs, and what comes of it. */
function demandLabel(frame: Frame): SceneMark[] {
	const { drawing } = frame
	const node = drawing.nodes.at(-1)
	if (node?.id !== DEMAND) return []
	const { axes, bar, size, locale, amounts } = drawing
	const { delivered } = locale.words.figures.sankey
	const { b } = pairOf(frame, node)
	const width = axes.downwards ? bar.labels : bar.labels - BESIDE
	const lines = [
		changeSpan(frame, node).span,
		...wrapText(`${delivered}: ${amounts.picture(b)}`, width, size).map((text): Span => ({
			text,
			fill: 'muted',
			weight: 'regular'
		}))
	]
	const place = axes.downwards
		? { x: nodePlace(drawing, node).start, y: bar.end + size * 1.3 }
		: { x: bar.end + BESIDE, y: nodePlace(drawing, node).start + size }
	return lines.map((line, index) =>
		textLine(drawing, { key: `demand:${index}`, role: 'label', x: place.x, y: place.y + index * size * LEADING }, line)
	)
}

function endOf({ drawing }: Frame): number {
	const { axes, bar, size, top, length } = drawing
	return axes.downwards ? bar.end + size * 4 : top + length
}
