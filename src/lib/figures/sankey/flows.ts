/** The bands between boxes: today's flow in the colour of its origin, and the flow that is missing as a hatch. */
import { nameIn } from '../reading.ts'
import { layer, type GroupMark, type PathMark, type SceneMark } from '../scene.ts'
import { edgePaths, ghostStrip, middlePath, realStrip, stripPath, type Band, type Strip } from './bands.ts'
import { nameOf, NOTHING, type Drawing } from './drawing.ts'
import { returnPath } from './lanes.ts'

/** Bands thinner than this are drawn as a dashed line, which is not to scale. */
export const THIN = 1.2
const FLOW_OPACITY = 0.5

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
	const label = linkName(drawing, band, 'ghostName', link.ghost)
	const shared = common(drawing, band)
	if (course === 'return') {
		const d = returnPath(drawing, band, strip)
		return [{ kind: 'path', key: `ghost:${link.key}`, role: 'ghost', d, label, fill: 'transparent', stroke: 'hatch-ghost', strokeWidth: Math.max(THIN, widest(strip)), ...shared }]
	}
	const edges: PathMark = { kind: 'path', key: `ghost-edge:${link.key}`, role: 'ghost-edge', d: '', fill: 'transparent', stroke: 'alarm-soft', strokeWidth: 0.8, dash: [3, 3], ...shared }
	if (widest(strip) < THIN) return [{ ...edges, d: middlePath(strip, drawing.axes), label }]
	return [
		{ kind: 'path', key: `ghost:${link.key}`, role: 'ghost', d: stripPath(strip, drawing.axes), label, fill: 'hatch-ghost', ...shared },
		{ ...edges, d: edgePaths(strip, drawing.axes) }
	]
}

function realMarks(drawing: Drawing, band: Band): SceneMark[] {
	const { link, course } = band.route
	const whole = realStrip(band)
	const origins = drawing.origins.get(band.route.from.id) ?? []
	const strongest = [...origins].sort((a, b) => b.share - a.share)[0]?.colour ?? 'grey'
	const label = linkName(drawing, band, 'flowName', link.real)
	const shared = common(drawing, band)
	const stroked = { kind: 'path', key: `flow:${link.key}`, label, fill: 'transparent', stroke: strongest, ...shared } as const
	if (widest(whole) < THIN) {
		const d = course === 'return' ? returnPath(drawing, band, whole) : middlePath(whole, drawing.axes)
		return [{ ...stroked, role: 'thin-flow', d, strokeWidth: THIN, dash: [2, 2] }]
	}
	if (course === 'return') {
		const d = returnPath(drawing, band, whole)
		return [{ ...stroked, role: 'flow', d, strokeWidth: widest(whole), strokeOpacity: FLOW_OPACITY }]
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
function litPart(drawing: Drawing, band: Band, fill: PathMark['fill']): SceneMark[] {
	const share = drawing.trace?.shares.get(band.route.link.key)
	if (fill === undefined || share === undefined || share > 0.999 || share < 0.001) return []
	const d = stripPath(realStrip(band, 0, share), drawing.axes)
	const { key } = band.route.link
	return [{ kind: 'path', key: `lit:${key}`, role: 'flow', d, fill, fillOpacity: FLOW_OPACITY, data: { link: key }, emphasis: 'lit' }]
}
