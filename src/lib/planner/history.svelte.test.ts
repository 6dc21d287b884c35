import { flushSync } from 'svelte'
import { expect, test } from 'vitest'
import { History } from './history.svelte.ts'

test('runes are live here: an effect sees a change of history', () => {
	const seen: number[] = []
	const history = new History(1)
	const stop = $effect.root(() => {
		$effect(() => {
			seen.push(history.present)
		})
	})
	flushSync()
	history.set(2)
	flushSync()
	stop()
	expect(seen).toEqual([1, 2])
})

test('undo and redo walk through what was set', () => {
	const history = new History('a')
	history.set('b')
	history.set('c')
	history.undo()
	expect(history.present).toBe('b')
	history.undo()
	expect([history.present, history.canUndo, history.canRedo]).toEqual(['a', false, true])
	history.redo()
	history.redo()
	expect([history.present, history.canUndo, history.canRedo]).toEqual(['c', true, false])
})

test('a value that is already there is no entry', () => {
	const history = new History('a')
	history.set('a')
	expect(history.canUndo).toBe(false)
})

test('all that is set between mark and commit is one entry', () => {
	const history = new History(0)
	history.mark()
	for (let i = 1; i <= 50; i++) history.set(i)
	history.commit()
	expect(history.present).toBe(50)
	history.undo()
	expect([history.present, history.canUndo]).toEqual([0, false])
})

test('a gesture that ends where it began is no entry', () => {
	const history = new History(0)
	history.mark()
	history.set(5)
	history.set(0)
	history.commit()
	expect(history.canUndo).toBe(false)
})

test('cancel returns to the mark, and later entries stand alone', () => {
	const history = new History(0)
	history.mark()
	history.set(7)
	history.cancel()
	expect([history.present, history.canUndo]).toEqual([0, false])
	history.set(1)
	history.undo()
	expect(history.present).toBe(0)
})

test('undo within a gesture ends it and returns to its mark', () => {
	const history = new History(0)
	history.mark()
	history.set(3)
	history.undo()
	expect([history.present, history.canRedo]).toEqual([0, true])
})

test('something new forgets what was undone, and the oldest entries go first', () => {
	const history = new History(0, 2)
	for (const value of [1, 2, 3]) history.set(value)
	history.undo()
	history.set(9)
	expect(history.canRedo).toBe(false)
	history.undo()
	history.undo()
	expect([history.present, history.canUndo]).toEqual([1, false])
})
