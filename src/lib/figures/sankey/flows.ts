/** The bands between boxes: today's flow in the colour of its origin, and the flow that is missing as a hatch. */
import { nameIn } from '../reading.ts'
import { layer, px, type Colour, type GroupMark, type SceneMark } from '../scene.ts'
import { edgePaths, farEdge, ghostStrip, middlePath, realStrip, stripPath, type Band, type Strip } from './bands.ts'
import { nameOf, NOTHING, type Drawing } from './drawing.ts'
import { returnEdges, returnMiddle } from './lanes.ts'

/** Bands thinner than this are drawn as a dashed line, which is not to scale. */
export const THIN = 1.2
/** Ghosts thinner than this are one dashed line instead of two edges. */
const THIN_GHOST = 4
export const FLOW_OPACITY = 0.4

/** Ghost flow, behind everything. */
export function ghostLayer(drawing: Drawing): GroupMark {
	const ghosts = drawing.bands.filter((band) => band.route.link.ghost > NOTHING)
	return layer('ghosts', ghosts.flatMap((band) => ghostMarks(drawing, band)))
}

/** Today's flow. */
export function flowLayer(drawing: Drawing): GroupMark {
	const real = drawing.bands.filter((band) => band.route.link.real > NOTHING)
	return layer('flows', real.flatMap((band) => realMarks(drawing, band)))
}

function widest(strip: Strip): number {
	return Math.max(...strip.at.map((each) => each.width))
}

function common(drawing: Drawing, band: Band) {
	const { key } = band.route.link
	const share = drawing.trace?.shares.get(key)
	const emphasis: { emphasis?: 'lit' | 'dim' } =
		drawing.trace === null ? {} : { emphasis: share !== undefined && share > 0.999 ? 'lit' : 'dim' }
	return { data: { link: key }, ...emphasis }
}

function linkName(drawing: Drawing, band: Band, kind: 'flowName' | 'ghostName', amount: number): string {
	const { from, to, link } = band.route
	return drawing.reading.words.figures.sankey[kind]({
		from: nameOf(drawing, from),
		to: nameOf(drawing, to),
		amount: drawing.amounts.picture(amount),
		material: nameIn(drawing.chain.materials, link.material)
	})
}

function ghostMarks(drawing: Drawing, band: Band): SceneMark[] {
	const { link, course } = band.route
	const strip = ghostStrip(band)
	const width = widest(strip)
	const back = course === 'return'
	const shared = common(drawing, band)
	const label = linkName(drawing, band, 'ghostName', link.ghost)
	const edges = { kind: 'path', key: `ghost-edge:${link.key}`, role: 'ghost-edge', fill: 'transparent', stroke: 'alarm-soft', strokeWidth: 0.75, dash: [3, 3], ...shared } as const
	if (width < THIN_GHOST) return [{ ...edges, label, d: back ? returnMiddle(drawing, band, strip) : middlePath(strip, drawing.axes) }]
	const area = { kind: 'path', key: `ghost:${link.key}`, role: 'ghost', label, ...shared } as const
	if (back) {
		return [
			{ ...area, d: returnMiddle(drawing, band, strip), fill: 'transparent', stroke: 'hatch-ghost', strokeWidth: px(width) },
			{ ...edges, d: returnEdges(drawing, band, strip) }
		]
	}
	return [
		{ ...area, d: stripPath(strip, drawing.axes), fill: 'hatch-ghost' },
		{ ...edges, d: follows(drawing, band) ? farEdge(strip, drawing.axes) : edgePaths(strip, drawing.axes) }
	]
}

/** Whether another ghost passes the same columns right before this one, and so has drawn the edge between them. */
function follows(drawing: Drawing, band: Band): boolean {
	const stop = band.route.stops.length > 2 ? band.route.stops[1] : undefined
	const near = band.crossings[1]?.ghost ?? 0
	return (
		stop !== undefined &&
		drawing.bands.some((other) => {
			const crossing = other.crossings[1]
			if (crossing === undefined || other.route.stops[1] !== stop || crossing.ghostWidth < THIN_GHOST) return false
			return Math.abs(crossing.ghost + crossing.ghostWidth - near) < 0.01
		})
	)
}

function realMarks(drawing: Drawing, band: Band): SceneMark[] {
	const { link, course } = band.route
	const whole = realStrip(band)
	const width = widest(whole)
	const back = course === 'return'
	const origins = drawing.origins.get(band.route.from.id) ?? []
	const strongest = [...origins].sort((a, b) => b.share - a.share)[0]?.colour ?? 'grey'
	const label = linkName(drawing, band, 'flowName', link.real)
	const shared = common(drawing, band)
	if (back || width < THIN) {
		const thin = width < THIN
		const d = back ? returnMiddle(drawing, band, whole) : middlePath(whole, drawing.axes)
		const pen = thin ? { strokeWidth: THIN, dash: [2, 2] } : { strokeWidth: px(width), strokeOpacity: FLOW_OPACITY }
		return [{ kind: 'path', key: `flow:${link.key}`, role: thin ? 'thin-flow' : 'flow', d, label, fill: 'transparent', stroke: strongest, ...pen, ...shared }]
	}
	const strips: SceneMark[] = []
	let from = 0
	for (const { colour, share } of origins) {
		const d = stripPath(realStrip(band, from, from + share), drawing.axes)
		const name = from === 0 ? { label } : {}
		strips.push({ kind: 'path', key: `flow:${link.key}:${colour}`, role: 'flow', d, fill: colour, fillOpacity: FLOW_OPACITY, ...name, ...shared })
		from += share
	}
	return [...strips, ...litPart(drawing, band, strongest)]
}

/** Of a flow that only in part concerns the selected node, that part at full strength. */
function litPart(drawing: Drawing, band: Band, fill: Colour): SceneMark[] {
	const share = drawing.trace?.shares.get(band.route.link.key)
	if (share === undefined || share > 0.999 || share < 0.001) return []
	const d = stripPath(realStrip(band, 0, share), drawing.axes)
	const { key } = band.route.link
	return [{ kind: 'path', key: `lit:${key}`, role: 'flow', d, fill, fillOpacity: FLOW_OPACITY, data: { link: key }, emphasis: 'lit' }]
}
