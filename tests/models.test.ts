import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runChecks } from '#lib/checks/checks.ts'
import { createEngine, type Engine, type Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { testSolver } from './support/engine.ts'
import { sum } from '#lib/model/sum.ts'

const ROOT = 'models'
const folders = readdirSync(ROOT, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name)

const close = (a: number, b: number, of: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(of, 1))

/** What any reader of a plan may add up. */
function expectSound(plan: Plan) {
	close(plan.delivered + plan.gap, plan.demand, plan.demand)
	close(sum(plan.demands.map((d) => d.served + d.short)), plan.demand, plan.demand)
	close(sum(plan.gapByCause.map((c) => c.amount)), plan.gap, plan.demand)
	for (const { id, used, effective } of plan.processes)
		if (effective !== null) expect(used, id).toBeLessThanOrEqual(effective * (1 + 1e-6) + 1e-6)
}

test('models ship', () => {
	expect(folders).toEqual(expect.arrayContaining(['copper-example', 'india-rare-earths', 'us-rare-earths']))
})

describe.each(folders)('the model %s', (folder) => {
	const dir = join(ROOT, folder)
	const { chain, checks, diagnostics } = readModelFolder(dir)
	let engine: Engine
	beforeAll(async () => {
		if (chain) engine = createEngine(chain, await testSolver())
	})
	afterAll(() => engine?.dispose())

	test('has nothing wrong in it', () => {
		expect(diagnostics).toEqual([])
		expect(chain).not.toBeNull()
	})

	test('does what its author says it does', () => {
		const results = runChecks(chain!, checks, engine)
		expect(results.filter((result) => !result.ok)).toEqual([])
		expect(results.length).toBe(checks.length)
	})

	test('plans every scenario under every demand basis, in its first and its last year', () => {
		for (const { id } of chain!.scenarios)
			for (const basis of chain!.demandBases)
				for (const year of [null, chain!.years.first, chain!.years.last])
					expectSound(engine.plan({ id, year, demand: basis.id, set: {} }))
	})

	test('plans with every lever at its least and at its most, and comes back', () => {
		const open = openScenario(chain!.scenarios[0]!.id)
		const before = engine.plan(open)
		const at = (set: Scenario['set']) => expectSound(engine.plan({ ...open, set }))
		for (const lever of chain!.levers) for (const value of [lever.min, lever.max]) at({ [lever.id]: value })
		at(Object.fromEntries(chain!.levers.map((lever) => [lever.id, lever.min])))
		at(Object.fromEntries(chain!.levers.map((lever) => [lever.id, lever.max])))
		expect(engine.plan(open)).toEqual(before)
	})
})

test.each(['india-rare-earths', 'us-rare-earths'])('%s is held to at least 25 statements', (folder) => {
	expect(readModelFolder(join(ROOT, folder)).checks.length).toBeGreaterThanOrEqual(25)
})
