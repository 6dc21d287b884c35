import { expect, test } from 'vitest'
import { sharedName } from '#lib/figures/text/locale.ts'

test.each([
	[['Magnets for warm places', 'Magnets for hot places', 'Magnets without heavies'], ['Magnets']],
	[['Wire rod', 'Wire rope'], ['Wire']],
	[['Wire rod'], ['Wire rod']],
	[
		['Wire', 'Rod'],
		['Wire', 'Rod']
	],
	[[], []]
])('%j are told of together as %j', (names, shared) => {
	expect(sharedName(names)).toEqual(shared)
})
