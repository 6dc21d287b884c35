/** The two ways to lay a chain out: columns from left to right, or (narrow screens) rows from top to bottom. */
import { px } from '../../scene/scene.ts'

/** A point by where it is along the chain (`main`) and across it (`cross`). */
export interface Axes {
	/** Coordinates of a point, as SVG path text. */
	point(main: number, cross: number): string
	rect(
		main: number,
		cross: number,
		along: number,
		across: number
	): { x: number; y: number; width: number; height: number }
	/** True where the chain runs down the page. */
	downwards: boolean
}

/** Columns from left to right. */
export const RIGHTWARDS: Axes = {
	point: (main, cross) => `${px(main)},${px(cross)}`,
	rect: (main, cross, along, across) => ({ x: px(main), y: px(cross), width: px(along), height: px(across) }),
	downwards: false
}

/** Rows from top to bottom. */
export const DOWNWARDS: Axes = {
	point: (main, cross) => `${px(cross)},${px(main)}`,
	rect: (main, cross, along, across) => ({ x: px(cross), y: px(main), width: px(across), height: px(along) }),
	downwards: true
}
