import { expect, test } from 'vitest'
import { completed } from './completed.ts'

test('words go to their places among those that are there, and change none of them', () => {
	const say = () => 'later'
	const words = { page: { saved: { button: 'Saved' }, years: ['2026'] }, chain: 'Chain' }
	const more = { page: { saved: { heading: 'Saved scenarios' }, data: { say } }, report: { title: 'Report' } }
	expect(completed(words, more)).toBe(words)
	expect(words).toEqual({
		page: { saved: { button: 'Saved', heading: 'Saved scenarios' }, years: ['2026'], data: { say } },
		chain: 'Chain',
		report: { title: 'Report' }
	})
})
