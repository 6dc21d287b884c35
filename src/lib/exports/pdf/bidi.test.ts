import { expect, test } from 'vitest'
import { ended, inDrawnOrder } from './bidi.ts'

/** What stands from left to right; parts that run to the left in braces. */
function drawn(text: string): string {
	return inDrawnOrder([{ text: ended(text) }])
		.map(({ written, toLeft }) => (toLeft ? `{${written}}` : written))
		.join('')
}

test('words that run to the left stand together, and the sentence around them runs to the right', () => {
	expect(drawn('held back by מפעל ההפרדה and more')).toBe('held back by {מפעל ההפרדה} and more')
})

test('numbers and stops after such words stay in the sentence', () => {
	expect(drawn('held back by מפעל. 8 of 10 t')).toBe('held back by {מפעל}. 8 of 10 t')
	expect(drawn('מפעל (חדש): 12 t')).toBe('{מפעל (חדש)}: 12 t')
})

test('a number between such words runs to the right and stands between them', () => {
	expect(drawn('מפעל 12 חדש')).toBe('{ חדש}12{מפעל }')
})

test('a line without such words is as it was', () => {
	expect(inDrawnOrder([{ text: 'plain (text) 12' }])).toEqual([
		{ text: 'plain (text) 12', written: 'plain (text) 12', toLeft: false }
	])
})
