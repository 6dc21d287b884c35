/**
 * The room that labels need: known before anything is drawn, so that the layout can keep it free. Where there is too
 * little for all, every label's first line comes before any second, and what matters most comes first; a label without a
 * line is left to the pointer, to the focus and to the tables.
 */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { shortestNames, type Locale } from '../../text/locale.ts'
import { nodeName } from '../data/node-name.ts'
import { fitText, wrapText } from '../../scene/text-width.ts'
import type { Verdict } from '#lib/engine/index.ts'
import type { Weight } from '../../scene/scene.ts'
import type { FlowNode } from '../data/graph.ts'

/** Between a box and the label over it, pixels. */
export const OVER = 5
/** Between the demand and the labels beside it, pixels. */
export const BESIDE = 14
/** Between a label and what follows its column, pixels. */
const AFTER = 6
/** From one line to the next, as a multiple of the text's size. */
export const LEADING = 1.24

/** Length that lines take one below the other, each of its own size; pixels. */
export function heightOf(lines: readonly { size: number }[]): number {
	return sum(lines.map(({ size }) => size * LEADING))
}

/** Returns how many lines under the name a node's place has room for, if it has room for all of its label. */
export function detailLines(node: FlowNode): number {
	return node.kind === 'feed' ? 0 : 1
}

/** Returns the width that the labels of a column may take, of the column's own; pixels. */
export function labelWidth(column: number): number {
	return column - AFTER
}

/** Lines in which the whole name of a box is written at most. */
const NAME_LINES = 3

/** Lines in which a name is written: `most` at most, the rest is cut. */
export function nameLines(
	name: string,
	width: number,
	size: number,
	most = NAME_LINES,
	weight: Weight = 'strong'
): readonly string[] {
	const lines = wrapText(name, width, size, weight)
	if (lines.length <= most) return lines
	const last = lines[most - 1] ?? ''
	return [...lines.slice(0, most - 1), fitText(`${last.replace(/…$/, '')}…`, width, size, weight)]
}

/**
 * The forms of a box's name, each in lines, the whole first: a model may state a shorter one. Only a word that is wider
 * than its column, and has no shorter one, is cut; surplus has its name in full or not at all.
 */
export function nameForms(
	{ chain, names, locale, size }: { chain: Chain; names: ReadonlyMap<NodeId, string>; locale: Locale; size: number },
	node: FlowNode,
	width: number
): readonly (readonly string[])[] {
	const whole = nameLines(nodeName({ names, locale }, node), width, size)
	const { keptBriefly } = locale.words.figures.sankey
	const shortest = node.kind === 'kept' ? keptBriefly : shortestNames(chain).get(node.id)
	const brief = shortest === undefined ? [] : [nameLines(shortest, width, size)]
	const forms = [whole, ...brief].filter((lines) => !isCut(lines))
	if (forms.length === 0) return node.kind === 'surplus' ? [] : [whole]
	return forms.filter((lines, place) => place === 0 || lines.length < whole.length)
}

const isCut = (lines: readonly string[]) => lines.some((line) => line.endsWith('…'))

/** A label that asks for room. */
export interface Claim {
	/** What matters more has more of it. */
	weight: number
	/** Room that each of its lines takes, the first line first. */
	lines: readonly number[]
}

/** Returns how many of its lines each label gets in a common room: line by line, the weightiest label first. */
export function allotLines(claims: readonly Claim[], room: number): number[] {
	const given = claims.map(() => 0)
	const order = claims.map((_, index) => index).sort((a, b) => (claims[b]?.weight ?? 0) - (claims[a]?.weight ?? 0))
	let left = room
	for (let line = 0; claims.some(({ lines }) => lines.length > line); line++) {
		for (const index of order) {
			const length = claims[index]?.lines[line]
			if (length === undefined || given[index] !== line || length > left) continue
			given[index] = line + 1
			left -= length
		}
	}
	return given
}

/** Weight by verdict, over all that only passes: what is missing, then what limits. */
const URGENT: Partial<Record<Verdict, number>> = { absent: 2, 'too-small': 1 }

/** Returns how much a node's label matters: what is missing or limits before the rest, and large flows before small ones. */
export function labelWeight(node: FlowNode, demand: number): number {
	const passes = Math.max(node.real + node.ghost, node.out)
	const urgent = node.result === null ? 0 : (URGENT[node.result.verdict] ?? 0)
	return urgent + passes / Math.max(demand, passes, Number.MIN_VALUE)
}
