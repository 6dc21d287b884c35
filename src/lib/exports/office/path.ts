/** Path data of a scene as steps with absolute points, which office formats draw: lines and cubic curves only. */

/** A point, pixels. */
export interface Point {
	x: number
	y: number
}

/** A step of a pen: move or draw a line to a point, draw a curve by two handles to a third point, or close the outline. */
export interface PathStep {
	op: 'M' | 'L' | 'C' | 'Z'
	points: readonly Point[]
}

/** Numbers that follow each command. */
const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, A: 7, Z: 0 }

/**
 * Reads path data with the commands that scenes use: M, L, C, A and Z, in absolute coordinates. Arcs become curves.
 * @throws Error for another command.
 */
export function parsePath(data: string): PathStep[] {
	const steps: PathStep[] = []
	let pen: Point = { x: 0, y: 0 }
	for (const [, command = '', rest = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
		const size = ARGUMENTS[command]
		if (size === undefined) throw new Error(`No path command ${command} is known in ${data}`)
		const numbers = (rest.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number)
		for (let at = 0; at < Math.max(numbers.length, 1); at += Math.max(size, 1)) {
			steps.push(...stepsOf(command, numbers.slice(at, at + size), pen))
			pen = steps.at(-1)?.points.at(-1) ?? pen
		}
	}
	return steps
}

function stepsOf(command: string, numbers: readonly number[], pen: Point): PathStep[] {
	if (command === 'Z') return [{ op: 'Z', points: [] }]
	if (command === 'A') return arcSteps(numbers, pen)
	const at = (place: number): Point => ({ x: numbers[place]!, y: numbers[place + 1]! })
	if (command === 'C') return [{ op: 'C', points: [at(0), at(2), at(4)] }]
	return [{ op: command === 'M' ? 'M' : 'L', points: [at(0)] }]
}

/** An arc of an unturned ellipse as curves of at most a quarter turn (SVG 2, appendix B.2.4, with the usual handles). */
function arcSteps([rx = 0, ry = 0, , large = 0, sweep = 0, x = 0, y = 0]: readonly number[], from: Point): PathStep[] {
	const to = { x, y }
	const [dx, dy] = [(from.x - x) / 2 / rx, (from.y - y) / 2 / ry]
	const half = Math.hypot(dx, dy)
	// Radii too short to reach from end to end grow until they do.
	const grown = Math.max(1, half)
	const [a, b] = [rx * grown, ry * grown]
	const away = Math.sqrt((grown / half) ** 2 - 1) * (large === sweep ? -1 : 1)
	const centre = { x: (from.x + x) / 2 + (away * dy * a) / grown, y: (from.y + y) / 2 - (away * dx * b) / grown }
	const angle = (point: Point) => Math.atan2((point.y - centre.y) / b, (point.x - centre.x) / a)
	const start = angle(from)
	const turn = turned(angle(to) - start, sweep === 1)
	const count = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9)
	const handle = (4 / 3) * Math.tan(turn / count / 4)
	const on = (phi: number, along: number): Point => ({
		x: centre.x + a * (Math.cos(phi) - along * Math.sin(phi)),
		y: centre.y + b * (Math.sin(phi) + along * Math.cos(phi))
	})
	return Array.from({ length: count }, (_, place): PathStep => {
		const [first, last] = [start + (turn * place) / count, start + (turn * (place + 1)) / count]
		return { op: 'C', points: [on(first, handle), on(last, -handle), place === count - 1 ? to : on(last, 0)] }
	})
}

/** An angle as one that turns the way asked for. */
function turned(angle: number, forwards: boolean): number {
	if (forwards) return angle < 0 ? angle + 2 * Math.PI : angle
	return angle > 0 ? angle - 2 * Math.PI : angle
}

/** A rectangle, pixels. */
export interface Box {
	x: number
	y: number
	width: number
	height: number
}

/** The smallest box around a path, curves by their true extent. */
export function extentOf(steps: readonly PathStep[]): Box {
	const reached: Point[] = []
	let pen: Point | undefined
	for (const step of steps) {
		if (step.op === 'C' && pen) reached.push(...turningPoints(pen, step.points))
		pen = step.points.at(-1) ?? pen
		if (pen) reached.push(pen)
	}
	const [left, top] = [Math.min(...reached.map(({ x }) => x)), Math.min(...reached.map(({ y }) => y))]
	const [right, bottom] = [Math.max(...reached.map(({ x }) => x)), Math.max(...reached.map(({ y }) => y))]
	return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The points of a curve at which it turns back, in either direction. */
function turningPoints(from: Point, handles: readonly Point[]): Point[] {
	const [one, two, to] = handles as readonly [Point, Point, Point]
	const at = (t: number, axis: 'x' | 'y') => {
		const s = 1 - t
		return s ** 3 * from[axis] + 3 * s * s * t * one[axis] + 3 * s * t * t * two[axis] + t ** 3 * to[axis]
	}
	const turns = (['x', 'y'] as const).flatMap((axis) =>
		roots(
			-from[axis] + 3 * one[axis] - 3 * two[axis] + to[axis],
			2 * (from[axis] - 2 * one[axis] + two[axis]),
			one[axis] - from[axis]
		)
	)
	return turns.filter((t) => t > 0 && t < 1).map((t) => ({ x: at(t, 'x'), y: at(t, 'y') }))
}

/** Where a t² + b t + c is 0. */
function roots(a: number, b: number, c: number): number[] {
	if (Math.abs(a) < 1e-12) return Math.abs(b) < 1e-12 ? [] : [-c / b]
	const inside = b * b - 4 * a * c
	if (inside < 0) return []
	const root = Math.sqrt(inside)
	return [(-b + root) / (2 * a), (-b - root) / (2 * a)]
}

/** Steps as path data. */
export function pathData(steps: readonly PathStep[]): string {
	return steps.map(({ op, points }) => `${op}${points.map(({ x, y }) => `${x} ${y}`).join(' ')}`).join(' ')
}
