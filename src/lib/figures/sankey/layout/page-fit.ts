/** Fits a chain to the page: columns along it, and room across it. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Weight } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import type { Locale } from '../../text/locale.ts'
import type { Region } from '../data/regions.ts'
import { DOWNWARDS, RIGHTWARDS, type Axes } from './axes.ts'
import type { Arrangement } from './arrangement.ts'
import { stageColumns } from './columns.ts'
import { BESIDE, detailLines, labelLength, labelWidth, LEADING, nameLines, OVER } from './label-room.ts'
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
	/** Width of the title of a region; pixels. */
	titleWidth(region: Region): number
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
/**
 * How much room words have, as multiples of the text's size. `word`: up to this width the longest word of a name is not
 * cut. `after`: what follows it. `apart` and `beside`: between the demand and its bar, and the labels beside that.
 */
interface Ease {
	word: number
	after: number
	apart: number
	beside: number
}

const EASES: readonly Ease[] = [
	{ word: 7.4, after: 0.7, apart: 2.1, beside: 9.2 },
	{ word: 4.6, after: 0.5, apart: 1.6, beside: 7.6 }
]
/** Width of the bar of the demand, the same. */
const DEMAND_BAR = 3.2
const EDGE = 2
/** Between the outline of a region and what is in it, pixels. */
export const REGION_MARGIN = 9

/** The fit for a width: from left to right where it is wide enough, else from top to bottom. */
export function fitToPage(input: FitInput): PageFit {
	if (input.width >= NARROW) {
		for (const ease of EASES) {
			const least = leastWidths(input, ease)
			if (least.reduce((sum, each) => sum + each, 0) <= input.width - 2 * EDGE) return fitRightwards(input, ease, least)
		}
	}
	return fitDownwards(input)
}

/** Columns from left to right. Each is at least as wide as its heading; what is left is shared evenly. */
function fitRightwards(input: FitInput, ease: Ease, widths: readonly number[]): PageFit {
	const { arrangement, width, height, size } = input
	const last = widths.length - 1
	let start = EDGE
	const shared = [...shareOut(widths.slice(0, last), width - 2 * EDGE - (widths[last] ?? 0)), widths[last] ?? 0]
	const spans = shared.map((own, index) => {
		const span = { start, end: start + boxWidth(input, index), labels: labelWidth(own), heading: size * 0.9 }
		start += own
		return span
	})
	const titleWidth = ({ stages }: Region) => {
		const { first, last } = columnsWith(input, stages)
		return (spans[last]?.start ?? 0) + (spans[last]?.labels ?? 0) - size - (spans[first]?.start ?? 0)
	}
	const titles = titleLeads(input, titleWidth)
	const lead = remembered((slot) => {
		if (slot.node === null || slot.node.kind === 'demand') return 0
		const name = input.names.get(slot.node.id) ?? ''
		return Math.max(titles.get(slot.key) ?? 0, labelLength(slot.node, name, spans[slot.column]?.labels ?? 0, size))
	})
	const top = size * LEADING * 2 + 10
	const pad = size * 0.75
	const lane = arrangement.overLane === null ? null : size
	const length = Math.max(height - top - size * 3.4, needed(arrangement.slots, lead, pad))
	return {
		axes: RIGHTWARDS,
		spans,
		measures: { start: top, length, pad, lead, least: leastOf(size), lane, ...givenBy(arrangement) },
		titleWidth,
		bar: { ...barBehind(spans.at(-1), size * ease.apart, size), labels: size * ease.beside }
	}
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
	const level = regions.map(({ processes }) =>
		slots.flatMap((column) => column.find(({ key }) => processes.includes(key))?.key ?? [])
	)
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

/** Room over the processes of each region, the plan's and the frame's, for its title and one line on each. */
function titleLeads(input: FitInput, width: (region: Region) => number): ReadonlyMap<NodeId, number> {
	const { chain, arrangement, locale, size } = input
	const regions = [...arrangement.frame.regions, ...arrangement.regions]
	return new Map(
		regions.flatMap((region) => {
			const length = titleLength(chain, region, width(region), size, locale) + size * LEADING + REGION_MARGIN
			return region.processes.map((id) => [id, length] as const)
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

/** Stages as rows from top to bottom; the name of a stage stands over its row, those of nodes over their boxes. */
function fitDownwards(input: FitInput): PageFit {
	const { arrangement, names, width, size } = input
	const { list } = arrangement.columns
	const labels = labelWidth(size * PLACE + 8)
	const titleWidth = () => width - 2 * EDGE
	let end = 0
	const spans = list.map((_, index) => {
		const nodes = (arrangement.slots[index] ?? []).flatMap(({ node }) => (node && node.kind !== 'demand' ? [node] : []))
		const lines = nodes.map((node) => nameLines(names.get(node.id) ?? '', labels, size).length + detailLines(node))
		const regions = [...arrangement.frame.regions, ...arrangement.regions]
		const begins = regions.filter(({ stages }) => columnsWith(input, stages).first === index)
		const titles = begins.map((region) => titleLines(input.chain, region, titleWidth(), size, input.locale).length)
		const title = Math.max(0, ...titles) * size * LEADING * 1.2
		const heading = end + (index === 0 ? 0 : ROW * size) + title + size
		const start = heading + Math.max(0, ...lines) * size * LEADING + OVER + size * 0.3
		end = start + boxWidth(input, index)
		return { start, end, labels, heading }
	})
	const least = (slot: Slot) => (slot.node === null ? 0 : slot.node.kind === 'demand' ? size : size * PLACE)
	return {
		axes: DOWNWARDS,
		spans,
		measures: {
			start: EDGE + REGION_MARGIN,
			length: width - 2 * (EDGE + REGION_MARGIN),
			pad: size * 0.4,
			lead: () => 0,
			least,
			lane: arrangement.overLane === null ? null : size * PLACE,
			...givenBy(arrangement)
		},
		titleWidth,
		bar: { ...barBehind(spans.at(-1), size * ROW, size), labels: width }
	}
}

function boxWidth(input: FitInput, column: number): number {
	const { list } = input.arrangement.columns
	return input.size * (list[column]?.feeds ? BOX / 2 : BOX)
}

/** Width that each column's words take, and the demand with its labels. Depends on the chain alone. */
function leastWidths(input: FitInput, { word, after, apart, beside }: Ease): number[] {
	const { chain, arrangement, names, size } = input
	const { columns, slots } = arrangement
	const headings = new Map(stageColumns(chain, columns).map(({ column, name }) => [column, name]))
	const last = columns.list.length - 1
	return columns.list.map((_, index) => {
		if (index === last) {
			return size * (BOX + apart + DEMAND_BAR + beside) + BESIDE
		}
		const here = (slots[index] ?? []).flatMap(({ node }) => (node ? [names.get(node.id) ?? ''] : []))
		const words = here.map((name) => Math.min(word * size, longestWord(name, size, 'strong')))
		return Math.max(textWidth(headings.get(index) ?? '', size, 'strong'), ...words, size * 4.5) + size * after
	})
}

function longestWord(text: string, size: number, weight: Weight): number {
	return Math.max(...text.split(/(?<=[-/])| /).map((word) => textWidth(word, size, weight)))
}

/** Splits a length into parts of one size, but none below its least. */
function shareOut(least: readonly number[], length: number): number[] {
	let common = length / least.length
	for (let round = 0; round < least.length; round++) {
		const held = least.filter((each) => each > common)
		common = (length - held.reduce((sum, each) => sum + each, 0)) / (least.length - held.length)
	}
	return least.map((each) => Math.max(each, common))
}

/** The least length at which all labels fit and flows still show. */
function needed(slots: readonly (readonly Slot[])[], lead: (slot: Slot) => number, pad: number): number {
	const lengths = slots.map((column) => column.reduce((sum, slot) => sum + (slot.node ? lead(slot) + pad : 0), 0))
	return Math.max(...lengths) * 1.25 + 60
}
