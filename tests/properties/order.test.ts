import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'

test('a plan does not depend on which scenario its engine planned first', async () => {
	const chain = chainFrom(join('models', 'india-rare-earths'))
	const fresh = new Map<string, string>()
	for (const { id } of chain.scenarios)
		fresh.set(id, await withEngine(chain, (engine) => JSON.stringify(engine.plan(openScenario(id)))))
	for (const first of chain.scenarios)
		await withEngine(chain, (engine) => {
			engine.plan(openScenario(first.id))
			for (const { id } of chain.scenarios) expect(JSON.stringify(engine.plan(openScenario(id)))).toBe(fresh.get(id))
		})
})

test('nor, where a scenario sets a cost, on whether another changed the yields before it', async () => {
	const mill = (id: string, gives: string) => ({ id, stage: 'mill', takes: 'ore', gives, capacity: 50, cost: 1 })
	const chain = chainOf({
		stages: ['mine', 'mill', 'use'],
		feeds: [{ id: 'pit', gives: 'rock' }],
		plants: [{ id: 'mine', takes: 'rock', gives: 'ore', capacity: 100, cost: 1 }, mill('a', 'x'), mill('b', 'y')],
		demands: [{ id: 'need', takes: ['x', 'y'], amount: 60 }]
	})
	const dearer = { ...openToday, set: { 'b.expansion.cost': 2 } }
	const fresh = await withEngine(chain, (engine) => JSON.stringify(engine.plan(dearer)))
	await withEngine(chain, (engine) => {
		engine.plan({ ...openToday, set: { 'mine.yield.ore': 0.9 } })
		expect(JSON.stringify(engine.plan(dearer))).toBe(fresh)
	})
})
