import { expect, test } from 'vitest'
import { nameOfParts } from './download.ts'
import { stageIn } from './stage-address.ts'

test.each([
	['#step-3', { step: 3, story: null }],
	['#step-12-6f1e0c5a', { step: 12, story: '6f1e0c5a' }],
	['#step-0', null],
	['#step-3-', null],
	['#step-3-../x', null],
	['#report/', null],
	['', null]
])('the fragment %s names %j', (hash, named) => {
	expect(stageIn(hash)).toEqual(named)
})

test('the name of a file has no character that a file system refuses', () => {
	expect(nameOfParts(['tin', ' My <talk>: a/b '], 'json')).toBe('midstream-tin-my-talk-a-b.json')
	expect(nameOfParts(['x'.repeat(300)], 'pptx')).toHaveLength(10 + 100 + 5)
})
