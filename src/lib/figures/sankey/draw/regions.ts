/** Absent routes as places: a tinted ground behind their boxes with a strong outline, and a title that says it. */
import { layer, px, type GroupMark, type MarkData, type SceneMark } from '../../scene/scene.ts'
import { textWidth } from '../../scene/text-width.ts'
import { heightOf, LEADING, OVER } from '../layout/label-room.ts'
import { REGION_MARGIN } from '../layout/fit-parts.ts'
import type { FlowNode } from '../data/graph.ts'
import { nodeEmphasis, nodePlace, nodeSpan, textLine, type Drawing } from './drawing.ts'

type Region = Drawing['regions'][number]

/** Draws the ground of every region, over what only passes it and behind all that runs within. */
export function regionLayer(drawing: Drawing): GroupMark {
	return layer(
		'regions',
		drawing.regions.flatMap((region) => ground(drawing, region))
	)
}

/** Writes the titles of the regions, over all flows. */
export function regionTitles(drawing: Drawing): GroupMark {
	return layer(
		'region-titles',
		drawing.regions.flatMap((region) => title(drawing, region))
	)
}

function keyOf({ processes }: Region): string {
	return processes[0] ?? ''
}

interface Extents {
	along: { start: number; end: number }
	across: { start: number; end: number }
}

/** The extent of a region's boxes, along the chain and across it. */
function boxesOf(drawing: Drawing, { processes }: Region): Extents {
	const nodes = drawing.nodes.filter(({ id }) => processes.includes(id))
	const spans = nodes.map((node) => nodeSpan(drawing, node))
	const places = nodes.map((node) => nodePlace(drawing, node))
	return {
		along: { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) },
		across: {
			start: Math.min(...places.map(({ start }) => start)),
			end: Math.max(...places.map(({ start, length }) => start + length))
		}
	}
}

/** End of all that is in a region, from left to right. */
const endOf = ({ along }: Extents, { titleWidth }: Region) => along.start + titleWidth

/** Width that the label of a node has up to the end of its region; Infinity where it is in none, and downwards. */
export function widthInRegion(drawing: Drawing, node: FlowNode): number {
	const region = drawing.regions.find(({ processes }) => processes.includes(node.id))
	if (region === undefined || drawing.axes.downwards) return Infinity
	return endOf(boxesOf(drawing, region), region) - nodeSpan(drawing, node).start
}

/** The outlines that cross a row from top to bottom: where they are along it. */
export function outlinesIn(drawing: Drawing, row: number, at = drawing.spans[row]?.start ?? 0): number[] {
	return drawing.regions.flatMap((region) => {
		const { along, across } = boxesOf(drawing, region)
		if (at < along.start || at > along.end) return []
		return [across.start - REGION_MARGIN, across.end + REGION_MARGIN]
	})
}

/** Top of the first line of the title. */
function titleTop(drawing: Drawing, region: Region, boxes: Extents): number {
	const { size, axes } = drawing
	const height = heightOf(region.title)
	if (!axes.downwards) return boxes.across.start - OVER - region.labelLines * size * LEADING - height
	return headingOf(drawing, boxes) - size - height
}

/** Baseline of the heading of the row in which a region begins. */
function headingOf({ spans }: Drawing, { along }: Extents): number {
	return spans.find(({ start }) => start === along.start)?.heading ?? 0
}

function ground(drawing: Drawing, region: Region): SceneMark[] {
	const { axes } = drawing
	const boxes = boxesOf(drawing, region)
	const top = titleTop(drawing, region, boxes)
	const area = axes.downwards
		? {
				x: boxes.across.start - REGION_MARGIN,
				y: headingOf(drawing, boxes) + drawing.size * 0.45,
				right: boxes.across.end + REGION_MARGIN,
				bottom: boxes.along.end + REGION_MARGIN
			}
		: {
				x: boxes.along.start - REGION_MARGIN,
				y: top - REGION_MARGIN + 2,
				right: endOf(boxes, region) + REGION_MARGIN / 2,
				bottom: boxes.across.end + REGION_MARGIN
			}
	const rect = {
		kind: 'rect',
		x: px(area.x),
		y: px(area.y),
		width: px(area.right - area.x),
		height: px(area.bottom - area.y)
	} as const
	const label = region.title.map(({ span }) => span.text).join(' ')
	const tint = { fill: 'alarm', fillOpacity: 0.07, stroke: 'alarm', strokeWidth: 2, dash: [9, 4] } as const
	return [
		{ ...rect, key: `region-backing:${keyOf(region)}`, role: 'backing', fill: 'paper' },
		{
			...rect,
			key: `region:${keyOf(region)}`,
			role: 'region',
			label,
			...tint,
			data: answerOf(drawing, region),
			...emphasisOf(drawing, region)
		}
	]
}

/** What is selected with a region: the part of the gap that its plants close most of, else the first of them. */
function answerOf({ gap }: Drawing, region: Region): MarkData {
	const shared = gap.map(({ id, nodes }) => ({
		id,
		count: region.processes.filter((each) => nodes.includes(each)).length
	}))
	const most = shared.reduce((best, each) => (each.count > best.count ? each : best), { id: '', count: 0 })
	return most.count > 0 ? { cause: most.id } : { node: keyOf(region) }
}

function emphasisOf(drawing: Drawing, region: Region): { emphasis?: 'lit' | 'dim' } {
	const node = drawing.nodes.find(({ id }) => id === keyOf(region))
	return node ? nodeEmphasis(drawing, node) : {}
}

function title(drawing: Drawing, region: Region): SceneMark[] {
	const { axes } = drawing
	const boxes = boxesOf(drawing, region)
	const widest = Math.max(...region.title.map(({ span, size }) => textWidth(span.text, size, span.weight)))
	const x = axes.downwards
		? Math.max(0, Math.min(boxes.across.start, drawing.top + drawing.length - widest))
		: boxes.along.start
	let y = titleTop(drawing, region, boxes)
	return region.title.map((line, index) => {
		y += line.size * (index === 0 ? 0.86 : LEADING)
		const key = `region-title:${keyOf(region)}:${index}`
		const place = {
			key,
			role: 'region',
			x,
			y,
			size: px(line.size),
			halo: true,
			data: answerOf(drawing, region)
		} as const
		return textLine(drawing, { ...place, ...emphasisOf(drawing, region) }, line.span)
	})
}
