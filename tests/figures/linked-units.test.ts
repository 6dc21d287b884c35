/** Amounts in the units of the goods. */
import { expect, test } from 'vitest'
import { linkedAmounts, linkedOf } from '#lib/figures/linked-units.ts'
import { chainFrom, planOnce } from '../support/engine.ts'

const india = chainFrom('models/india-rare-earths')

test('what a plant takes in as a good is what it takes in all told, over the content of the good', async () => {
	const plan = await planOnce(india)
	const { taken } = linkedOf(india, plan, 'oscom-cracking')
	const { input } = plan.processes.find(({ id }) => id === 'oscom-cracking')!
	expect(taken.map(({ unit }) => unit)).toEqual(['t monazite'])
	expect(taken[0]!.total).toBeCloseTo(input, 6)
	expect(taken[0]!.gross * 0.55).toBeCloseTo(input, 6)
})

test('follows a content that the scenario sets', async () => {
	const address = 'heavy-minerals.content'
	const amounts = async (set: Record<string, number>) => {
		const plan = await planOnce(india, set)
		return linkedAmounts(india, plan, () => true).find(({ material }) => material.id === 'heavy-minerals')!
	}
	const [usual, rich] = [await amounts({}), await amounts({ [address]: 0.6 })]
	expect(usual.content).toBe(0.55)
	expect(rich.content).toBe(0.6)
	expect(rich.gross).toBeCloseTo(rich.total / 0.6, 6)
})

test('a good without a unit of its own is left out', async () => {
	const plan = await planOnce(india)
	const linked = linkedAmounts(india, plan, () => true).map(({ material }) => material.id)
	expect(linked).not.toContain('carbonatite-concentrate')
	expect(plan.flows.length).toBeGreaterThan(linked.length)
})
