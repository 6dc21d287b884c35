import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, nearest, suggestionFor } from './suggest.ts'

describe('the edit distance', () => {
	test.each([
		['', '', 0],
		['rock', 'rock', 0],
		['rock', 'rok', 1],
		['rock', 'rcok', 1],
		['rock', 'sock', 1],
		['kitten', 'sitting', 3],
		['', 'abc', 3]
	])('between %j and %j is %d', (a, b, distance) => expect(editDistance(a, b)).toBe(distance))

	test('is symmetric, and at most the longer length', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
				expect(editDistance(a, b)).toBe(editDistance(b, a))
				expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
			})
		)
	})
})

test('the nearest word is the one with the fewest edits', () => {
	expect(nearest('monazit', ['bastnasite', 'monazite', 'monazites'])).toBe('monazite')
})

test('case does not count', () => {
	expect(nearest('oscom', ['OSCOM', 'RED'])).toBe('OSCOM')
})

test('a word far from all others suggests none of them', () => {
	expect(nearest('xyz', ['monazite', 'bastnasite'])).toBeNull()
})

test('what there is stands for a suggestion when nothing is near', () => {
	expect(suggestionFor('zzzzz', ['one', 'two'])).toEqual({ choices: ['one', 'two'], more: false })
	expect(suggestionFor('zzzzz', [])).toBeNull()
})
