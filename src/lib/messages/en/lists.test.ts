import { expect, test } from 'vitest'
import { listAnd, listOr, listShort, listSome } from './lists.ts'

test.each([
	[['a'], 'a'],
	[['a', 'b', 'c'], 'a, b and c'],
	[['Metal and magnets', 'Heavy circuit'], 'Metal and magnets, and Heavy circuit'],
	[['China, Japan', 'Estonia'], 'China, Japan; and Estonia'],
	[['Mine', 'Metal and alloy', 'Magnets'], 'Mine, Metal and alloy, and Magnets'],
	[['Sand', 'Islands'], 'Sand and Islands']
])('%j are listed as %j', (names, text) => {
	expect(listAnd(names)).toBe(text)
})

test('names that hold an “or” stay whole too, and so do lists that count the rest', () => {
	expect(listOr(['rock or sand', 'scrap'])).toBe('rock or sand, or scrap')
	expect(listSome({ names: ['Metal and magnets'], more: 3 })).toBe('Metal and magnets, and 3 more')
	expect(listShort({ names: ['Metal and magnets', 'Mine'], more: 2 })).toBe('Metal and magnets; Mine; 2 more')
})

test('a comma within a number parts nothing', () => {
	expect(listAnd(['4,940 t of tin', '155 t of zinc'])).toBe('4,940 t of tin and 155 t of zinc')
	expect(listAnd(['4,940 t of salt and soda', '155 t of zinc'])).toBe('4,940 t of salt and soda, and 155 t of zinc')
})
