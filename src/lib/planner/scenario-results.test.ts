import { expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { ScenarioResults } from './scenario-results.svelte.ts'

const chain = { scenarios: [{ id: 'today' }, { id: 'more' }, { id: 'broken' }] } as unknown as Chain

function engine() {
	const asked: string[] = []
	return {
		asked,
		plan: async ({ id }: { id: string }) => {
			asked.push(id)
			if (id === 'broken') throw new Error('broken')
			return { delivered: id.length, demand: 10 } as Plan
		}
	}
}

test('every scenario is planned once, however often it is asked for, and one that fails has no result', async () => {
	const client = engine()
	const results = new ScenarioResults(chain, client, { planning: false })
	await Promise.all([results.fill(), results.fill()])
	expect(client.asked).toEqual(['today', 'more', 'broken'])
	expect([...results.current]).toEqual([
		['today', { delivered: 5, demand: 10, plan: { delivered: 5, demand: 10 } }],
		['more', { delivered: 4, demand: 10, plan: { delivered: 4, demand: 10 } }],
		['broken', null]
	])
	await results.fill()
	expect(client.asked).toHaveLength(3)
})

test('nothing is planned while the planner wants the engine', async () => {
	const client = engine()
	const planner = { planning: true }
	const results = new ScenarioResults(chain, client, planner)
	await results.fill()
	expect(client.asked).toEqual([])
	planner.planning = false
	await results.fill()
	expect(results.current.size).toBe(3)
})
