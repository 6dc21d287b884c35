/** Outlines of strands: level at every box, with their bend halfway between boxes. */
import { px } from '../../scene/scene.ts'
import type { Axes } from '../layout/axes.ts'
import type { Strand } from '../layout/strands.ts'

/** Width where it is widest. */
export function widthOf(strand: Strand): number {
	return Math.max(...strand.crossings.map((crossing) => crossing.width))
}

interface Point {
	main: number
	start: number
	width: number
}

/** Returns the points at which a strand enters and leaves each place. */
function pointsOf(strand: Strand): Point[] {
	return strand.crossings.flatMap(({ enters, leaves, start, width }) =>
		(enters === leaves ? [enters] : [enters, leaves]).map((main) => ({ main, start, width }))
	)
}

/**
 * A curve along points, level at each, with its bend halfway between two: the one that d3-shape calls "bump". A drag
 * draws some hundred of them for each plan.
 */
function curve(points: readonly Point[], share: number, { downwards }: Axes): string {
	let d = ''
	let before: Point | null = null
	const crossOf = ({ start, width }: Point) => px(start + width * share)
	const write = (main: number, cross: number) => (downwards ? `${cross},${main}` : `${main},${cross}`)
	for (const point of points) {
		if (before !== null) {
			const middle = px((before.main + point.main) / 2)
			d += `C${write(middle, crossOf(before))},${write(middle, crossOf(point))},`
		}
		d += write(px(point.main), crossOf(point))
		before = point
	}
	return d
}

/** Closed outline of a strand, or of its part between the near edge and this share of its width. */
export function areaPath(strand: Strand, axes: Axes, share = 1): string {
	const points = pointsOf(strand)
	return `M${curve(points, share, axes)}L${curve([...points].reverse(), 0, axes)}Z`
}

/** A line along a strand at this share of its width: 0 is the near edge, 0.5 its middle, 1 the far edge. */
export function linePath(strand: Strand, axes: Axes, share: number): string {
	return `M${curve(pointsOf(strand), share, axes)}`
}
