/** Boxes: outline is capacity, fill is use, hatch is what the demand needs and is not there. */
import type { Verdict } from '#lib/engine/index.ts'
import { px, layer, type GroupMark, type Paint, type RectMark, type Role, type SceneMark } from '../../scene/scene.ts'
import { nodeName } from '../data/node-name.ts'
import { nodeEmphasis, pixelsOf, nodePlace, nodeSpan, type Drawing } from './drawing.ts'
import type { FlowNode } from '../data/graph.ts'
import { nodeState } from './node-state.ts'
import { nameIn } from '../../text/locale.ts'

/** An absent stage keeps a box of at least this length. */
const LEAST_ABSENT = 12
/** A box that stands is never thinner than its own outline. */
const LEAST_BOX = 2
/** Least size of what the pointer must hit (WCAG 2.2, 2.5.8). */
const TARGET = 24

/** Draws the boxes of all nodes but the demand. */
export function boxLayer(drawing: Drawing): GroupMark {
	return layer(
		'nodes',
		drawing.nodes.flatMap((node) => (node.kind === 'demand' ? [] : nodeGroup(drawing, node)))
	)
}

function nodeGroup(drawing: Drawing, node: FlowNode): GroupMark {
	const { words } = drawing.locale
	const label = words.figures.sankey.nodeName({
		name: nodeName(drawing, node),
		stage: nameIn(drawing.chain.stages, node.stage),
		state: nodeState(drawing, node)
	})
	const box = new BoxRuler(drawing, node)
	const shapes =
		node.kind === 'process'
			? plantMarks(box)
			: node.kind === 'feed' || node.kind === 'import'
				? feedMarks(box)
				: sinkMarks(box)
	return {
		kind: 'group',
		key: `node:${node.id}`,
		role: 'node',
		label,
		data: { node: node.id },
		...nodeEmphasis(drawing, node),
		children: [hitMark(box), backing(box), ...shapes, ...breakMarks(box)].filter((mark) => mark !== null)
	}
}

/** One node's box, as a ruler: marks between two amounts counted from its start. */
class BoxRuler {
	readonly drawing: Drawing
	readonly node: FlowNode
	readonly start: number
	readonly end: number
	readonly cross: number
	/** Length that is drawn; a longer box is cut there. Pixels. */
	readonly length: number

	constructor(drawing: Drawing, node: FlowNode) {
		const { start, end } = nodeSpan(drawing, node)
		const place = nodePlace(drawing, node)
		this.drawing = drawing
		this.node = node
		this.start = start
		this.end = end
		this.cross = place.start
		this.length = place.length
	}

	mark(role: Role, part: string, from: number, to: number, paint: Partial<RectMark>, least = 0): RectMark | null {
		if (to - from <= this.drawing.least && least === 0) return null
		const offset = Math.min(this.length, pixelsOf(this.drawing, from))
		const across = Math.max(least, Math.min(this.length, pixelsOf(this.drawing, to)) - offset)
		const rect = this.drawing.axes.rect(this.start, this.cross + offset, this.end - this.start, across)
		return { kind: 'rect', key: `${part}:${this.node.id}`, role, ...rect, ...paint }
	}

	/** Draws the used part, a strip for each origin. */
	used(): (RectMark | null)[] {
		let from = 0
		return this.drawing.origins.node(this.node.id).map(({ colour, share }) => {
			const to = from + this.node.real * share
			const mark = this.mark('used', `used-${colour}`, from, to, { fill: colour })
			from = to
			return mark
		})
	}
}

type Marks = (SceneMark | null)[]

/** Paper behind the whole box, so that flows which pass behind it do not show through its hatch. */
function backing(box: BoxRuler): RectMark | null {
	const { outline, needed, real, ghost } = box.node
	return box.mark('backing', 'backing', 0, Math.max(outline, needed, real + ghost), { fill: 'paper' })
}

function plantMarks(box: BoxRuler): Marks {
	const { node } = box
	if (box.drawing.component !== null || !node.known) return amountMarks(box)
	if (node.outline <= box.drawing.least) return [missingPlant(box)]
	const { outline, installed, needed } = node
	return [
		box.mark('installed', 'installed', outline, installed, {
			fill: 'transparent',
			stroke: 'muted',
			strokeWidth: 0.8,
			dash: [1, 2]
		}),
		needed > outline + box.drawing.least ? box.mark('needed', 'needed', outline, needed, MISSING) : null,
		...box.used(),
		box.mark('capacity', 'capacity', 0, outline, { fill: 'transparent', stroke: 'ink', strokeWidth: 1 }, LEAST_BOX),
		lookOf(node) === 'capped' ? capMark(box, outline) : null
	]
}

type Look = 'plain' | 'absent' | 'capped'

/** Look of a plant's box by its verdict: dashed in the alarm colour, closed by an edge of it, or neither. */
const LOOKS: Record<Verdict, Look> = {
	absent: 'absent',
	'too-small': 'capped',
	starved: 'plain',
	blocked: 'plain',
	idle: 'plain',
	running: 'plain',
	'not-needed': 'plain',
	balanced: 'plain'
}

function lookOf({ result }: FlowNode): Look {
	return result === null ? 'plain' : LOOKS[result.verdict]
}

const MISSING = { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1.25, dash: [4, 2.5] } as const
const ABSENT = { fill: 'hatch-absent', stroke: 'alarm', strokeWidth: 2, dash: [6, 3] } as const
const NOT_BUILT = { fill: 'paper', stroke: 'muted', strokeWidth: 1, dash: [2, 2] } as const

function missingPlant(box: BoxRuler): RectMark | null {
	const absent = lookOf(box.node) === 'absent'
	return box.mark(
		absent ? 'absent' : 'capacity',
		'absent',
		0,
		box.node.needed,
		absent ? ABSENT : NOT_BUILT,
		LEAST_ABSENT
	)
}

/** The edge that holds the flow back. */
function capMark(box: BoxRuler, outline: number): SceneMark {
	const at = box.cross + Math.max(LEAST_BOX, Math.min(box.length, pixelsOf(box.drawing, outline)))
	const rect = box.drawing.axes.rect(box.start - 3, at - 1, box.end - box.start + 6, 2)
	return { kind: 'rect', key: `cap:${box.node.id}`, role: 'cap', ...rect, fill: 'alarm' }
}

/** Draws what passes and what is missing, without a capacity: of one component alone, or where it is not known. */
function amountMarks(box: BoxRuler): Marks {
	const { real, ghost } = box.node
	const absent = lookOf(box.node) === 'absent'
	const missing = absent ? ABSENT : MISSING
	return [
		absent || ghost > box.drawing.least
			? box.mark(absent ? 'absent' : 'needed', 'missing', real, real + ghost, missing, absent ? LEAST_ABSENT : 0)
			: null,
		...box.used(),
		real + ghost <= box.drawing.least && !absent ? box.mark('capacity', 'nothing', 0, 0, NOT_BUILT, LEAST_BOX) : null
	]
}

/** Ore and goods that are there, outlined in the colour of their origin; filled as far as they are used. */
function feedMarks(box: BoxRuler): Marks {
	const { real, ghost, id } = box.node
	const [origin] = box.drawing.origins.node(id)
	const stroke = origin?.colour ?? 'grey'
	const least = real + ghost <= box.drawing.least ? box.length : LEAST_BOX
	return [
		...box.used(),
		box.mark('capacity', 'there', 0, real + ghost, { fill: 'transparent', stroke, strokeWidth: 1.5 }, least)
	]
}

/** What leaves the chain before its end: filled as far as it is asked for and met. */
function sinkMarks(box: BoxRuler): Marks {
	const { outline, real, ghost } = box.node
	const asked = Math.max(outline, real + ghost)
	const line: Paint = box.node.kind === 'surplus' || box.node.kind === 'kept' ? 'muted' : 'ink'
	return [
		box.mark('gap', 'gap', real, asked, { fill: 'hatch-gap' }),
		...box.used(),
		box.mark('capacity', 'capacity', 0, asked, { fill: 'transparent', stroke: line, strokeWidth: 1 }, LEAST_BOX)
	]
}

/** Two short strokes across the end of a box that is longer than it is drawn. */
function breakMarks(box: BoxRuler): Marks {
	const { node, drawing, start, end, cross, length } = box
	if (pixelsOf(drawing, Math.max(node.outline, node.needed)) <= length + 0.5) return []
	const at = cross + length - 7
	const stroke = (offset: number) =>
		`M${drawing.axes.point(start - 3, at + offset + 2)}L${drawing.axes.point(end + 3, at + offset - 2)}`
	const gap = { kind: 'path', d: `${stroke(1.5)}`, fill: 'transparent', stroke: 'paper', strokeWidth: 3 } as const
	const edges = { kind: 'path', d: stroke(0) + stroke(3), fill: 'transparent', stroke: 'ink', strokeWidth: 1 } as const
	return [
		{ ...gap, key: `break-gap:${node.id}`, role: 'backing' },
		{ ...edges, key: `break:${node.id}`, role: 'cut' }
	]
}

/** An unseen target over the box, large enough to point at. */
function hitMark(box: BoxRuler): RectMark {
	const { node, drawing } = box
	const { length } = box
	const along = Math.max(TARGET, box.end - box.start)
	const across = Math.max(TARGET, length)
	const rect = drawing.axes.rect((box.start + box.end - along) / 2, box.cross - (across - length) / 2, along, across)
	return {
		kind: 'rect',
		key: `hit:${node.id}`,
		role: 'hit',
		...rect,
		fill: 'transparent',
		x: px(rect.x),
		y: px(rect.y)
	}
}
