import { describe, expect, test } from 'vitest'
import { edited, TINY } from '../../../../tests/models/tiny-model.ts'
import type { Chain } from '../chain.ts'
import { readModel } from '../read-model.ts'
import { losslessLoops } from './loops.ts'

/** The tiny model, in which scrap comes back to oxide by the recycler, and becomes scrap again by the maker. */
function looping(share: string, rest: string): Chain {
	const texts = edited(
		'chain.yaml',
		'yield: { shares: 0.05,',
		`yield: { shares: ${rest},`,
		edited('chain.yaml', 'yield: { shares: 0.95,', `yield: { shares: ${share},`)
	)
	return readModel(texts).chain!
}

describe('a loop', () => {
	test('that loses enough is left alone', () => {
		expect(losslessLoops(readModel(TINY).chain!)).toEqual([])
		expect(losslessLoops(looping('0.99999', '0.00001'))).toEqual([])
	})

	test('that loses a billionth is named once, with its yield, at the yield that loses', () => {
		const [found, ...more] = losslessLoops(looping('0.999999999', '0.000000001'))
		expect(more).toEqual([])
		expect(found).toMatchObject({
			code: 'lossless-loop',
			at: { path: ['processes', 'recycler', 'modes', 0, 'gives', 0, 'yield'] }
		})
		expect(found!.parameters).toMatchObject({ processes: ['maker', 'recycler'], component: 'A', kept: 0.999999999 })
	})

	test('that loses one component is named for the other', () => {
		const [found] = losslessLoops(looping('{ A: 0.9, B: 1 }', '{ A: 0.1, B: 0 }'))
		expect(found!.parameters).toMatchObject({ component: 'B', kept: 1 })
	})

	test('other than that of another component is named too', () => {
		const chain = looping('{ A: 1, B: 0.5 }', '{ A: 0, B: 0.5 }')
		const to = { material: 'oxide' }
		// A second recycler, which returns the other component.
		const recycler = chain.processes.find(({ id }) => id === 'recycler')!
		const modes = recycler.modes.map((mode) => ({ ...mode, yields: [{ to, shares: { A: 0, B: 1 }, figure: null }] }))
		const both = { ...chain, processes: [...chain.processes, { ...recycler, id: 'second', modes }] }
		const found = losslessLoops(both)
		expect(found.map(({ parameters }) => parameters)).toMatchObject([
			{ processes: ['maker', 'recycler'], component: 'A', kept: 1 },
			{ processes: ['maker', 'second'], component: 'B', kept: 1 }
		])
	})
})
