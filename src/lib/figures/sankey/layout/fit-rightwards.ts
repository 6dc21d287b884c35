/** The fit of a wide page: columns from left to right. */
import type { NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import type { Region } from '../../regions.ts'
import { textWidth } from '../../scene/text-width.ts'
import { RIGHTWARDS } from './axes.ts'
import { apartOf, BESIDE_BAR, shareOut, widened } from './column-widths.ts'
import {
	allotted,
	barBehind,
	boxWidth,
	columnsWith,
	EDGE,
	FILLED,
	firstsOf,
	givenBy,
	outlineAfter,
	REGION_MARGIN,
	regionsIn
} from './fit-parts.ts'
import type { FitInput, PageFit, Slots } from './fit-parts.ts'
import { labelWidth, LEADING, nameLines, OVER } from './label-room.ts'
import type { Measures } from './layout.ts'
import { titleLength } from './region-room.ts'
import type { Slot } from './slots.ts'

/** Columns from left to right, each at least as wide as its heading. */
export function fitRightwards(input: FitInput, least: readonly number[]): PageFit {
	const { arrangement, width, height, size } = input
	const last = least.length - 1
	let start = EDGE
	const apart = size * apartOf(input)
	const wide = widened(input, least)
	const demand = wide[last] ?? 0
	const widths = [...shareOut(wide.slice(0, last), width - 2 * EDGE - demand), demand]
	const spans = widths.map((own, index) => {
		const end = start + boxWidth(input, index)
		const labels = labelWidth(index === last ? end - start + apart : own) - outlineAfter(input, index)
		const span = { start, end, labels, heading: size * 0.9, raised: [] }
		start += own
		return span
	})
	const titleWidth = (region: Region) => {
		const { first, last } = columnsWith(input, region.stages)
		const end = Math.max(boxWidth(input, last), regionLabels(input, region, last, spans[last]?.labels ?? 0))
		return (spans[last]?.start ?? 0) + end - (spans[first]?.start ?? 0)
	}
	const top = size * LEADING * 2 + 10
	const titles = titleLengths(input, titleWidth)
	const across = { titles, length: height - top - size * 3.4, labels: spans.map(({ labels }) => labels) }
	const roomy = fitAcross(input, across, ROOMY)
	const tight = roomy.unnamed > 0 ? fitAcross(input, across, TIGHT) : roomy
	const { pad, least: shortest, length, lines } = tight.unnamed < roomy.unnamed ? tight : roomy
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
		measures: { start: top, length, pad, lead, least: shortest, lane, ...givenBy(arrangement) },
		lines,
		titleRoom: (region) => ({ width: titleWidth(region), labelLines: labelLines(region) }),
		bar: {
			...barBehind(spans.at(-1), apart, size),
			labels: size * BESIDE_BAR + (widths[last] ?? 0) - (least[last] ?? 0)
		}
	}
}

/** Between places, and the least length of a plant's own and of any other, as multiples of the text's size. */
interface Spacing {
	pad: number
	plant: number
	other: number
	/** The part of a column that labels leave to flows. */
	flows: number
}

const ROOMY: Spacing = { pad: 0.75, plant: 1, other: 0.6, flows: 0.35 }
/** Where a name would find no room otherwise, as on a stage. */
const TIGHT: Spacing = { pad: 0.35, plant: 0.6, other: 0.5, flows: 0.25 }

/** What is known of the places of a column before they are spaced; pixels. */
interface Across {
	titles: ReadonlyMap<NodeId, Title>
	/** Length of the columns, if their places need no more. */
	length: number
	/** Width of the labels of each column. */
	labels: readonly number[]
}

/** Spaces the places of all columns and gives their labels lines; `unnamed` counts the plants of the frame that got none. */
function fitAcross(input: FitInput, { titles, length: wanted, labels }: Across, spacing: Spacing) {
	const { arrangement, size } = input
	const pad = size * spacing.pad
	const least = leastOf(size, spacing)
	const given = (slots: Slots) => {
		const fixed = fixedLengths(input, slots, titles, pad)
		const boxes = slots.map((column) => sum(column.filter(({ lane }) => !lane).map(least)))
		return fixed.map((own, column) => ({ fixed: own, boxes: boxes[column] ?? 0 }))
	}
	const own = given(arrangement.slots)
	const framed = given(arrangement.frame.slots)
	const length = Math.max(wanted, ...own.map(({ fixed, boxes }) => (fixed + boxes) / FILLED))
	const lines = allotted(
		input,
		(column, slots) => {
			const { fixed, boxes } = (slots === arrangement.slots ? own : framed)[column] ?? { fixed: 0, boxes: 0 }
			return Math.min(length * (1 - spacing.flows), length - size * 2 - boxes) - fixed
		},
		(count) => Array.from({ length: count }, (_, line) => (line === 0 ? OVER : 0) + size * LEADING),
		(column) => labels[column] ?? 0
	)
	const places = arrangement.frame.slots.flat().filter(({ node, lane }) => node?.kind === 'process' && !lane)
	return { pad, least, length, lines, unnamed: places.filter(({ key }) => lines.get(key) === 0).length }
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
	return Math.min(width, Math.max(least, ...lines.map((line) => textWidth(line, size, 'strong'))))
}

/** Length in each column that is no label's: between places, for the titles of regions, and for the lane. */
function fixedLengths(
	{ arrangement, size }: FitInput,
	slots: Slots,
	titles: ReadonlyMap<NodeId, Title>,
	pad: number
): readonly number[] {
	const { overLane } = arrangement
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

/** Returns how many lines of labels stand between the title of a region and its boxes. */
function firstLines({ arrangement }: FitInput, lines: ReadonlyMap<NodeId, number>): (region: Region) => number {
	return ({ processes }) => Math.max(1, ...firstsOf(arrangement.slots, processes).map((id) => lines.get(id) ?? 0))
}

/** A place is never without some length, so that what stands or is missing there can be seen. */
function leastOf(size: number, { plant, other }: Spacing): Measures['least'] {
	return ({ node }) => (node === null ? 0 : size * (node.kind === 'process' ? plant : other))
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
