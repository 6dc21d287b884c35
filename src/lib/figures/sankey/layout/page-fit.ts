/** Fits a chain to the page: columns along it, and room across it. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Weight } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import type { Locale } from '../../text/locale.ts'
import type { FlowNode } from '../data/graph.ts'
import type { Region } from '../../regions.ts'
import { DOWNWARDS, RIGHTWARDS, type Axes } from './axes.ts'
import type { Arrangement } from './arrangement.ts'
import { allotLines, BESIDE, detailLines, labelWeight, labelWidth, LEADING, nameLines, OVER } from './label-room.ts'
import type { Measures } from './layout.ts'
import { titleLength, titleLines } from './region-room.ts'
import type { Slot } from './slots.ts'
import type { Edges } from './strands.ts'

/** A chain fitted to the page: direction, columns and lengths. */
export interface PageFit {
	axes: Axes
	/**
	 * Each column's boxes along the chain, the width for labels (the column's own or, downwards, a place's), and the
	 * baseline of its heading.
	 */
	spans: readonly (Edges & { labels: number; heading: number })[]
	measures: Measures
	/** How many lines the label of each node has room for. */
	lines: ReadonlyMap<NodeId, number>
	/** Width of the title of a region, pixels, and how many lines of labels stand between it and the first boxes. */
	titleRoom(region: Region): { width: number; labelLines: number }
	/** Extent of the bar of the demand along the chain, and the width of the labels beside it. */
	bar: Edges & { labels: number }
}

/** A chain that is to be fitted to a page, and the size of the page. */
interface FitInput {
	chain: Chain
	arrangement: Arrangement
	names: ReadonlyMap<NodeId, string>
	locale: Locale
	width: number
	height: number
	size: number
}

/** Below this width the chain runs down the page. */
const NARROW = 640
/** Width of a box, as a multiple of the text's size; feeds and imports have half of it. */
const BOX = 1.25
/** Widths up to which the longest word of a name is not cut, the same: the first for which the page is wide enough. */
const WORDS = [7.4, 4.6]
/** What follows a word in its column, the same. */
const AFTER_WORD = 0.5
/** From the demand to its bar, the same: the usual, and what labels of exports need that stand there. */
const APART = 1.6
const APART_EXPORTS = 7.4
/** Width of the bar of the demand, the same. */
const DEMAND_BAR = 3.2
/** Width of the labels beside it, the same: the least, and what they take of room that no name needs. */
const BESIDE_BAR = 7.6
const EASY_BESIDE_BAR = 9.2
const EDGE = 2
/** Between the outline of a region and what is in it, pixels. */
export const REGION_MARGIN = 9

/** The fit for a width: from left to right where it is wide enough, else from top to bottom. */
export function fitToPage(input: FitInput): PageFit {
	if (input.width >= NARROW) {
		for (const word of WORDS) {
			const least = leastWidths(input, word)
			if (sum(least) <= input.width - 2 * EDGE) return fitRightwards(input, least)
		}
	}
	return fitDownwards(input)
}

/** Columns from left to right, each at least as wide as its heading. */
function fitRightwards(input: FitInput, least: readonly number[]): PageFit {
	const { arrangement, width, height, size } = input
	const last = least.length - 1
	let start = EDGE
	const apart = size * apartOf(input)
	const wide = widened(input, least)
	const demand = wide[last] ?? 0
	const widths = [...shareOut(wide.slice(0, last), width - 2 * EDGE - demand), demand]
	const spans = widths.map((own, index) => {
		const end = start + boxWidth(input, index)
		const span = { start, end, labels: labelWidth(index === last ? end - start + apart : own), heading: size * 0.9 }
		start += own
		return span
	})
	const titleWidth = (region: Region) => {
		const { first, last } = columnsWith(input, region.stages)
		const end = Math.max(boxWidth(input, last), regionLabels(input, region, last, spans[last]?.labels ?? 0))
		return (spans[last]?.start ?? 0) + end - (spans[first]?.start ?? 0)
	}
	const top = size * LEADING * 2 + 10
	const pad = size * 0.75
	const titles = titleLengths(input, titleWidth)
	const fixed = fixedLengths(input, titles, pad)
	const boxes = arrangement.slots.map((column) => sum(column.filter(({ lane }) => !lane).map(leastOf(size))))
	const length = Math.max(
		height - top - size * 3.4,
		...fixed.map((own, column) => (own + (boxes[column] ?? 0)) / FILLED)
	)
	const lines = allotted(
		input,
		(column) => Math.min(length * (1 - FLOWS), length - size * 2 - (boxes[column] ?? 0)) - (fixed[column] ?? 0),
		(count) => Array.from({ length: count }, (_, line) => (line === 0 ? OVER : 0) + size * LEADING),
		(column) => spans[column]?.labels ?? 0
	)
	const labelLines = firstLines(input, lines)
	const lead = remembered((slot) => {
		const own = slot.node?.kind === 'demand' ? 0 : (lines.get(slot.key) ?? 0)
		const title = titles.get(slot.key)
		if (title === undefined) return own === 0 ? 0 : OVER + own * size * LEADING
		return OVER + labelLines(title.region) * size * LEADING + title.length + REGION_MARGIN
	})
	const lane = arrangement.overLane === null ? null : size
	return {
		axes: RIGHTWARDS,
		spans,
		measures: { start: top, length, pad, lead, least: leastOf(size), lane, ...givenBy(arrangement) },
		lines,
		titleRoom: (region) => ({ width: titleWidth(region), labelLines: labelLines(region) }),
		bar: {
			...barBehind(spans.at(-1), apart, size),
			labels: size * BESIDE_BAR + (widths[last] ?? 0) - (least[last] ?? 0)
		}
	}
}

/** Width of an amount alone, and of what a plant needs, as multiples of the text's size. */
const AMOUNT = 4
const NEEDS = 7

/** Width that the labels of a region take in one of its columns: no more, so that flows can pass beside it. */
function regionLabels({ arrangement, names, size }: FitInput, region: Region, column: number, width: number): number {
	const here = (arrangement.slots[column] ?? []).filter(({ key }) => region.processes.includes(key))
	const named = here.filter(({ key }) => !region.alone.includes(key)).map(({ key }) => names.get(key) ?? '')
	const lines = named.flatMap((name) => nameLines(name, width, size))
	const least = size * (named.length > 0 ? NEEDS : AMOUNT)
	return Math.min(width - size * 0.5, Math.max(least, ...lines.map((line) => textWidth(line, size, 'strong'))))
}

/** The part of a column that labels leave to flows, and the part that its places take at most without labels. */
const FLOWS = 0.35
const FILLED = 0.8

/** Length in each column that is no label's: between places, for the titles of regions, and for the lane. */
function fixedLengths(
	{ arrangement, size }: FitInput,
	titles: ReadonlyMap<NodeId, Title>,
	pad: number
): readonly number[] {
	const { slots, overLane } = arrangement
	const full = (slot: Slot) => (slot.node === null ? 0 : OVER + size * LEADING * 2 + pad)
	const lanes = slots.map((column) => sum(column.filter(({ lane }) => lane).map(full)))
	const lane = overLane === null ? 0 : pad * 2 + Math.max(size, ...lanes)
	return slots.map((column, index) => {
		const own = column.filter((slot) => slot.node !== null && !slot.lane)
		const title = sum(own.map(({ key }) => titles.get(key)?.length ?? 0))
		const over = overLane !== null && index >= overLane.first && index <= overLane.last
		return own.length * pad + title + (over ? lane : 0)
	})
}

const sum = (lengths: readonly number[]) => lengths.reduce((total, each) => total + each, 0)

/**
 * Shares the room of each column, or row, among the labels of its places: by what the frame shows, so that no lever moves
 * a label. What stands in the lane has a place of its own.
 */
function allotted(
	input: FitInput,
	room: (column: number) => number,
	lengths: (lines: number) => readonly number[],
	width: (column: number) => number
): ReadonlyMap<NodeId, number> {
	const { slots, frame } = input.arrangement
	const framed = new Map(frame.slots.flat().map(({ key, node }) => [key, node]))
	const demand = slots.flat().find(({ node }) => node?.kind === 'demand')?.room ?? 0
	return new Map(
		slots.flatMap((column, index) => {
			const claims = column.flatMap(({ key, node, lane }) => {
				if (node === null || node.kind === 'demand') return []
				const most = mostLines(input, node, width(index))
				return [{ key, lane, most, weight: labelWeight(framed.get(key) ?? node, demand), lines: lengths(most) }]
			})
			const given = allotLines(
				claims.filter(({ lane }) => !lane),
				room(index)
			)
			return claims.map(({ key, lane, most }) => [key, lane ? most : (given.shift() ?? 0)] as const)
		})
	)
}

/** Lines of a node's whole label; the only plant of its stage in a region has no name, which the title says. */
function mostLines(input: FitInput, node: FlowNode, width: number): number {
	if (regionsIn(input).some(({ alone }) => alone.includes(node.id))) return 1
	return nameLines(input.names.get(node.id) ?? '', width, input.size).length + detailLines(node)
}

/** Regions of the plan and of the frame. */
function regionsIn({ arrangement }: FitInput): readonly Region[] {
	return [...arrangement.frame.regions, ...arrangement.regions]
}

/** Returns how many lines of labels stand between the title of a region and its boxes. */
function firstLines({ arrangement }: FitInput, lines: ReadonlyMap<NodeId, number>): (region: Region) => number {
	return ({ processes }) => Math.max(1, ...firstsOf(arrangement.slots, processes).map((id) => lines.get(id) ?? 0))
}

/** The first place of a region in each column. */
function firstsOf(slots: Arrangement['slots'], processes: readonly NodeId[]): NodeId[] {
	return slots.flatMap((column) => column.find(({ key }) => processes.includes(key))?.key ?? [])
}

/** Distance from the demand to its bar, as a multiple of the text's size: more where exports have their labels there. */
function apartOf({ chain, arrangement }: FitInput): number {
	const { list } = arrangement.columns
	const isLast = (stage: string) => list.findLastIndex((column) => column.stage === stage) >= list.length - 2
	return chain.trades.some(({ kind, stage }) => kind === 'export' && isLast(stage)) ? APART_EXPORTS : APART
}

/** The bar of the demand, some way behind the demand's own box. */
function barBehind(box: Edges | undefined, apart: number, size: number): Edges {
	const start = (box?.end ?? 0) + apart
	return { start, end: start + size * DEMAND_BAR }
}

function givenBy({
	returning,
	overLane,
	slots,
	regions
}: Arrangement): Pick<Measures, 'returning' | 'overLane' | 'level'> {
	const level = regions.map(({ processes }) => firstsOf(slots, processes))
	return { returning, overLane, level }
}

/** A place is never without some length, so that what stands or is missing there can be seen. */
function leastOf(size: number): Measures['least'] {
	return ({ node }) => (node === null ? 0 : node.kind === 'process' ? size : size * 0.6)
}

/** First and last column of some stages. */
function columnsWith({ arrangement }: FitInput, stages: readonly string[]): { first: number; last: number } {
	const list = arrangement.columns.list.flatMap((column, index) =>
		stages.includes(column.stage) && !column.feeds ? [index] : []
	)
	return { first: Math.min(...list), last: Math.max(...list) }
}

/** A region whose title stands over a place, and the length of the title; pixels. */
interface Title {
	region: Region
	length: number
}

/** The titles of regions, the plan's and the frame's, by the places that they stand over. */
function titleLengths(input: FitInput, width: (region: Region) => number): ReadonlyMap<NodeId, Title> {
	const { chain, arrangement, locale, size } = input
	return new Map(
		regionsIn(input).flatMap((region) => {
			const title = { region, length: titleLength(chain, region, width(region), size, locale) }
			return firstsOf(arrangement.slots, region.processes).map((id) => [id, title] as const)
		})
	)
}

/** Breaking a name into lines is slow, and layout asks for the same places again and again. */
function remembered(measure: (slot: Slot) => number): (slot: Slot) => number {
	const known = new Map<string, number>()
	return (slot) => {
		const length = known.get(slot.key) ?? measure(slot)
		known.set(slot.key, length)
		return length
	}
}

/** Between a row's boxes and what stands over the next, as a multiple of the text's size. */
const ROW = 2.6
/** Least length of a place in a row, so that its name can stand over it; the same. */
const PLACE = 5.2

/** Least length of a place in a row whose name has no room, what a finger can hit; the same. */
const UNNAMED = 1.9

/** Stages as rows from top to bottom; the name of a stage stands over its row, those of nodes over their boxes. */
function fitDownwards(input: FitInput): PageFit {
	const { arrangement, width, size } = input
	const labels = labelWidth(size * PLACE + 8)
	const pad = size * 0.4
	const lane = arrangement.overLane === null ? null : size * PLACE
	const length = width - 2 * (EDGE + REGION_MARGIN)
	const unnamed = Math.min(size * UNNAMED, (length * FILLED) / mostPlaces(arrangement) - pad)
	const lines = allotted(
		input,
		(row) => length - rowLength(input, row, unnamed + pad, lane === null ? 0 : lane + pad * 2),
		(count) => Array.from({ length: count }, (_, line) => (line === 0 ? size * PLACE - unnamed : 0)),
		() => labels
	)
	const titleWidth = width - 2 * EDGE
	const spans = rowSpans(input, lines, labels, titleWidth)
	const least = ({ key, node }: Slot) =>
		node === null ? 0 : node.kind === 'demand' ? size : (lines.get(key) ?? 0) > 0 ? size * PLACE : unnamed
	return {
		axes: DOWNWARDS,
		spans,
		measures: { start: EDGE + REGION_MARGIN, length, pad, lead: () => 0, least, lane, ...givenBy(arrangement) },
		lines,
		titleRoom: ({ stages, processes }) => {
			const { first } = columnsWith(input, stages)
			const row = (arrangement.slots[first] ?? []).filter(({ key }) => processes.includes(key))
			return { width: titleWidth, labelLines: Math.max(1, ...row.map(({ key }) => lines.get(key) ?? 0)) }
		},
		bar: { ...barBehind(spans.at(-1), size * ROW, size), labels: width }
	}
}

/** The most places that stand in one row. */
function mostPlaces({ slots }: Arrangement): number {
	return Math.max(...slots.map((row) => row.filter(({ node, lane }) => node !== null && !lane).length))
}

/** Length of a row without any name: its places, and the lane. */
function rowLength({ arrangement }: FitInput, row: number, place: number, lane: number): number {
	const { slots, overLane } = arrangement
	const places = (slots[row] ?? []).filter(({ node, lane }) => node !== null && !lane).length
	const over = overLane !== null && row >= overLane.first && row <= overLane.last
	return places * place + (over ? lane : 0)
}

/** Rows from top to bottom, each under its heading, the titles of the regions that begin there, and its labels. */
function rowSpans(
	input: FitInput,
	lines: ReadonlyMap<NodeId, number>,
	labels: number,
	titleWidth: number
): PageFit['spans'] {
	const { arrangement, size } = input
	let end = 0
	return arrangement.columns.list.map((_, index) => {
		const begins = regionsIn(input).filter(({ stages }) => columnsWith(input, stages).first === index)
		const titles = begins.map((region) => titleLines(input.chain, region, titleWidth, size, input.locale).length)
		const title = Math.max(0, ...titles) * size * LEADING * 1.2
		const most = Math.max(0, ...(arrangement.slots[index] ?? []).map(({ key }) => lines.get(key) ?? 0))
		const heading = end + (index === 0 ? 0 : ROW * size) + title + size
		const start = heading + most * size * LEADING + OVER + size * 0.3
		end = start + boxWidth(input, index)
		return { start, end, labels, heading }
	})
}

function boxWidth(input: FitInput, column: number): number {
	const { list } = input.arrangement.columns
	return input.size * (list[column]?.feeds ? BOX / 2 : BOX)
}

/** Width that each column's words take, and the demand with its labels. Depends on the chain alone. */
function leastWidths(input: FitInput, word: number): number[] {
	const { arrangement, names, size } = input
	const { columns, slots } = arrangement
	const headings = new Map(columns.stages.map(({ column, name }) => [column, name]))
	const last = columns.list.length - 1
	return columns.list.map((_, index) => {
		if (index === last) {
			return size * (BOX + apartOf(input) + DEMAND_BAR + BESIDE_BAR) + BESIDE
		}
		const here = (slots[index] ?? []).flatMap(({ node }) => (node ? [names.get(node.id) ?? ''] : []))
		const words = here.map((name) => Math.min(word * size, longestWord(name, size, 'strong')))
		return Math.max(textWidth(headings.get(index) ?? '', size, 'strong'), ...words, size * 4.5) + size * AFTER_WORD
	})
}

/**
 * Widens columns as far as there is room, until each name in them is one line: those with the most places first, which
 * have the least room for a second. Then come the labels beside the demand.
 */
function widened(input: FitInput, least: readonly number[]): number[] {
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

/** Width of a column in which no name is broken. */
function wholeNames({ arrangement, names, size }: FitInput, column: number): number {
	const here = (arrangement.slots[column] ?? []).filter(isNamed)
	const longest = Math.max(0, ...here.map(({ key }) => textWidth(names.get(key) ?? '', size, 'strong')))
	return longest + size * AFTER_WORD
}

const isNamed = ({ node, lane }: Slot) => node !== null && node.kind !== 'demand' && !lane

function longestWord(text: string, size: number, weight: Weight): number {
	return Math.max(...text.split(/(?<=[-/])| /).map((word) => textWidth(word, size, weight)))
}

/** Splits a length into parts of one size, but none below its least. */
function shareOut(least: readonly number[], length: number): number[] {
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
