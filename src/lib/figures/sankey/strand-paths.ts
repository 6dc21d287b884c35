/** Outlines of strands: level at every box, with their bend halfway between boxes. */
import type { Axes } from './axes.ts'
import type { Crossing, Strand } from './strands.ts'

/** Width where it is widest. */
export function widthOf(strand: Strand): number {
	return Math.max(...strand.crossings.map((crossing) => crossing.width))
}

/** Closed outline of a strand, or of its part between the near edge and this share of its width. */
export function areaPath(strand: Strand, axes: Axes, share = 1): string {
	const near = strand.crossings.map((crossing) => ({ ...crossing, cross: crossing.start }))
	const far = strand.crossings
		.map(({ enters, leaves, start, width }) => ({ enters: leaves, leaves: enters, cross: start + width * share }))
		.reverse()
	return `M${smooth(near, axes)}L${smooth(far, axes)}Z`
}

/** A line along a strand at this share of its width: 0 is the near edge, 0.5 its middle, 1 the far edge. */
export function linePath(strand: Strand, axes: Axes, share: number): string {
	return `M${smooth(
		strand.crossings.map((crossing) => ({ ...crossing, cross: crossing.start + crossing.width * share })),
		axes
	)}`
}

function smooth(points: readonly (Pick<Crossing, 'enters' | 'leaves'> & { cross: number })[], axes: Axes): string {
	let text = ''
	points.forEach((point, index) => {
		const before = points[index - 1]
		if (before === undefined) text += axes.point(point.enters, point.cross)
		else {
			const middle = (before.leaves + point.enters) / 2
			text += `C${axes.point(middle, before.cross)} ${axes.point(middle, point.cross)} ${axes.point(point.enters, point.cross)}`
		}
		if (point.leaves !== point.enters) text += `L${axes.point(point.leaves, point.cross)}`
	})
	return text
}
