import { expect, test } from 'vitest'
import { en } from '#lib/messages/en/en.ts'
import { sharedName } from '#lib/figures/text/locale.ts'

test.each([
	[['Magnets for warm places', 'Magnets for hot places', 'Magnets without heavies'], ['Magnets']],
	[['Wire rod', 'Wire rope'], ['Wire']],
	[['Wire rod'], ['Wire rod']],
	[
		['Wire', 'Rod'],
		['Wire', 'Rod']
	],
	[[], []],
	[
		['Rod', 'Rod two'],
		['Rod', 'Rod two']
	],
	[
		['Other wire', 'Other rod'],
		['Other wire', 'Other rod']
	],
	[
		['New magnets', 'New alloys'],
		['New magnets', 'New alloys']
	]
])('%j are told of together as %j', (names, shared) => {
	expect(sharedName(names, en.chain.beside.epithets)).toEqual(shared)
})
