import { expect, test } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import { restoreSession, saveSession } from './session-store.ts'

const chain: Chain = {
	...chainOf({
		feeds: [{ id: 'hill', gives: 'ore', available: 10 }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 0 }],
		demands: [{ id: 'need', takes: 'metal', amount: 1 }]
	}),
	id: 'copper'
}

function memory(text?: string) {
	const kept = new Map(text === undefined ? [] : [['midstream.session.copper', text]])
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	}
}

test.each<Scenario['set']>([
	{ mill: 5 },
	{ mill: { 2027: 5, 2030: 8 } },
	{ 'hill.available': 3, 'mill.yield.metal': 0.9, 'mill.plants.plant.nameplate': 4 }
])('a scenario that was saved comes back: %j', (set) => {
	const store = memory()
	const scenario = { id: 'today', year: 2028, demand: 'base', set }
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
	'{"id":"today","set":{"mill":{"2026":"much"}}}',
	'{"id":"today","set":{"mill":null}}',
	'{"id":"today","set":{"mill.yield.metal":2}}',
	'{"id":"today","set":{"mill.colour":2}}',
	'{"id":"today","demand":"other","set":{}}'
])('what this model does not know (%s) is not restored', (text) => {
	expect(restoreSession(memory(text), chain)).toBe(null)
})
