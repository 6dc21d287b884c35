import { expect, test } from 'vitest'
import { figureFragment, figureIn } from './view-address.ts'

test.each([
	['', 'flows'],
	['#', 'flows'],
	['#view-flows', 'flows'],
	['#view-years', 'years'],
	['#view-nothing', null],
	['#step-1', null],
	['#figures', null]
])('the fragment %s names %s', (hash, figure) => {
	expect(figureIn(hash)).toBe(figure)
})

test('a figure is found again in its fragment', () => {
	expect(figureIn(figureFragment('compare'))).toBe('compare')
	expect(figureFragment('flows')).toBe('')
})
