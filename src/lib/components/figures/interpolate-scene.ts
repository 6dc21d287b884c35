import { interpolateNumber, interpolateString } from 'd3-interpolate'
import type { GroupMark, LineMark, PathMark, RectMark, Scene, SceneMark, TextMark } from '#lib/figures/scene/scene.ts'

type Between<T> = (t: number) => T

/**
 * Interpolates from one scene to the next: marks with the same key move, everything else is at once as in `to`. A scene
 * of another width is another layout and is there at once. Ends at `to` itself. For Svelte's `Tween`, which runs `t` from
 * 0 to 1.
 */
export function interpolateScene(from: Scene, to: Scene): Between<Scene> {
	if (from.width !== to.width) return () => to
	const marks = interpolateMarks(from.marks, to.marks)
	return (t) => (t >= 1 ? to : { ...to, marks: marks(t) })
}

function interpolateMarks(from: readonly SceneMark[], to: readonly SceneMark[]): Between<SceneMark[]> {
	const before = new Map(from.map((mark) => [mark.key, mark]))
	const interpolators = to.map((mark) => interpolateMark(before.get(mark.key), mark))
	return (t) => interpolators.map((at) => at(t))
}

function interpolateMark(from: SceneMark | undefined, to: SceneMark): Between<SceneMark> {
	if (from === undefined || from.kind !== to.kind) return () => to
	switch (to.kind) {
		case 'group':
			return interpolateGroup(from as GroupMark, to)
		case 'path':
			return interpolatePath(from as PathMark, to)
		case 'rect':
			return numbers(from as RectMark, to, ['x', 'y', 'width', 'height'])
		case 'line':
			return numbers(from as LineMark, to, ['x1', 'y1', 'x2', 'y2'])
		case 'text':
			return numbers(from as TextMark, to, ['x', 'y'])
	}
}

function interpolateGroup(from: GroupMark, to: GroupMark): Between<GroupMark> {
	const children = interpolateMarks(from.children, to.children)
	return (t) => ({ ...to, children: children(t) })
}

/** Two paths of equal commands can be moved into one another number by number. */
function interpolatePath(from: PathMark, to: PathMark): Between<PathMark> {
	if (from.d === to.d || commands(from.d) !== commands(to.d)) return () => to
	const d = interpolateString(from.d, to.d)
	return (t) => ({ ...to, d: d(t) })
}

/** Moves the named lengths of a mark; a mark that does not move stays the same object. */
function numbers<M extends SceneMark, K extends keyof M>(from: M, to: M, lengths: readonly K[]): Between<M> {
	const moved = lengths.filter((length) => from[length] !== to[length])
	if (moved.length === 0) return () => to
	const ways = moved.map((length) => [length, interpolateNumber(from[length] as number, to[length] as number)] as const)
	return (t) => ({ ...to, ...Object.fromEntries(ways.map(([length, way]) => [length, way(t)])) })
}

function commands(d: string): string {
	return d.replace(/[^a-z]/gi, '')
}
