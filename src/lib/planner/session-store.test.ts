import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import { createSessionStore, readScenario, scenarioText } from './session-store.ts'

const chain: Chain = {
	...chainOf({
		feeds: [{ id: 'hill', gives: 'ore', available: 10 }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 0 }],
		demands: [{ id: 'need', takes: 'metal', amount: 1 }]
	}),
	id: 'copper'
}

const milled = (mill: number) => ({ id: 'today', year: 2028, demand: 'base', set: { mill } })

function memory(text?: string) {
	const kept = new Map(text === undefined ? [] : [['midstream.session.copper', text]])
	return {
		kept,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	}
}

test.each<Scenario['set']>([
	{ mill: 5 },
	{ mill: { 2027: 5, 2030: 8 } },
	{ 'hill.available': 3, 'mill.yield.metal': 0.9, 'mill.plants.plant.nameplate': 4 }
])('a scenario that was saved comes back: %j', (set) => {
	const scenario = { id: 'today', year: 2028, demand: 'base', set }
	expect(readScenario(chain, scenarioText(scenario))).toEqual(scenario)
})

test('locked levers come back, but for those that the model no longer has', () => {
	const scenario = { ...milled(5), locked: ['mill', 'gone'] }
	expect(readScenario(chain, scenarioText(scenario))).toEqual({ ...milled(5), locked: ['mill'] })
})

test('ranges of one’s own come back, but for those of figures that the model no longer has', () => {
	const hill = { low: 5, mode: 10, high: 12 }
	const scenario = { ...milled(5), ranges: { hill, gone: hill } }
	expect(readScenario(chain, scenarioText(scenario))).toEqual({ ...milled(5), ranges: { hill } })
})

/** Tabs of one browser: each with a store of its own beside the one they share. */
function browser() {
	const shared = memory()
	const tab = (own = memory()) => ({ own, session: createSessionStore(chain, own, shared) })
	const duplicate = ({ own }: ReturnType<typeof tab>) => {
		const copy = memory()
		for (const [key, value] of own.kept) copy.setItem(key, value)
		return tab(copy)
	}
	return { tab, duplicate, reload: ({ own }: ReturnType<typeof tab>) => tab(own) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a change is kept without the page being left: a crash loses nothing', () => {
	const { tab, reload } = browser()
	const first = tab()
	first.session.save(milled(5))
	vi.advanceTimersByTime(250)
	expect(reload(first).session.restore()).toEqual({ scenario: milled(5), ticked: null, from: 'tab' })
})

test('of a run of changes only the newest is stored, and leaving the page stores it at once', () => {
	const { tab } = browser()
	const { own, session } = tab()
	const writes = vi.spyOn(own, 'setItem')
	for (let mill = 1; mill <= 50; mill++) session.save(milled(mill))
	expect(writes).not.toHaveBeenCalled()
	session.flush()
	expect(writes.mock.calls).toEqual([['midstream.session.copper', scenarioText(milled(50))]])
	vi.advanceTimersByTime(1000)
	session.flush()
	expect(writes).toHaveBeenCalledTimes(1)
})

test('a duplicated tab opens with the scenario of its original, and from then on each has its own', () => {
	const { tab, duplicate, reload } = browser()
	const original = tab()
	original.session.save(milled(5))
	original.session.flush()
	const copy = duplicate(original)
	expect(copy.session.restore()).toEqual({ scenario: milled(5), ticked: null, from: 'tab' })
	copy.session.save(milled(6))
	copy.session.flush()
	original.session.save(milled(7))
	original.session.flush()
	expect(reload(copy).session.restore()?.scenario).toEqual(milled(6))
	expect(reload(original).session.restore()?.scenario).toEqual(milled(7))
})

test('a new tab opens with the scenario of the tab that was looked at last, not of the one that was changed last', () => {
	const { tab } = browser()
	const [first, second] = [tab(), tab()]
	first.session.save(milled(5))
	first.session.flush()
	second.session.save(milled(6))
	second.session.flush()
	expect(tab().session.restore()).toEqual({ scenario: milled(6), ticked: null, from: 'elsewhere' })
	first.session.lookedAt()
	expect(tab().session.restore()).toEqual({ scenario: milled(5), ticked: null, from: 'elsewhere' })
})

test('coming back to a tab hands over the change that is still waiting, too', () => {
	const { tab } = browser()
	const first = tab()
	first.session.save(milled(5))
	first.session.lookedAt()
	expect(tab().session.restore()?.scenario).toEqual(milled(5))
})

test('equal scenarios are stored as equal texts, in whatever order their levers were moved', () => {
	const one = scenarioText({ id: 'today', year: null, demand: null, set: { a: 1, b: 2 } })
	expect(scenarioText({ id: 'today', year: null, demand: null, set: { b: 2, a: 1 } })).toBe(one)
	expect(readScenario(chain, scenarioText(milled(5)))).toEqual(milled(5))
})

test('ticks come back with the scenario that they made, and those that this model does not know leave it', () => {
	const { tab, reload } = browser()
	const first = tab()
	const ticked = { scenario: milled(0), steps: [2, 0] }
	first.session.save(milled(5), ticked)
	first.session.flush()
	const kept = { scenario: milled(5), ticked: { ...ticked, steps: [0, 2] }, from: 'tab' }
	expect(reload(first).session.restore()).toEqual(kept)
	for (const damaged of [
		'{"scenario":{"id":"tomorrow","set":{}},"steps":[0]}',
		'{"steps":[0]}',
		'7',
		'{"steps":[-1]}'
	]) {
		const text = scenarioText(milled(5)).replace(/}$/, `,"ticked":${damaged}}`)
		expect(tab(memory(text)).session.restore(), damaged).toEqual({ ...kept, ticked: null })
	}
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
	expect(browser().tab(memory(text)).session.restore()).toBe(null)
})
