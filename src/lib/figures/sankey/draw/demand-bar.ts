/**
 * The demand as one bar at full height, drawn larger than the flows beside its own box, which is in their scale: filled
 * by what is delivered, in the colours of where it comes from; the rest divided by what is missing. The parts of the
 * demand are a thin scale along one edge.
 */
import type { NodeId } from '#lib/model/chain.ts'
import {
	layer,
	px,
	type GroupMark,
	type PathMark,
	type RectMark,
	type SceneMark,
	type Span,
	type TextMark
} from '../../scene/scene.ts'
import { wrapText } from '../../scene/text-width.ts'
import { gapParts, type GapPart } from '../../text/gap-parts.ts'
import { headlineAmounts } from '../../text/number-format.ts'
import { allotLines, BESIDE, LEADING, nameLines } from '../layout/label-room.ts'
import type { Edges } from '../layout/strands.ts'
import { nodePlace, nodeSpan, pixelsOf, textLine, type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'
import { FLOW_OPACITY, GHOST_OPACITY } from './flows.ts'
import { spread } from './spread.ts'

/** Width of the scale of the demand's parts, pixels. */
const SCALE = 7
/** Size of amounts, and space between labels, as multiples of the text's size. */
const LARGE = 1.23
const APART = 0.35

/** A stretch of the demand, in base units from its start. */
interface Stretch {
	from: number
	to: number
}

interface Bar {
	drawing: Drawing
	node: FlowNode
	/** The whole, base units a year. */
	asked: number
	/** Extent along the chain, and across it. */
	edges: Edges
	across: { start: number; length: number }
	/** What is delivered, by origin. */
	delivered: readonly (Stretch & { colour: RectMark['fill'] & string })[]
	/** What is missing, by cause. */
	gap: readonly Missing[]
}

type Missing = GapPart & Stretch

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
	const asked = Math.max(node.outline, node.real + node.ghost)
	const { axes, top, length, size } = drawing
	const below = axes.downwards ? 0 : totalLines(drawing, node, asked).length * size * LEADING * 1.06 + size * 0.6
	return {
		drawing,
		node,
		asked,
		edges: drawing.bar,
		across: { start: top, length: length - below },
		delivered: inTurn(0, drawing.origins.node(node.id), ({ share }) => node.real * share),
		gap: drawing.component === null ? missingParts(drawing, node) : []
	}
}

/** Puts parts one after the other. */
function inTurn<T>(start: number, parts: readonly T[], amount: (part: T) => number): (T & Stretch)[] {
	let from = start
	return parts.map((part) => {
		const stretch = { ...part, from, to: from + amount(part) }
		from = stretch.to
		return stretch
	})
}

function missingParts(drawing: Drawing, node: FlowNode): Missing[] {
	const parts = gapParts(drawing.chain, drawing.plan, drawing.locale).filter(({ amount }) => amount > drawing.least)
	return inTurn(node.real, parts, ({ amount }) => amount)
}

/** Returns where an amount, counted from its start, lies in the bar; pixels across the chain. */
function at({ across, asked }: Bar, amount: number): number {
	return across.start + (asked > 0 ? (across.length * Math.min(amount, asked)) / asked : 0)
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
	return [
		piece('backing', 'backing', { from: 0, to: asked }, { fill: 'paper' }),
		asked - node.real > drawing.least ? piece('gap', 'gap', missing, { fill: 'alarm', fillOpacity: 0.2 }) : null,
		...delivered
			.filter(({ from, to }) => to - from > drawing.least)
			.map((each) => piece('used', `used-${each.colour}`, each, { fill: each.colour })),
		piece('capacity', 'capacity', { from: 0, to: asked }, { fill: 'transparent', stroke: 'ink', strokeWidth: 1 })
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
	if (drawing.component === null) return bar.gap.map((part) => causeMarks(bar, part))
	const missing = { from: node.real, to: asked }
	return [rect(bar, 'gap', 'missing', missing, { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1.5 })]
}

/** A part of the gap: answers to the pointer and to keys as one. */
function causeMarks(bar: Bar, part: Missing): GroupMark {
	const { cause, locale, amounts } = bar.drawing
	const label = locale.words.figures.sankey.causeName({ name: part.name, amount: amounts.picture(part.amount) })
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

/** The parts of the demand, where it has more than one and all elements are drawn. */
function partsOf(drawing: Drawing): FlowNode[] {
	const parts = drawing.graph.nodes.filter(({ kind }) => kind === 'demand')
	return parts.length > 1 && drawing.component === null ? parts : []
}

function nameOf(drawing: Drawing, id: NodeId): string {
	return drawing.names.get(id) ?? id
}

interface Line {
	span: Span
	size: number
}

/** Lines that belong together, and the place in the bar that they speak of, pixels. */
interface Block {
	key: string
	lines: Line[]
	middle: number
	cause?: string
}

/** A stretch that has a label: an amount and, below it, what it is. */
interface Labelled extends Stretch {
	key: string
	amount: string
	name: string
	fill: 'ink' | 'alarm'
	cause?: string
}

/** What is delivered, and each part of the gap. */
function labelled({ drawing, node, asked, gap }: Bar): Labelled[] {
	const { amounts, locale, component } = drawing
	const words = locale.words.figures.sankey
	const { delivered } = headlineAmounts(asked, node.real)
	const missing = { from: node.real, to: asked }
	return [
		{
			key: 'delivered',
			from: 0,
			to: node.real,
			amount: component === null ? amounts.full(delivered) : amounts.picture(node.real),
			name: words.delivered,
			fill: 'ink'
		},
		...(component !== null && asked - node.real > drawing.least
			? [
					{
						...missing,
						key: 'missing',
						amount: amounts.picture(asked - node.real),
						name: words.wouldBe,
						fill: 'alarm' as const
					}
				]
			: []),
		...gap.map(({ id, from, to, amount, name }) => {
			return { key: id, from, to, amount: amounts.picture(amount), name, fill: 'alarm' as const, cause: id }
		})
	]
}

/** Lines of a name at most. */
const NAME_LINES = 3

/** The labels that have room between two ends, line by line; what is delivered comes first, then the largest part. */
function blocks(bar: Bar, width: number, room: number): Block[] {
	const { size } = bar.drawing
	const all = labelled(bar).map((each) => ({
		...each,
		lines: nameLines(each.name, width, size, NAME_LINES, 'regular')
	}))
	const given = allotLines(
		all.map(({ fill, from, to, lines }) => ({
			weight: fill === 'ink' ? Infinity : to - from,
			lines: lines.map((_, line) => size * LEADING * (line === 0 ? 1 + LARGE : 1) + (line === 0 ? size * APART : 0))
		})),
		room + size * APART
	)
	return all.flatMap(({ key, amount, name, fill, cause, from, to }, index): Block[] => {
		const most = given[index] ?? 0
		if (most === 0) return []
		const names = nameLines(name, width, size, most, 'regular').map((text): Line => {
			return { span: { text, fill: fill === 'ink' ? 'muted' : fill, weight: 'regular' }, size }
		})
		const lines: Line[] = [{ span: { text: amount, fill, weight: 'strong' }, size: size * LARGE }, ...names]
		return [{ key, lines, middle: at(bar, (from + to) / 2), ...(cause === undefined ? {} : { cause }) }]
	})
}

/** Part of the height of the bar that how far each part of the demand is met may take. */
const PARTS = 0.2

/** The whole gap, and how far each part of the demand is met. */
function totalLines(drawing: Drawing, node: FlowNode, asked: number): Line[] {
	const { locale, amounts, size } = drawing
	const { gap } = headlineAmounts(asked, node.real)
	const whole = locale.words.figures.sankey.gapOf({ amount: amounts.full(gap) })
	return [
		...(drawing.component === null && gap > 0
			? [{ span: { text: whole, fill: 'alarm', weight: 'strong' } as const, size: size * LARGE }]
			: []),
		...partLines(drawing).map((text): Line => ({ span: { text, fill: 'muted', weight: 'regular' }, size }))
	]
}

/** How far each part of the demand is met; of those that have no room for all, the largest, and the others as one. */
function partLines(drawing: Drawing): string[] {
	const { locale, amounts, size, axes } = drawing
	const words = locale.words.figures.sankey
	const width = axes.downwards ? drawing.length : drawing.bar.end + BESIDE + drawing.bar.labels - drawing.bar.start
	const shareOf = (parts: readonly FlowNode[]) => ({
		used: amounts.picture(sum(parts.map(({ real }) => real))),
		of: amounts.picture(sum(parts.map(({ outline }) => outline)))
	})
	const parts = partsOf(drawing).map((part) => {
		const text = words.partMet({ name: nameOf(drawing, part.id), ...shareOf([part]) })
		return { part, texts: wrapText(text, width, size) }
	})
	const claims = parts.map(({ part, texts }) => ({ weight: part.outline, lines: [texts.length] }))
	const room = axes.downwards ? Infinity : Math.floor((drawing.length * PARTS) / (size * LEADING))
	const all = sum(claims.flatMap(({ lines }) => lines)) <= room
	const summedUp = (rest: readonly FlowNode[]) =>
		wrapText(words.otherParts({ count: rest.length, ...shareOf(rest) }), width, size)
	// The sum of all parts takes at least as many lines as that of some.
	const given = allotLines(claims, all ? room : room - summedUp(partsOf(drawing)).length)
	const rest = parts.filter((_, index) => given[index] === 0).map(({ part }) => part)
	return [
		...parts.flatMap(({ texts }, index) => (given[index] === 0 ? [] : texts)),
		...(rest.length > 0 ? summedUp(rest) : [])
	]
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)

const heightOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.size * LEADING, 0)

/** Labels to the right of the bar, each as near to its stretch as the others allow, and under it the whole gap. */
function labelsBeside(bar: Bar): SceneMark[] {
	const { drawing, node, edges, across, asked } = bar
	const { size } = drawing
	const end = across.start + across.length
	const bounds = { from: across.start - size * 0.2, to: end + size * 0.2 }
	const all = blocks(bar, drawing.bar.labels, bounds.to - bounds.from)
	const starts = spread(
		all.map((block) => ({ middle: block.middle, length: heightOf(block.lines) })),
		bounds,
		size * APART
	)
	const x = edges.end + BESIDE
	const beside = all.flatMap((block, index) => write(drawing, block, x, starts[index] ?? 0))
	const total = { key: 'total', lines: totalLines(drawing, node, asked), middle: 0 }
	return [...bracket(bar), ...beside, ...write(drawing, total, edges.start, end + size * 0.6)]
}

function write(drawing: Drawing, block: Block, x: number, top: number): TextMark[] {
	let y = top
	return block.lines.map(({ span, size }, index) => {
		y += size * (index === 0 ? 0.86 : LEADING)
		const data = block.cause === undefined ? {} : { data: { cause: block.cause } }
		const key = `demand-label:${block.key}:${index}`
		return textLine(drawing, { key, role: 'gap', x, y, size: px(size), halo: true, ...data }, span)
	})
}

/** A line along the gap, closed at both ends: the parts beside it are one. */
function bracket(bar: Bar): SceneMark[] {
	const { drawing, node, asked, edges, gap } = bar
	if (gap.length === 0) return []
	const [from, to] = [at(bar, node.real) + 1, at(bar, asked)]
	const x = edges.end + BESIDE / 2
	const p = drawing.axes.point
	const d = `M${p(x - 3, from)}L${p(x, from)}L${p(x, to)}L${p(x - 3, to)}`
	const paint = { fill: 'transparent', stroke: 'alarm', strokeWidth: 1 } as const
	return [{ kind: 'path', key: 'gap-bracket', role: 'leader', d, ...paint }]
}

/** Downwards: a line for each stretch below the bar, its name beside the amount. */
function labelsBelow(bar: Bar): SceneMark[] {
	const { drawing, node, asked } = bar
	const { size, top } = drawing
	let y = bar.edges.end + size * 0.7
	const marks = blocks(bar, drawing.length - size * AMOUNT, Infinity).flatMap((block) => {
		const [amount, ...name] = block.lines
		const beside = { ...block, key: `${block.key}:name`, lines: name }
		const first = { ...block, lines: amount ? [amount] : [] }
		const written = [...write(drawing, first, top, y), ...write(drawing, beside, top + size * AMOUNT, y + size * 0.2)]
		y += Math.max(heightOf(first.lines), heightOf(name)) + size * 0.3
		return written
	})
	const total = { key: 'total', lines: totalLines(drawing, node, asked), middle: 0 }
	return [...marks, ...write(drawing, total, top, y + size * 0.3)]
}

/** Width of the amounts in the list below the bar, as a multiple of the text's size. */
const AMOUNT = 6

/** Returns where the bar and what is written below it end, where the chain runs down the page; pixels. */
export function endBelow(drawing: Drawing): number {
	const bar = barOf(drawing)
	if (bar === null) return drawing.spans.at(-1)?.end ?? 0
	const { size, length, node, asked } = { ...drawing, ...bar }
	const rows = blocks(bar, length - size * AMOUNT, Infinity).map(({ lines: [amount, ...name] }) =>
		Math.max(heightOf(amount ? [amount] : []), heightOf(name))
	)
	const listed = rows.reduce((sum, row) => sum + row + size * 0.3, 0)
	return bar.edges.end + size * 1.6 + listed + heightOf(totalLines(drawing, node, asked))
}
