/** Widths of columns from left to right: as wide as their words, and wider where there is room. */
import { sum } from '#lib/model/sum.ts'
import type { Weight } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import { BOX, DEMAND_BAR, EDGE, outlineAfter, type FitInput } from './fit-parts.ts'
import { BESIDE } from './label-room.ts'
import type { Slot } from './slots.ts'

/** What follows a word in its column, as a multiple of the text's size. */
const AFTER_WORD = 0.5
/** From the demand to its bar, the same: the usual, and what labels of exports need that stand there. */
const APART = 1.6
const APART_EXPORTS = 7.4
/** Least width of the labels beside the bar of the demand, as a multiple of the text's size. */
export const BESIDE_BAR = 7.6
/** What those labels take of room that no name needs, the same. */
const EASY_BESIDE_BAR = 9.2

/**
 * Width that each column's words take, those of places that are not drawn now included, and the demand with its labels.
 * Depends on the chain alone, so that no scenario moves a column.
 */
export function leastWidths(input: FitInput, word: number): number[] {
	const { arrangement, names, size } = input
	const { columns, graph } = arrangement
	const headings = new Map(columns.stages.map(({ column, name }) => [column, name]))
	const last = columns.list.length - 1
	return columns.list.map((_, index) => {
		if (index === last) {
			return size * (BOX + apartOf(input) + DEMAND_BAR + BESIDE_BAR) + BESIDE
		}
		const here = graph.nodes.filter((node) => columns.columnOf(node) === index)
		const words = here.map(({ id }) => Math.min(word * size, longestWord(names.get(id) ?? '', size, 'strong')))
		return Math.max(textWidth(headings.get(index) ?? '', size, 'strong'), ...words, size * 4.5) + after(input, index)
	})
}

/**
 * Widens columns as far as there is room, until each name in them is one line: those with the most places first, which
 * have the least room for a second. Then come the labels beside the demand.
 */
export function widened(input: FitInput, least: readonly number[]): number[] {
	const { arrangement, width, size } = input
	const places = least.map((_, column) => arrangement.frame.slots[column]?.filter(isNamed).length ?? 0)
	const last = least.length - 1
	const columns = least.map((_, column) => column)
	const crowded = columns.slice(0, last).sort((a, b) => (places[b] ?? 0) - (places[a] ?? 0))
	const widths = [...least]
	for (const column of [...crowded, last]) {
		const own = least[column] ?? 0
		const wanted = column === last ? own + size * (EASY_BESIDE_BAR - BESIDE_BAR) : wholeNames(input, column)
		widths[column] = Math.max(own, Math.min(wanted, own + width - 2 * EDGE - sum(widths)))
	}
	return widths
}

/** Width of a column in which no name that the frame has is broken. */
function wholeNames(input: FitInput, column: number): number {
	const { arrangement, names, size } = input
	const here = (arrangement.frame.slots[column] ?? []).filter(isNamed)
	const longest = Math.max(0, ...here.map(({ key }) => textWidth(names.get(key) ?? '', size, 'strong')))
	return longest + after(input, column)
}

const after = (input: FitInput, column: number) => input.size * AFTER_WORD + outlineAfter(input, column)

const isNamed = ({ node, lane }: Slot) => node !== null && node.kind !== 'demand' && !lane

function longestWord(text: string, size: number, weight: Weight): number {
	return Math.max(...text.split(/(?<=[-/])| /).map((word) => textWidth(word, size, weight)))
}

/** Splits a length into parts of one size, but none below its least. */
export function shareOut(least: readonly number[], length: number): number[] {
	let left = length
	let common = 0
	// The largest first: what is above an even share of the rest keeps its own, and the rest share what is left.
	;[...least]
		.sort((a, b) => b - a)
		.forEach((each, index) => {
			common = left / (least.length - index)
			left -= Math.max(each, common)
		})
	return least.map((each) => Math.max(each, common))
}
/** Distance from the demand to its bar, as a multiple of the text's size: more where exports have their labels there. */
export function apartOf({ chain, arrangement }: FitInput): number {
	const { list } = arrangement.columns
	const isLast = (stage: string) => list.findLastIndex((column) => column.stage === stage) >= list.length - 2
	return chain.trades.some(({ kind, stage }) => kind === 'export' && isLast(stage)) ? APART_EXPORTS : APART
}
