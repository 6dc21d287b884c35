import { expect, test } from 'vitest'
import { shortcutOf } from './shortcuts.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	shiftKey: false,
	altKey: false,
	...held
})

test('undo and redo answer to Ctrl and to Command', () => {
	expect(shortcutOf(press('z', { ctrlKey: true }), true)).toBe('undo')
	expect(shortcutOf(press('z', { metaKey: true }), true)).toBe('undo')
	expect(shortcutOf(press('Z', { ctrlKey: true, shiftKey: true }), true)).toBe('redo')
	expect(shortcutOf(press('z', { metaKey: true, shiftKey: true }), true)).toBe('redo')
	expect(shortcutOf(press('y', { ctrlKey: true }), true)).toBe('redo')
})

test('Caps Lock turns no undo into a redo, and a text that is being typed has its own', () => {
	expect(shortcutOf(press('Z', { ctrlKey: true }), true)).toBe('undo')
	expect(shortcutOf(press('z', { ctrlKey: true, shiftKey: true }), true)).toBe('redo')
	expect(shortcutOf(press('Y', { ctrlKey: true }), true)).toBe('redo')
	for (const key of ['z', 'y']) expect(shortcutOf(press(key, { ctrlKey: true }), true, true)).toBe(null)
})

test('the browser keeps every other command key', () => {
	for (const key of ['t', 'p', 'g', 'r', 'w']) expect(shortcutOf(press(key, { ctrlKey: true }), true)).toBe(null)
	expect(shortcutOf(press('z', { ctrlKey: true, altKey: true }), true)).toBe(null)
})

test('single characters can be switched off, Escape and undo cannot', () => {
	expect(shortcutOf(press('t'), true)).toBe('tables')
	expect(shortcutOf(press('t'), false)).toBe(null)
	expect(shortcutOf(press('?', { shiftKey: true }), true)).toBe('shortcuts')
	expect(shortcutOf(press('Escape'), false)).toBe('unpin')
	expect(shortcutOf(press('z', { ctrlKey: true }), false)).toBe('undo')
})
