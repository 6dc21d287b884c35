/**
 * Names of boxes that stand too close for their labels: downwards each stands in a line above the labels of its row,
 * and a leader runs from it to its box. A name that finds no free line is left out.
 */
import { px, textOf, type LineMark, type SceneMark, type TextMark } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import { shortestNames } from '../../text/locale.ts'
import type { FlowNode } from '../data/graph.ts'
import { nodeName } from '../data/node-name.ts'
import { LEADING } from '../layout/label-room.ts'
import { nodeEmphasis, nodePlace, nodeSpan, textLine, type Drawing } from './drawing.ts'

/** Free length on both sides of a name or a leader, pixels. */
const APART = 4

interface Length {
	from: number
	to: number
}

/** One line of raised names, with the lengths of it that are taken. */
interface Line {
	y: number
	names: Length[]
	leaders: Length[]
}

/** Writes the raised names of every row, over the labels that stand there; each row from its end. */
export function raisedLabels(drawing: Drawing, labels: readonly TextMark[]): SceneMark[] {
	return drawing.spans.flatMap(({ raised }, column) => {
		if (raised.length === 0) return []
		const inRow = drawing.nodes.filter((node) => drawing.columns.columnOf(node) === column)
		const own = labels.filter(({ data }) => inRow.some(({ id }) => id === data?.node))
		const lines: Line[] = raised.map((y) => ({ y, names: [], leaders: [] }))
		return inRow
			.filter((node) => isUnnamed(drawing, node))
			.sort((a, b) => nodePlace(drawing, b).start - nodePlace(drawing, a).start)
			.flatMap((node) => raise(drawing, node, lines, own.map(lengthOf)))
	})
}

/** The length that a label takes, and what keeps free of it. */
function lengthOf(label: TextMark): Length {
	const width = textWidth(textOf(label), label.size, 'strong')
	return { from: label.x - APART, to: label.x + width + APART }
}

const meet = (a: Length, b: Length) => a.from < b.to && b.from < a.to

function isUnnamed(drawing: Drawing, node: FlowNode): boolean {
	const inTitle = drawing.regions.some(({ alone }) => alone.includes(node.id))
	return node.kind !== 'demand' && !node.lane && !inTitle && (drawing.lines.get(node.id) ?? 0) === 0
}

/** Names a box as fully as there is room for. */
function raise(drawing: Drawing, node: FlowNode, lines: readonly Line[], below: readonly Length[]): SceneMark[] {
	const shortest = shortestNames(drawing.chain).get(node.id)
	const full = raiseName(drawing, node, nodeName(drawing, node), lines, below)
	return full.length > 0 || shortest === undefined ? full : raiseName(drawing, node, shortest, lines, below)
}

/** Takes the lowest line in which a name is free, where no name stands in the way of its leader. */
function raiseName(
	drawing: Drawing,
	node: FlowNode,
	text: string,
	lines: readonly Line[],
	below: readonly Length[]
): SceneMark[] {
	const { size, top, length } = drawing
	const width = textWidth(text, size, 'strong')
	const box = nodePlace(drawing, node)
	const foot = box.start + Math.min(box.length, size) / 2
	const x = Math.min(box.start, top + length - width)
	const name = { from: x - APART, to: x + width + APART }
	const leader = { from: foot, to: foot }
	const line = lines.findIndex(({ names, leaders }) => ![...names, ...leaders].some((each) => meet(each, name)))
	const crossed = lines.slice(0, line)
	const isCrossing = [below, ...crossed.map(({ names }) => names)].flat().some((each) => meet(each, leader))
	const own = lines[line]
	if (own === undefined || isCrossing || x < top) return []
	own.names.push(name)
	for (const { leaders } of crossed) leaders.push(leader)
	return marksOf(drawing, node, { text, x, foot, y: own.y })
}

/** The name of a box, and the leader that runs down from it. */
function marksOf(
	drawing: Drawing,
	node: FlowNode,
	{ text, x, foot, y }: { text: string; x: number; foot: number; y: number }
): SceneMark[] {
	const { size } = drawing
	const own = { data: { node: node.id }, ...nodeEmphasis(drawing, node) }
	const ends = { x1: px(foot), y1: px(y + size * (LEADING - 1)), x2: px(foot), y2: px(nodeSpan(drawing, node).start) }
	const paint = { stroke: 'muted', strokeWidth: 1 } as const
	const leader: LineMark = { kind: 'line', key: `leader:${node.id}`, role: 'leader', ...ends, ...paint, ...own }
	const mark = { key: `label:${node.id}:0`, role: 'label', x: px(x), y: px(y), halo: true, ...own } as const
	return [leader, textLine(drawing, mark, { text, fill: 'ink', weight: 'strong' })]
}
