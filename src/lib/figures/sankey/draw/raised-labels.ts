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
import { outlinesIn } from './regions.ts'

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

/** What raised names of a row keep free of: labels below them, outlines, and the leaders of other names. */
interface Row {
	raised: readonly number[]
	below: readonly Length[]
	outlines: readonly Length[]
	feet: readonly number[]
	/** Takes shortest names, and keeps them off the feet of other leaders where that is possible. */
	isBrief: boolean
}

/** Writes the raised names of every row, over the labels that stand there. */
export function raisedLabels(drawing: Drawing, labels: readonly TextMark[]): SceneMark[] {
	return drawing.spans.flatMap(({ raised }, column) => {
		if (raised.length === 0) return []
		const inRow = drawing.nodes.filter((node) => drawing.columns.columnOf(node) === column)
		const own = labels.filter(({ data }) => inRow.some(({ id }) => id === data?.node))
		const unnamed = inRow
			.filter((node) => isUnnamed(drawing, node))
			.sort((a, b) => nodePlace(drawing, b).start - nodePlace(drawing, a).start)
		const row: Omit<Row, 'isBrief'> = {
			raised,
			below: own.map(lengthOf),
			outlines: outlinesIn(drawing, column).map((at) => ({ from: at, to: at })),
			feet: unnamed.map((node) => footOf(drawing, node))
		}
		return mostNamed(drawing, unnamed, row)
	})
}

/** Names as many as there is room for: from the end of the row or from its start, in full or in the shortest form. */
function mostNamed(drawing: Drawing, nodes: readonly FlowNode[], row: Omit<Row, 'isBrief'>): SceneMark[] {
	let best: SceneMark[] = []
	for (const isBrief of [false, true]) {
		for (const order of [nodes, [...nodes].reverse()]) {
			const lines: Line[] = row.raised.map((y) => ({ y, names: [], leaders: [...row.outlines] }))
			const marks = order.flatMap((node) => raise(drawing, node, lines, { ...row, isBrief }))
			if (marks.length > best.length) best = marks
			if (best.length === 2 * nodes.length) return best
		}
	}
	return best
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

/** Where the leader of a box ends. */
function footOf(drawing: Drawing, node: FlowNode): number {
	const box = nodePlace(drawing, node)
	return box.start + Math.min(box.length, drawing.size) / 2
}

/** Names a box as fully as there is room for. */
function raise(drawing: Drawing, node: FlowNode, lines: readonly Line[], row: Row): SceneMark[] {
	const shortest = shortestNames(drawing.chain).get(node.id)
	const forms = [...(row.isBrief && shortest !== undefined ? [] : [nodeName(drawing, node)]), shortest]
	for (const text of forms) {
		const marks = text === undefined ? [] : raiseName(drawing, node, text, lines, row)
		if (marks.length > 0) return marks
	}
	return []
}

/** Takes the lowest line in which a name is free, where no name stands in the way of its leader. */
function raiseName(
	drawing: Drawing,
	node: FlowNode,
	text: string,
	lines: readonly Line[],
	{ below, feet, isBrief }: Row
): SceneMark[] {
	const { size, top, length } = drawing
	const width = textWidth(text, size, 'strong')
	const foot = footOf(drawing, node)
	const leader = { from: foot, to: foot }
	const lengthAt = (x: number) => ({ from: x - APART, to: x + width + APART })
	// From where the box begins, else as far before that as what stands in the way asks for.
	const ends = [...lines.flatMap(({ names, leaders }) => [...names, ...leaders].map(({ from }) => from)), ...feet]
		.map((end) => end - width - 2 * APART)
		.sort((a, b) => b - a)
	const starts = [nodePlace(drawing, node).start, ...ends]
		.map((start) => Math.min(start, top + length - width))
		.filter((start) => start >= top && start - APART <= foot && start + width >= foot)
	const isClear = (x: number) => !feet.some((each) => each !== foot && meet(lengthAt(x), { from: each, to: each }))
	for (const x of isBrief ? [...starts.filter(isClear), ...starts] : starts) {
		const name = lengthAt(x)
		const at = lines.findIndex(({ names, leaders }) => ![...names, ...leaders].some((each) => meet(each, name)))
		const crossed = lines.slice(0, at)
		const isCrossing = [below, ...crossed.map(({ names }) => names)].flat().some((each) => meet(each, leader))
		const own = lines[at]
		if (own === undefined || isCrossing) continue
		own.names.push(name)
		for (const { leaders } of crossed) leaders.push(leader)
		return marksOf(drawing, node, { text, x, foot, y: own.y })
	}
	return []
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
