/** A chain that is fitted to a page, and what both directions of the fit share. */
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import type { Region } from '../../regions.ts'
import type { Locale } from '../../text/locale.ts'
import type { FlowNode } from '../data/graph.ts'
import type { Arrangement } from './arrangement.ts'
import type { Axes } from './axes.ts'
import { allotLines, detailLines, labelWeight, nameForms, type Claim } from './label-room.ts'
import type { Measures } from './layout.ts'
import type { Slot } from './slots.ts'
import type { Edges } from './strands.ts'

/** Places by column. */
export type Slots = readonly (readonly Slot[])[]

/** A chain fitted to the page: direction, columns and lengths. */
export interface PageFit {
	axes: Axes
	/**
	 * Each column's boxes along the chain, the width for labels (the column's own or, downwards, a place's), the baseline
	 * of its heading, and the baselines for names that have no room beside each other, the lowest first.
	 */
	spans: readonly (Edges & { labels: number; heading: number; raised: readonly number[] })[]
	measures: Measures
	/** How many lines the label of each node has room for. */
	lines: ReadonlyMap<NodeId, number>
	/** Width of the title of a region, pixels, and how many lines of labels stand between it and the first boxes. */
	titleRoom(region: Region): { width: number; labelLines: number }
	/** Extent of the bar of the demand along the chain, and the width of the labels beside it. */
	bar: Edges & { labels: number }
}

/** A chain that is to be fitted to a page, and the size of the page. */
export interface FitInput {
	chain: Chain
	arrangement: Arrangement
	names: ReadonlyMap<NodeId, string>
	locale: Locale
	width: number
	height: number
	size: number
}

/** Width of a box, as a multiple of the text's size; feeds and imports have half of it. */
export const BOX = 1.25
/** Width of the bar of the demand, as a multiple of the text's size. */
export const DEMAND_BAR = 3.2
/** Free edge of the page, pixels. */
export const EDGE = 2
/** Between the outline of a region and what is in it, pixels. */
export const REGION_MARGIN = 9

/** The part of a column that its places take at most without labels. */
export const FILLED = 0.8

/**
 * Shares the room of each column, or row, among the labels of its places: by what the frame shows, so that no lever moves
 * a label. Places that the frame has come first, in the room that the frame has; those of the plan alone share what is
 * left, so that they change no length on which the frame's scale rests. What stands in the lane has a place of its own.
 *
 * @param room - length for labels in a column of these places, pixels
 */
export function allotted(
	input: FitInput,
	room: (column: number, slots: Slots) => number,
	lengths: (lines: number) => readonly number[],
	width: (column: number) => number
): ReadonlyMap<NodeId, number> {
	const { slots, frame } = input.arrangement
	const framed = new Map(frame.slots.flat().map(({ key, node }) => [key, node]))
	const demand = slots.flat().find(({ node }) => node?.kind === 'demand')?.room ?? 0
	const claimOf = ({ key, node, lane }: Slot, column: number): LabelClaim[] => {
		if (node === null || node.kind === 'demand') return []
		const { least, most } = linesOf(input, node, width(column))
		const own = lengths(most)
		const lines = [sum(own.slice(0, least)), ...own.slice(least)]
		return [{ key, lane, least, most, weight: labelWeight(framed.get(key) ?? node, demand), lines }]
	}
	return new Map(
		slots.flatMap((column, index) => {
			const claims = column.flatMap((slot) => claimOf(slot, index))
			const own = claims.filter(({ lane }) => !lane)
			const [kept, added] = [own.filter(({ key }) => framed.has(key)), own.filter(({ key }) => !framed.has(key))]
			const first = allotLines(kept, room(index, frame.slots))
			const taken = sum(kept.map(({ lines }, at) => sum(lines.slice(0, first[at]))))
			const parts = [...first, ...allotLines(added, room(index, slots) - taken)]
			const inLane = claims.filter(({ lane }) => lane).map(({ key, most }) => [key, most] as const)
			const inColumn = [...kept, ...added].map(({ key, least }, at) => [key, linesFor(parts[at] ?? 0, least)] as const)
			return [...inLane, ...inColumn]
		})
	)
}

/** A label's claim, with the place that it is for. */
interface LabelClaim extends Claim {
	key: NodeId
	lane: boolean
	least: number
	most: number
}

/** Lines of a label that got some parts of its claim: the first part is its name, which is whole or not there. */
function linesFor(parts: number, least: number): number {
	return parts === 0 ? 0 : least + parts - 1
}

/**
 * Lines of a node's label: at least its name in its shortest form, at most all of it. The only plant of its stage in a
 * region has no name, which the title says.
 */
function linesOf(input: FitInput, node: FlowNode, width: number): { least: number; most: number } {
	if (regionsIn(input).some(({ alone }) => alone.includes(node.id))) return { least: 1, most: 1 }
	const forms = nameForms(input, node, width)
	return { least: forms.at(-1)?.length ?? 0, most: (forms[0]?.length ?? 0) + detailLines(node) }
}

/** Regions of the plan and of the frame. */
export function regionsIn({ arrangement }: FitInput): readonly Region[] {
	return [...arrangement.frame.regions, ...arrangement.regions]
}

/** The first place of a region in each column. */
export function firstsOf(slots: Arrangement['slots'], processes: readonly NodeId[]): NodeId[] {
	return slots.flatMap((column) => column.find(({ key }) => processes.includes(key))?.key ?? [])
}

/** The bar of the demand, some way behind the demand's own box. */
export function barBehind(box: Edges | undefined, apart: number, size: number): Edges {
	const start = (box?.end ?? 0) + apart
	return { start, end: start + size * DEMAND_BAR }
}

/** The measures that the arrangement decides alone. */
export function givenBy({
	returning,
	overLane,
	slots,
	regions
}: Arrangement): Pick<Measures, 'returning' | 'overLane' | 'level'> {
	const level = regions.map(({ processes }) => firstsOf(slots, processes))
	return { returning, overLane, level }
}

/** First and last column of some stages. */
export function columnsWith({ arrangement }: FitInput, stages: readonly string[]): { first: number; last: number } {
	const list = arrangement.columns.list.flatMap((column, index) =>
		stages.includes(column.stage) && !column.feeds ? [index] : []
	)
	return { first: Math.min(...list), last: Math.max(...list) }
}

/** Length at the end of a column that its labels leave to the outline of a region of the frame, pixels. */
export function outlineAfter(input: FitInput, column: number): number {
	const inset = input.arrangement.frame.regions.map(({ stages }) => {
		const { first, last } = columnsWith(input, stages)
		return column === last ? input.size / 2 : column === first - 1 ? REGION_MARGIN / 2 : 0
	})
	return Math.max(0, ...inset)
}

/** Width of the boxes in a column, pixels. */
export function boxWidth(input: FitInput, column: number): number {
	const { list } = input.arrangement.columns
	return input.size * (list[column]?.feeds ? BOX / 2 : BOX)
}
