/** Flows that run back against the chain: down to the lane, along it, and up again. */
import type { Band, Strip } from './bands.ts'
import type { Drawing } from './drawing.ts'
import { px } from '../scene.ts'

const BEND = 10

/**
 * The middle line of a returning flow, to be stroked at its width: from the end of its source box around to the start
 * of its target, by way of the lane below the target's box.
 */
export function returnPath(drawing: Drawing, band: Band, strip: Strip): string {
	const first = strip.at[0]
	const last = strip.at.at(-1)
	if (first === undefined || last === undefined) return ''
	const half = Math.max(first.width, last.width) / 2
	const bend = BEND + half
	const out = first.enters - 7
	const from = first.start + first.width
	const back = last.leaves
	const to = last.start + last.width / 2
	const target = drawing.layout.places.get(band.route.to.id)
	const lane = Math.max(drawing.layout.laneStart, (target?.start ?? 0) + (target?.length ?? 0)) - half - 2
	const p = (main: number, cross: number) => drawing.axes.point(px(main), px(cross))
	return [
		`M${p(out, from)}`,
		`L${p(out, lane - bend)}`,
		`Q${p(out, lane)} ${p(out - bend, lane)}`,
		`L${p(back - bend, lane)}`,
		`C${p(back - bend * 2, lane)} ${p(back - bend * 2, to)} ${p(back - bend, to)}`,
		`L${p(back, to)}`
	].join('')
}
