/** Fits a chain to the page: columns along it, and room across it. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import type { Locale } from '../../text/locale.ts'
import { shortUnit, withUnit } from '../../text/number-format.ts'
import type { Weight } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import { DOWNWARDS, RIGHTWARDS, type Axes } from './axes.ts'
import { stageColumns } from './columns.ts'
import { BESIDE, detailLines, labelLength, labelWidth, LEADING } from './label-room.ts'
import type { Measures } from './layout.ts'
import type { Arrangement } from './arrangement.ts'
import type { Slot } from './slots.ts'
import type { Edges } from './strands.ts'

/** A chain fitted to the page: direction, size of text, columns and lengths. */
export interface PageFit {
	axes: Axes
	/** Size of the text. */
	size: number
	/** Each column's boxes along the chain, and the space for labels after them. */
	spans: readonly (Edges & { labels: number })[]
	measures: Measures
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
const EDGE = 2

/** Sizes to which text shrinks, in turn, before the chain is laid out downwards, as parts of the size asked for. */
const SHRINK = [1, 0.96, 0.92, 0.88, 0.84]

/** The fit for a width: from left to right at the largest text that fits, else from top to bottom. */
export function fitToPage(input: FitInput): PageFit {
	if (input.width >= NARROW) {
		for (const part of SHRINK) {
			const sized = { ...input, size: input.size * part }
			const least = leastWidths(sized)
			if (least.reduce((sum, each) => sum + each, 0) <= input.width - 2 * EDGE) return fitRightwards(sized, least)
		}
	}
	return fitDownwards(input)
}

/** Columns from left to right. Each is at least as wide as the longest word in it; what is left is shared evenly. */
function fitRightwards(input: FitInput, widths: readonly number[]): PageFit {
	const { arrangement, width, height, size } = input
	let start = EDGE
	const spans = shareOut(widths, width - 2 * EDGE).map((own, index) => {
		const box = boxWidth(input, index)
		const span = { start, end: start + box, labels: own - box }
		start += own
		return span
	})
	const least = remembered((slot) => {
		if (slot.node === null) return 0
		const room = labelWidth(spans[slot.column]?.labels ?? 0)
		return labelLength(input.names.get(slot.node.id) ?? '', room, size, detailLines(slot.node))
	})
	const lane = arrangement.overLane === null ? null : size * LEADING * 2 + 4
	const lanes = { returning: arrangement.returning, overLane: arrangement.overLane }
	const top = size * 2.4
	const pad = size * 0.75
	const length = Math.max(height - top - size * 4.6, needed(arrangement.slots, least, pad) + (lane ?? 0))
	return {
		axes: RIGHTWARDS,
		size,
		spans,
		measures: { start: top, length, pad, least, lane, ...lanes }
	}
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

/** From one row to the next, as a multiple of the text's size. */
const ROW = 5

/** Stages as rows from top to bottom; their names stand to the left, and numbers lead to a key below. */
function fitDownwards(input: FitInput): PageFit {
	const { arrangement, width, size } = input
	const names = stageColumns(input.chain, arrangement.columns).map(({ name }) => longestWord(name, size, 'strong'))
	const left = Math.max(...names) + size
	const spans = arrangement.columns.list.map((_, index) => {
		const start = size * 1.6 + index * ROW * size
		return { start, end: start + boxWidth(input, index), labels: 0 }
	})
	const least = (slot: Slot) => (slot.node === null ? 0 : size * 1.3)
	const lanes = { returning: arrangement.returning, overLane: arrangement.overLane }
	const measures = {
		start: left,
		length: width - left - EDGE,
		pad: size * 0.4,
		least,
		lane: arrangement.overLane === null ? null : size * 1.3,
		...lanes
	}
	return { axes: DOWNWARDS, size, spans, measures }
}

function boxWidth(input: FitInput, column: number): number {
	return input.size * (input.arrangement.columns.list[column]?.feeds ? BOX / 2 : BOX)
}

/** Width that each column's longest word takes, its heading included. Depends on the chain alone. */
function leastWidths(input: FitInput): number[] {
	const { chain, arrangement, names, locale, size } = input
	const { columns } = arrangement
	const headings = new Map(
		stageColumns(chain, columns).map(({ column, name }) => [column, textWidth(name, size, 'strong')])
	)
	const last = columns.list.length - 1
	return columns.list.map((_, index) => {
		const here = (arrangement.slots[index] ?? []).flatMap((slot) => (slot.node ? [names.get(slot.node.id) ?? ''] : []))
		const demands = index === last ? chain.demands.map((demand) => demand.name) : []
		const words = [...here, ...demands].map((name) => longestWord(name, size, 'strong'))
		const aside = index === last ? textWidth(`\u00a0\u00a0${largestDemand(chain, locale)}`, size) : 0
		const heading = (headings.get(index) ?? 0) + aside + size * 0.6
		return Math.max(heading, boxWidth(input, index) + BESIDE * 2 + Math.max(...words, size * 4))
	})
}

/** The longest text that the demand's heading is likely to need. */
function largestDemand(chain: Chain, locale: Locale): string {
	const totals = chain.demandBases.map((basis) =>
		chain.demands
			.filter((demand) => demand.basis === basis.id)
			.reduce((sum, demand) => sum + (demand.amount.value ?? 0), 0)
	)
	const largest = Number(Math.max(...totals, 0).toPrecision(4))
	const amount = withUnit(locale.numbers.full(largest), shortUnit(chain.unit))
	return locale.words.figures.sankey.demand({ amount })
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
function needed(slots: readonly (readonly Slot[])[], least: (slot: Slot) => number, pad: number): number {
	const lengths = slots.map((column) =>
		column.filter((slot) => slot.node && !slot.lane).reduce((sum, slot) => sum + least(slot) + pad, 0)
	)
	return Math.max(...lengths) * 1.15 + 40
}
