/**
 * Flows that run back against the chain: out of the end of their source, around a corner into the lane, back along it
 * below the target, and around a half circle into the target's start.
 */
import { px } from '../../scene/scene.ts'
import type { Axes } from '../layout/axes.ts'
import type { Drawing } from './drawing.ts'
import { widthOf } from './strand-paths.ts'
import type { Strand } from '../layout/strands.ts'

/** Least radius of the inner edge of a corner. */
const CORNER = 6
/** Between the lane's boxes and the flow that returns under them. */
const UNDER = 4

interface Course {
	/** Along the chain: where the flow leaves its source, and where the half circle into the target begins. */
	out: number
	turn: number
	/** Along the chain: the start of the target. */
	end: number
	/** Across it: source, lane and target, at the middle of the flow. */
	from: number
	lane: number
	to: number
	/** Radius of the corner, at the middle of the flow. */
	corner: number
	axes: Axes
}

const returningByDrawing = new WeakMap<Drawing, Strand[]>()

/**
 * Returns every strand that runs back, from the inside of the bend out: a link's ghost lies inside its real flow.
 * Memoised, since each strand of a drawing asks for all.
 */
function returning(drawing: Drawing): Strand[] {
	const known = returningByDrawing.get(drawing)
	if (known !== undefined) return known
	const byPath = new Map<Strand['path'], Strand[]>()
	for (const strand of drawing.strands)
		if (strand.path.course === 'return') byPath.set(strand.path, [...(byPath.get(strand.path) ?? []), strand])
	const inner = (strand: Strand) => (strand.colour === null ? 0 : 1)
	const found = [...byPath.values()].flatMap((strands) => strands.sort((a, b) => inner(a) - inner(b)))
	returningByDrawing.set(drawing, found)
	return found
}

function sum(strands: readonly Strand[]): number {
	return strands.reduce((total, strand) => total + widthOf(strand), 0)
}

function courseOf(drawing: Drawing, strand: Strand): Course | null {
	const first = strand.crossings[0]
	const last = strand.crossings.at(-1)
	if (first === undefined || last === undefined) return null
	const all = returning(drawing)
	const beside = all.filter((each) => each.path.from === strand.path.from)
	const half = widthOf(strand) / 2
	const inLane = sum(all.slice(0, all.indexOf(strand))) + half
	const inSource = sum(beside.slice(0, beside.indexOf(strand))) + half
	const target = drawing.layout.places.get(strand.path.to.id) ?? { start: 0, length: 0 }
	const box = drawing.spans[drawing.columns.columnOf(strand.path.from)] ?? { start: first.enters, end: first.enters }
	return {
		out: (box.start + box.end) / 2 + inSource - sum(beside) / 2,
		turn: last.leaves - 4,
		end: last.leaves,
		from: first.start,
		lane: Math.max(drawing.layout.laneStart, target.start + target.length) + UNDER + inLane,
		to: last.start + last.width / 2,
		corner: CORNER + inSource,
		axes: drawing.axes
	}
}

/** The middle line of a returning flow, to be stroked at its width. */
export function returnMiddle(drawing: Drawing, strand: Strand): string {
	const course = courseOf(drawing, strand)
	if (course === null) return ''
	const { out, turn, end, from, lane, to, corner, axes } = course
	const circle = Math.abs(lane - to) / 2
	const sweep = axes.downwards ? 0 : 1
	const p = (main: number, cross: number) => axes.point(px(main), px(cross))
	const arc = (radius: number, main: number, cross: number) =>
		`A${px(radius)},${px(radius)} 0 0 ${sweep} ${p(main, cross)}`
	return [
		`M${p(out, from)}`,
		`L${p(out, lane - corner)}`,
		arc(corner, out - corner, lane),
		`L${p(turn, lane)}`,
		arc(circle, turn, to),
		`L${p(end, to)}`
	].join('')
}
