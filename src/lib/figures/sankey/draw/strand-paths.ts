/** Outlines of strands: level at every box, with their bend halfway between boxes. */
import { area, curveBumpX, curveBumpY, line } from 'd3-shape'
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

const main = (point: Point) => point.main
/** Hundredths of a pixel. */
const DIGITS = 2

/** Closed outline of a strand, or of its part between the near edge and this share of its width. */
export function areaPath(strand: Strand, axes: Axes, share = 1): string {
	const near = (point: Point) => point.start
	const far = (point: Point) => point.start + point.width * share
	const shape = axes.downwards
		? area<Point>().y(main).x0(near).x1(far).curve(curveBumpY)
		: area<Point>().x(main).y0(near).y1(far).curve(curveBumpX)
	return shape.digits(DIGITS)(pointsOf(strand)) ?? ''
}

/** A line along a strand at this share of its width: 0 is the near edge, 0.5 its middle, 1 the far edge. */
export function linePath(strand: Strand, axes: Axes, share: number): string {
	const cross = (point: Point) => point.start + point.width * share
	const shape = axes.downwards
		? line<Point>().y(main).x(cross).curve(curveBumpY)
		: line<Point>().x(main).y(cross).curve(curveBumpX)
	return shape.digits(DIGITS)(pointsOf(strand)) ?? ''
}
