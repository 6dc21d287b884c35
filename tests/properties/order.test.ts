import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chainFrom, withEngine } from '../support/engine.ts'
import { openScenario } from '#lib/model/scenario.ts'

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
