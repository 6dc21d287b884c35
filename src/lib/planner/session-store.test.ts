import { expect, test } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import { restoreSession, saveSession } from './session-store.ts'

const chain = {
	id: 'copper',
	years: { first: 2026, last: 2030 },
	counts: ['operating'],
	demandBases: [{ id: 'plain' }],
	unit: 't Cu',
	processes: [{ id: 'mill', plants: [] }],
	demands: [],
	trades: [],
	levers: [{ id: 'mill', unit: 't Cu/yr', factor: 1 }],
	scenarios: [{ id: 'today', extends: null, year: null, demand: null, counts: null, set: {} }]
} as unknown as Chain

function memory(text?: string) {
	const kept = new Map(text === undefined ? [] : [['midstream.session.copper', text]])
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	}
}

test('a scenario that was saved comes back', () => {
	const store = memory()
	const scenario = { id: 'today', year: 2028, demand: 'plain', set: { mill: 5 } }
	saveSession(store, chain, scenario)
	expect(restoreSession(store, chain)).toEqual(scenario)
})

test.each([
	undefined,
	'',
	'{',
	'null',
	'7',
	'{"id":"tomorrow","set":{}}',
	'{"id":"today","year":1999,"set":{}}',
	'{"id":"today","set":{"smelter":1}}',
	'{"id":"today","set":{"mill":"much"}}',
	'{"id":"today","set":{"mill":-1}}',
	'{"id":"today","demand":"other","set":{}}'
])('what this model does not know (%s) is not restored', (text) => {
	expect(restoreSession(memory(text), chain)).toBe(null)
})
