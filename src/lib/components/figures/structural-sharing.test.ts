import { expect, test } from 'vitest'
import type { GroupMark, RectMark, Scene, SceneMark } from '#lib/figures/scene/scene.ts'
import { shareStructure, structureSharer } from './structural-sharing.ts'

const bar = (key: string, height: number): RectMark => ({
	kind: 'rect',
	role: 'bar',
	key,
	x: 0,
	y: 0,
	width: 10,
	height,
	data: { node: key },
	dash: [2, 2]
})
const group = (key: string, children: SceneMark[]): GroupMark => ({ kind: 'group', role: 'layer', key, children })
const scene = (marks: SceneMark[]): Scene => ({ width: 100, height: 100, title: '', description: '', marks })

test('a scene that is as it was is the very scene it was', () => {
	const before = scene([group('g', [bar('a', 1), bar('b', 2)])])
	expect(shareStructure(before, structuredClone(before))).toBe(before)
})

test('of a scene that changes, marks that do not are the objects they were, wherever they stand now', () => {
	const still = group('still', [bar('a', 1)])
	const moving = group('g', [bar('b', 2), bar('c', 3), bar('gone', 4)])
	const now = scene([group('g', [bar('new', 1), bar('c', 3), bar('b', 9)]), group('still', [bar('a', 1)])])
	const kept = shareStructure(scene([still, moving]), structuredClone(now))
	expect(kept).toEqual(now)
	const [moved, stood] = kept.marks as GroupMark[]
	expect(stood).toBe(still)
	expect(moved?.children[1]).toBe(moving.children[1])
	expect(moved?.children[2]).not.toBe(moving.children[0])
})

test('a field that is gone, or new, makes another mark', () => {
	const plain = bar('a', 1)
	const lit: SceneMark = { ...plain, emphasis: 'lit' }
	expect(shareStructure(scene([lit]), scene([plain])).marks[0]).toEqual(plain)
	expect(shareStructure(scene([plain]), scene([lit])).marks[0]).toEqual(lit)
})

test('a structureSharer keeps each value by the one before it', () => {
	const kept = structureSharer<Scene>()
	const first = kept(scene([bar('a', 1), bar('b', 1)]))
	const second = kept(scene([bar('a', 2), bar('b', 1)]))
	const third = kept(scene([bar('a', 2), bar('b', 3)]))
	expect(second.marks[1]).toBe(first.marks[1])
	expect(third.marks[0]).toBe(second.marks[0])
})
