import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { planOnce, withEngine } from '../support/engine.ts'

/** Two ores into one tank; one plant keeps only A, the other only B. */
const tank = (second: number) =>
	chainOf({
		components: ['A', 'B'],
		feeds: [
			{ id: 'rich', gives: 'liquor', available: 50, composition: { A: 1, B: 0 } },
			{ id: 'poor', gives: 'liquor', available: second, composition: { A: 0, B: 1 } }
		],
		plants: [
			{ id: 'keeps-a', takes: 'liquor', gives: 'a', yield: { A: 1, B: 0 }, capacity: 50 },
			{ id: 'keeps-b', takes: 'liquor', gives: 'b', yield: { A: 0, B: 1 }, capacity: 50 }
		],
		demands: [
			{ id: 'need-a', takes: 'a', amount: 50 },
			{ id: 'need-b', takes: 'b', amount: 50 }
		]
	})

test('a truly mixed tank delivers what each plant keeps of the mixture, not what it could have picked', async () => {
	const plan = await planOnce(tank(50))
	expect(plan.delivered).toBeCloseTo(100, 6)
	expect(plan.deliveredBlended).toBeCloseTo(50, 6)
})

test('where one source runs there is no mixture to bound', async () => {
	expect((await planOnce(tank(0))).deliveredBlended).toBeNull()
})

test('what is sold abroad is drawn from the mixture too', async () => {
	// Picked freely, all of A would go to the plant; mixed, the contract's half of A is lost to it.
	const plan = await planOnce(
		chainOf({
			components: ['A', 'B'],
			feeds: [
				{ id: 'rich', gives: 'liquor', available: 50, composition: { A: 1, B: 0 } },
				{ id: 'poor', gives: 'liquor', available: 100, composition: { A: 0, B: 1 } }
			],
			plants: [{ id: 'keeps-a', takes: 'liquor', gives: 'a', yield: { A: 1, B: 0 }, capacity: 100 }],
			demands: [{ id: 'need-a', takes: 'a', amount: 50 }],
			trades: [{ id: 'abroad', kind: 'export', material: 'liquor', amount: 50 }]
		})
	)
	expect(plan.delivered).toBeCloseTo(50, 6)
	expect(plan.deliveredBlended).toBeCloseTo(25, 6)
})

test('has an answer where hardly anything can run in the mixtures of the plan: the solver once called that infeasible', async () => {
	const thin = readFileSync(new URL('thin-mixtures.json', import.meta.url), 'utf8')
	const { chain, built } = JSON.parse(thin) as { chain: ChainSpec; built: Record<string, number> }
	await withEngine(chainOf(chain), (engine) => {
		const plan = engine.plan({ ...openToday, set: built })
		expect(plan.deliveredBlended).toBeGreaterThanOrEqual(0)
		expect(plan.deliveredBlended).toBeLessThanOrEqual(plan.delivered)
	})
})
