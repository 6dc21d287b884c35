/** The fit of a narrow page: stages as rows from top to bottom. */
import type { NodeId } from '#lib/model/chain.ts'
import type { Arrangement } from './arrangement.ts'
import { DOWNWARDS } from './axes.ts'
import {
	allotted,
	barBehind,
	boxWidth,
	columnsWith,
	EDGE,
	FILLED,
	givenBy,
	REGION_MARGIN,
	regionsIn
} from './fit-parts.ts'
import type { FitInput, PageFit } from './fit-parts.ts'
import { labelWidth, LEADING, OVER } from './label-room.ts'
import { titleLines } from './region-room.ts'
import type { Slot } from './slots.ts'

/** Between a row's boxes and what stands over the next, as a multiple of the text's size. */
const ROW = 2.6
/** Least length of a place in a row, so that its name can stand over it; the same. */
const PLACE = 5.85

/** Least length of a place in a row whose name has no room, what a finger can hit; the same. */
const UNNAMED = 1.9

/** Stages as rows from top to bottom; the name of a stage stands over its row, those of nodes over their boxes. */
export function fitDownwards(input: FitInput): PageFit {
	const { arrangement, width, size } = input
	const labels = labelWidth(size * PLACE + 8)
	const pad = size * 0.4
	const lane = arrangement.overLane === null ? null : size * PLACE
	const length = width - 2 * (EDGE + REGION_MARGIN)
	const unnamed = Math.min(size * UNNAMED, (length * FILLED) / mostPlaces(arrangement) - pad)
	const lines = allotted(
		input,
		(row, slots) => length - rowLength(input, slots[row] ?? [], row, unnamed + pad, lane === null ? 0 : lane + pad * 2),
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
function rowLength(
	{ arrangement }: FitInput,
	slots: readonly Slot[],
	row: number,
	place: number,
	lane: number
): number {
	const { overLane } = arrangement
	const places = slots.filter(({ node, lane }) => node !== null && !lane).length
	const over = overLane !== null && row >= overLane.first && row <= overLane.last
	return places * place + (over ? lane : 0)
}

/** Most lines above the labels of a row. */
const RAISED = 3

/** Lines for the names that have no room in a row: as many as such places stand side by side, one more beside an outline. */
function raisedLines(slots: readonly Slot[], lines: ReadonlyMap<NodeId, number>, isOutlined: boolean): number {
	let [most, beside] = [0, 0]
	for (const { key, node, lane } of slots) {
		if (node === null || lane || node.kind === 'demand') continue
		beside = (lines.get(key) ?? 0) > 0 ? 0 : beside + 1
		most = Math.max(most, beside)
	}
	return Math.min(RAISED, most > 0 && isOutlined ? most + 1 : most)
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
		const isOutlined = regionsIn(input).some(({ stages }) => {
			const { first, last } = columnsWith(input, stages)
			return first <= index && index <= last
		})
		const above = raisedLines(arrangement.slots[index] ?? [], lines, isOutlined)
		const start = heading + (most + above) * size * LEADING + OVER + size * 0.3
		end = start + boxWidth(input, index)
		const raised = Array.from({ length: above }, (_, line) => start - OVER - (most + line) * size * LEADING)
		return { start, end, labels, heading, raised }
	})
}
