/** Capacity counted on one of two inputs that stand for each other. */
import { expect, test } from 'vitest'
import { chainOf } from '../support/chains.ts'
import { planOnce, process } from '../support/engine.ts'

/** Ore and scrap, each of which the mill makes into as much metal; its capacity is counted on scrap. */
const milling = (capacity: number, given: { ore: number; scrap: number }, wanted = 150) =>
	chainOf({
		feeds: [
			{ id: 'pit', gives: 'ore', available: given.ore },
			{ id: 'yard', gives: 'scrap', available: given.scrap }
		],
		plants: [
			{
				id: 'mill',
				takes: ['ore', 'scrap'],
				gives: 'metal',
				capacity,
				basis: 'scrap'
			}
		],
		demands: [{ id: 'need', takes: 'metal', amount: wanted }]
	})

test('a process without capacity runs on neither input', async () => {
	const plan = await planOnce(milling(0, { ore: 100, scrap: 100 }))
	expect(process(plan, 'mill')).toMatchObject({ verdict: 'absent', used: 0, input: 0, output: 0 })
	expect(plan.delivered).toBe(0)
})

test('a run on the other input counts for all that it takes in', async () => {
	const plan = await planOnce(milling(60, { ore: 100, scrap: 0 }))
	expect(process(plan, 'mill')).toMatchObject({ verdict: 'too-small', used: 60, utilisation: 1, input: 60, output: 60 })
})

test('runs on both inputs share one capacity', async () => {
	const plan = await planOnce(milling(90, { ore: 40, scrap: 100 }))
	expect(process(plan, 'mill').used).toBeCloseTo(90, 9)
	expect(plan.delivered).toBeCloseTo(90, 9)
})
