import { expect, test } from 'vitest'
import { readModel } from '#lib/model/read-model.ts'
import { TINY } from './tiny-model.ts'

const told = (claims?: string) => readModel({ ...TINY, 'claims.yaml': claims })

test('a model without claims has none, and no complaints', () => {
	expect(told()).toMatchObject({ claims: null, diagnostics: [] })
})

test('a claim says what the model holds of it, and who disagrees', () => {
	expect(told(TINY['claims.yaml']).diagnostics).toEqual([])
	expect(told(TINY['claims.yaml']).claims).toMatchObject({
		of: 'notes',
		claims: [{ held: 'figure', figures: ['hill'], scenarios: ['today'], against: [{ sources: ['notes'] }] }]
	})
})

test('what a claim names has to be there, each with its line', () => {
	const found = told(`of: nobody
claims:
  - says: Once.
    held: figure
    figures: [hlil, hill.colour]
    scenarios: [todya]
    source: [nots]
    against: [{ says: No., source: [none] }]
`)
	expect(found.claims).toBeNull()
	expect(found.diagnostics.map(({ code, line, path }) => [code, line, path])).toEqual([
		['missing-source', 1, 'of'],
		['unknown-lever', 5, 'claims[0].figures[0]'],
		['unknown-address', 5, 'claims[0].figures[1]'],
		['unknown-scenario', 6, 'claims[0].scenarios[0]'],
		['missing-source', 7, 'claims[0].source[0]'],
		['missing-source', 8, 'claims[0].against[0].source[0]']
	])
})

test('a claim is held in one of the ways there are', () => {
	expect(told('of: notes\nclaims: [{ says: Once., held: perhaps }]\n').diagnostics).toMatchObject([
		{ code: 'bad-choice', line: 2, path: 'claims[0].held' }
	])
})
