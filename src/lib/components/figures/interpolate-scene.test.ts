import { expect, test } from 'vitest'
import type { RectMark, Scene, SceneMark } from '#lib/figures/scene/scene.ts'
import { interpolateScene } from './interpolate-scene.ts'

const scene = (marks: SceneMark[]): Scene => ({ width: 100, height: 100, title: '', description: '', marks })
const bar = (key: string, height: number): RectMark => ({
	kind: 'rect',
	role: 'bar',
	key,
	x: 0,
	y: 0,
	width: 10,
	height
})

test('marks of one key move, whatever their order; new marks are there at once and old ones are gone', () => {
	const from = scene([bar('gone', 5), bar('a', 10), bar('b', 20)])
	const to = scene([bar('b', 40), bar('a', 10), bar('new', 7)])
	const half = interpolateScene(from, to)(0.5)
	expect(half.marks).toEqual([bar('b', 30), bar('a', 10), bar('new', 7)])
})

test('an interpolation ends at the very scene it leads to', () => {
	const to = scene([bar('a', 2)])
	expect(interpolateScene(scene([bar('a', 1)]), to)(1)).toBe(to)
})

test('paths of equal commands move point by point, others change at once', () => {
	const path = (d: string): SceneMark => ({ kind: 'path', role: 'flow', key: 'p', d })
	const halfway = (a: string, b: string) => interpolateScene(scene([path(a)]), scene([path(b)]))(0.5).marks[0]
	expect(halfway('M0,0L10,0', 'M0,0L20,0')).toEqual(path('M0,0L15,0'))
	expect(halfway('M0,0L10,0', 'M0,0C1,1,2,2,3,3')).toEqual(path('M0,0C1,1,2,2,3,3'))
})

test('marks inside groups move too', () => {
	const group = (height: number): SceneMark => ({
		kind: 'group',
		role: 'layer',
		key: 'g',
		children: [bar('a', height)]
	})
	expect(interpolateScene(scene([group(0)]), scene([group(10)]))(0.25).marks).toEqual([group(2.5)])
})
