/** The bands between boxes: today's flow in the colour of its origin, and the flow that is missing as a flat tint. */
import { nameIn } from '../../text/locale.ts'
import { layer, px, type GroupMark, type SceneMark } from '../../scene/scene.ts'
import { LEAST_SHARE } from '../../tolerances.ts'
import { nodeName } from '../data/node-name.ts'
import { pixelsOf, type Drawing } from './drawing.ts'
import { returnMiddle } from './lanes.ts'
import { areaPath, linePath, widthOf } from './strand-paths.ts'
import type { Strand } from '../layout/strands.ts'

/** Links thinner than this are drawn as a dashed line, which is not to scale. */
export const THIN = 1.2
/** Ghosts thinner than this are one line instead of a tint. */
const THIN_GHOST = 2
/** Of today's flow, so that words over it stay readable. */
export const FLOW_OPACITY = 0.4
/** Of flow that would pass: flows that lie over one another add up to more. */
export const GHOST_OPACITY = 0.09

/** Ghost flow: that which only passes the regions lies behind their ground, all else over it. */
export function ghostLayers(drawing: Drawing): Record<'behind' | 'over', GroupMark> {
	const within = new Set(drawing.regions.flatMap(({ processes }) => processes))
	const ghosts = drawing.strands.filter((strand) => strand.colour === null && strand.path.link.ghost > drawing.least)
	const passes = ({ path: { link } }: Strand) => !within.has(link.from) && !within.has(link.to)
	const drawn = (strands: readonly Strand[]) => strands.flatMap((strand) => ghostMarks(drawing, strand))
	return {
		behind: layer('ghosts-behind', drawn(ghosts.filter(passes))),
		over: layer('ghosts', drawn(ghosts.filter((strand) => !passes(strand))))
	}
}

/** Today's flow. */
export function flowLayer(drawing: Drawing): GroupMark {
	const flows = drawing.strands.filter((strand) => strand.colour !== null && strand.path.link.real > drawing.least)
	return layer(
		'flows',
		flows.flatMap((strand) => flowMarks(drawing, strand))
	)
}

/** A flow that differs by less than this length is where it was; pixels. */
const SAME = 0.5

/** Outlines of flows as they were in another drawing, where they have changed since. */
export function beforeLayer(drawing: Drawing, before: Drawing): GroupMark {
	const widths = new Map(drawing.strands.filter(isReal).map((strand) => [keyOf(strand), widthOf(strand)]))
	const changed = before.strands.filter(
		(strand) =>
			isReal(strand) &&
			strand.path.course !== 'return' &&
			Math.abs(widthOf(strand) - (widths.get(keyOf(strand)) ?? 0)) > SAME
	)
	return layer(
		'before',
		changed.map((strand): SceneMark => {
			const d = linePath(strand, before.axes, 0) + linePath(strand, before.axes, 1)
			const paint = { fill: 'transparent', stroke: 'ink', strokeWidth: 1, dash: [3, 3] } as const
			return { kind: 'path', key: `before:${keyOf(strand)}`, role: 'before', d, ...paint }
		})
	)
}

const isReal = (strand: Strand) => strand.colour !== null
const keyOf = (strand: Strand) => `${strand.path.link.key}:${strand.colour}`

/** Tells if a link is too thin today to be drawn to scale. */
export function isThin(drawing: Drawing, strand: Strand): boolean {
	const { real, taper } = strand.path.link
	return pixelsOf(drawing, real * Math.max(1, taper)) < THIN
}

/**
 * The part of a strand that concerns the selection; null where nothing is selected. Of a link that only in part does,
 * strands of the selected node's own origins come first: what a feed sends stays in its colour.
 */
function litShare(drawing: Drawing, strand: Strand): number | null {
	const { trace } = drawing
	if (trace === null) return null
	const { key } = strand.path.link
	const share = trace.shares.get(key) ?? 0
	if (strand.colour === null) return share > 0 ? 1 : 0
	if (isThin(drawing, strand) || strand.path.course === 'return') return share > LEAST_SHARE ? 1 : 0
	return Math.min(1, Math.max(0, (share * strand.path.link.real - litBefore(drawing, strand)) / strand.amount))
}

/** Returns the amount in the strands of the same link that are lit before this one. */
function litBefore(drawing: Drawing, strand: Strand): number {
	const own = new Set(drawing.origins.node(drawing.trace?.selected ?? '').map((origin) => origin.colour))
	const rank = (each: Strand) => (each.colour !== null && own.has(each.colour) ? 0 : 1)
	const siblings = drawing.strands
		.filter((each) => each.colour !== null && each.path === strand.path)
		.sort((a, b) => rank(a) - rank(b))
	return siblings.slice(0, siblings.indexOf(strand)).reduce((sum, each) => sum + each.amount, 0)
}

function common(drawing: Drawing, strand: Strand) {
	const share = litShare(drawing, strand)
	const emphasis: { emphasis?: 'lit' | 'dim' } = share === null ? {} : { emphasis: share > 0.999 ? 'lit' : 'dim' }
	return { data: { link: strand.path.link.key }, ...emphasis }
}

function linkName(drawing: Drawing, strand: Strand, kind: 'flowName' | 'ghostName', amount: number): string {
	const { from, to, link } = strand.path
	return drawing.locale.words.figures.sankey[kind]({
		from: nodeName(drawing, from),
		to: drawing.names.get(link.to) ?? nodeName(drawing, to),
		amount: drawing.amounts.picture(amount),
		material: nameIn(drawing.chain.materials, link.material)
	})
}

function ghostMarks(drawing: Drawing, strand: Strand): SceneMark[] {
	const { axes } = drawing
	const { link, course } = strand.path
	const back = course === 'return'
	const label = linkName(drawing, strand, 'ghostName', link.ghost)
	const mark = { kind: 'path', key: `ghost:${link.key}`, role: 'ghost', label, ...common(drawing, strand) } as const
	const width = widthOf(strand)
	if (width < THIN_GHOST) {
		const d = back ? returnMiddle(drawing, strand) : linePath(strand, axes, 0.5)
		return [{ ...mark, d, fill: 'transparent', stroke: 'alarm-soft', strokeWidth: 0.75 }]
	}
	if (back) {
		const d = returnMiddle(drawing, strand)
		return [{ ...mark, d, fill: 'transparent', stroke: 'alarm', strokeWidth: px(width), strokeOpacity: GHOST_OPACITY }]
	}
	return [{ ...mark, d: areaPath(strand, axes), fill: 'alarm', fillOpacity: GHOST_OPACITY }]
}

function flowMarks(drawing: Drawing, strand: Strand): SceneMark[] {
	const { axes } = drawing
	const { link, course } = strand.path
	const colour = strand.colour ?? 'grey'
	const shared = { label: linkName(drawing, strand, 'flowName', link.real), ...common(drawing, strand) }
	const key = `flow:${link.key}:${colour}`
	const thin = isThin(drawing, strand)
	if (thin || course === 'return') {
		const d = course === 'return' ? returnMiddle(drawing, strand) : linePath(strand, axes, 0.5)
		const line = { kind: 'path', key, d, fill: 'transparent', stroke: colour, ...shared } as const
		if (thin) return [{ ...line, role: 'thin-flow', strokeWidth: THIN, dash: [2, 2] }]
		return [{ ...line, role: 'flow', strokeWidth: px(widthOf(strand)), strokeOpacity: FLOW_OPACITY }]
	}
	const area = { kind: 'path', key, role: 'flow', fill: colour, fillOpacity: FLOW_OPACITY } as const
	const share = litShare(drawing, strand)
	const whole: SceneMark = { ...area, d: areaPath(strand, axes), ...shared }
	if (share === null || share > 0.999 || share < 0.001) return [whole]
	const lit: SceneMark = {
		...area,
		key: `lit:${link.key}:${colour}`,
		d: areaPath(strand, axes, share),
		data: { link: link.key },
		emphasis: 'lit'
	}
	return [whole, lit]
}
