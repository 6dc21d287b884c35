/**
 * The difference of two plans as a Sankey: grey is what both have, solid what the second has more, outlined in dashes what
 * it has less; what only one of them has is outlined, or hatched, as well. Columns, order and, with a common frame, places and scale are those of the Sankeys of both.
 */
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
import { shortUnit, withUnit } from '../text/number-format.ts'
import { toldAmounts, type ToldAmounts } from './amounts.ts'
import { changeOf, type Change, type Comparison, type Pair } from './compare.ts'
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
	told: ToldAmounts
	/** What each process takes or makes, as its capacity is counted, in both plans. */
	used: ReadonlyMap<string, Pair>
}

const SAME = { fill: 'grey', fillOpacity: 0.3 } as const
/** Told apart by fill and outline, and not by colour alone. */
const AREAS = {
	grew: { fill: 'teal', fillOpacity: 0.8 },
	new: { fill: 'teal', fillOpacity: 0.8, stroke: 'ink', strokeWidth: 1.5 },
	shrank: { fill: 'paper', fillOpacity: 0.55, stroke: 'alarm', strokeWidth: 1.25, dash: [3, 2] },
	gone: { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1.25, dash: [3, 2] }
} as const

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
	const drawn = { drawing, graph, told: toldAmounts(comparison), used: usedIn(comparison) }
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

function usedIn({ a, b }: Comparison): Frame['used'] {
	const before = new Map(a.processes.map(({ id, used }) => [id, used]))
	return new Map(b.processes.map(({ id, used }) => [id, { a: before.get(id) ?? 0, b: used }]))
}

function legendItems({ words }: Locale): Item[] {
	const { legend } = words.figures.compare
	const kinds = ['grew', 'new', 'shrank', 'gone'] as const
	return [
		...kinds.map((id) => ({ id, text: legend[id], swatch: AREAS[id] })),
		{ id: 'same', text: legend.same, swatch: SAME }
	]
}

const ROLES = { grew: 'grown-flow', new: 'grown-flow', shrank: 'shrunk-flow', gone: 'shrunk-flow' } as const
/** Of flows that are drawn as lines: the thin ones, and those that run back. */
const LINES = {
	same: { stroke: 'grey', strokeOpacity: 0.5 },
	'grown-flow': { stroke: 'teal' },
	'shrunk-flow': { stroke: 'alarm', dash: AREAS.shrank.dash }
} as const

function strandMark({ drawing, graph }: Frame, strand: Strand): PathMark {
	const { link, course } = strand.path
	const pair = graph.byLink.get(link.key) ?? { a: 0, b: 0 }
	const change = strand.colour === null ? kindOf(drawing, pair) : null
	const role = change === null ? 'flow' : ROLES[change]
	const mark = {
		kind: 'path',
		key: `${change === null ? 'same' : 'change'}:${link.key}`,
		role,
		label: linkText(drawing, strand, pair),
		data: { link: link.key }
	} as const
	const isLine = course === 'return' || widthOf(strand) < THIN
	if (!isLine) return { ...mark, d: areaPath(strand, drawing.axes), ...(change === null ? SAME : AREAS[change]) }
	const d = course === 'return' ? returnMiddle(drawing, strand) : linePath(strand, drawing.axes, 0.5)
	return {
		...mark,
		d,
		fill: 'transparent',
		strokeWidth: px(Math.max(THIN, widthOf(strand))),
		...LINES[role === 'flow' ? 'same' : role]
	}
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

/** Where nothing is left to speak of, a flow or a plant is new or gone. */
const kindOf = ({ least }: Drawing, { a, b }: Pair): Change => changeOf({ a: a > least ? a : 0, b: b > least ? b : 0 })

/** Amounts that pass a node in both plans; of the demand, what is delivered. */
function pairOf({ graph, told }: Frame, node: FlowNode): Pair {
	if (node.id === DEMAND) return { a: told.before.delivered, b: told.after.delivered }
	return graph.byNode.get(node.id) ?? { a: 0, b: 0 }
}

/** The same as told: of a process what its capacity is counted on, as in the table of results. */
function toldOf(frame: Frame, node: FlowNode): Pair {
	const { a, b } = frame.used.get(node.id) ?? pairOf(frame, node)
	return node.id === DEMAND ? { a, b } : { a: frame.told.round(a), b: frame.told.round(b) }
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
			? piece('used', 'change', low, high, {
					...AREAS[kindOf(drawing, pair)],
					...(pair.b > pair.a ? { fillOpacity: 1 } : {})
				})
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
	const { locale } = drawing
	const { a, b } = toldOf(frame, node)
	return locale.words.figures.compare.node({
		name: node.id === DEMAND ? locale.words.figures.sankey.delivered : nodeName(drawing, node),
		a: amountText(drawing, a),
		b: amountText(drawing, b)
	})
}

function detailOf(frame: Frame, node: FlowNode): Detail {
	const { span, amount } = changeSpan(frame, node)
	return { span, short: [amount] }
}

/** An amount that is rounded already. */
const amountText = ({ chain, locale }: Drawing, amount: number) =>
	withUnit(locale.numbers.full(amount), shortUnit(chain.unit))

/** By how much a node differs, else what passes it in both plans. */
function changeSpan(frame: Frame, node: FlowNode): { span: Span; amount: string } {
	const { drawing, told } = frame
	const { locale } = drawing
	const { a, b } = toldOf(frame, node)
	const { by, same, change } = locale.words.figures.compare
	if (a === b) {
		const text = b > 0 ? same({ amount: amountText(drawing, b) }) : locale.words.figures.sankey.notUsed
		return { span: { text, fill: 'muted', weight: 'regular' }, amount: b > 0 ? amountText(drawing, b) : text }
	}
	const kind = changeOf({ a, b })
	const amount = by({ more: b > a, amount: amountText(drawing, Math.abs(told.difference(a, b))) })
	const text = kind === 'new' || kind === 'gone' ? `${amount}, ${change[kind]}` : amount
	return { span: { text, fill: 'ink', weight: 'strong' }, amount }
}

/** Beside the demand, or under it: by how much delivery differs, and what comes of it. */
function demandLabel(frame: Frame): SceneMark[] {
	const { drawing } = frame
	const node = drawing.nodes.at(-1)
	if (node?.id !== DEMAND) return []
	const { axes, bar, size, locale } = drawing
	const { delivered } = locale.words.figures.sankey
	const { b } = toldOf(frame, node)
	const width = axes.downwards ? bar.labels : bar.labels - BESIDE
	const lines = [
		changeSpan(frame, node).span,
		...wrapText(`${delivered}: ${amountText(drawing, b)}`, width, size).map((text): Span => ({
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
