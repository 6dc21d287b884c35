/** Least sizes of what is built: none, or at least so much. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Investment } from '#lib/invest/invest.ts'
import { runs, Tally } from '../properties/plans.ts'
import { chainOf, type ChainSpec } from '../support/chains.ts'
import { best, chainFrom, costOfWay, everyWay, lumpy, type Lumpy } from './ways.ts'
import { allowedBy } from './allowed.ts'
import { asked } from './asked.ts'

/** What a plan may be dearer than the cheapest: what the engine says that it searches to. */
const GAP = 0.005

/** Two plants from rock to metal: one cheap and large, one dear and of any size. */
const pair: ChainSpec = {
	feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
	plants: [
		{ id: 'large', takes: 'rock', gives: 'metal', capacity: 0, cost: 2, lead: 1, least: 6 },
		{ id: 'small', takes: 'rock', gives: 'metal', capacity: 0, cost: 3, lead: 1 }
	],
	demands: [{ id: 'need', takes: 'metal', amount: 10 }]
}

test('a plant is built at its least size or not at all', async () => {
	const [few, more, all] = await asked(chainOf(pair), [{ target: 0.3 }, { target: 0.5 }, { target: 0.8 }])
	const builds = ({ builds }: Investment) =>
		builds.map(({ process, added }) => [process, Math.round(added * 1e4) / 1e4])
	expect(builds(few!)).toEqual([['small', 3]])
	expect(builds(more!)).toEqual([['large', 6]])
	expect(builds(all!)).toEqual([['large', 8]])
	expect([few!, more!, all!].map(({ cost, bound }) => [Math.round(cost.value), Math.round(bound)])).toEqual([
		[9, 9],
		[12, 12],
		[16, 16]
	])
	// What is built beyond the need stands idle: the planner delivers all that the plant can, up to the need.
	expect(more!.delivered).toBeCloseTo(6, 6)
})

test('a sum below the least size buys what is smaller, and a budget stops what only a whole plant reaches', async () => {
	const [poor, stopped] = await asked(chainOf({ ...pair, plants: [pair.plants[0]!] }), [
		{ budget: 11 },
		{ target: 0.5, budget: 11 }
	])
	expect([allowedBy(poor!), poor!.cost.value]).toEqual([0, 0])
	expect(stopped!.reached).toBe(false)
	expect(stopped!.stoppers).toEqual([{ kind: 'budget', of: null, why: null, limit: null }])
	const [both] = await asked(chainOf(pair), [{ budget: 11 }])
	expect(allowedBy(both!)).toBeCloseTo(11 / 3, 2)
})

test('what may not grow by its least size is left, and said to be', async () => {
	const plants = [{ ...pair.plants[0]!, limit: 5 }]
	const [found] = await asked(chainOf({ ...pair, plants }), [{ target: 0.5 }])
	expect(found!.reached).toBe(false)
	expect(found!.barred).toEqual([{ process: 'large', why: 'no-room', limit: null }])
	expect(found!.stoppers).toEqual([{ kind: 'process', of: 'large', why: 'no-room', limit: null }])
})

test('with a budget a year each plant that is begun has its least size', async () => {
	const [found] = await asked(chainOf({ ...pair, plants: [{ ...pair.plants[0]!, least: 4 }] }), [
		{ target: 1, yearly: 12 }
	])
	expect(found!.reached).toBe(true)
	expect(found!.cost.value).toBeCloseTo(20, 3)
	for (const { cost } of found!.spending) expect(cost).toBeGreaterThanOrEqual(8 - 1e-6)
	for (const { cost } of found!.spending) expect(cost).toBeLessThanOrEqual(12 * (1 + 1e-6))
})

/** What was found beside every way to build in whole numbers, among which the cheapest is. */
function expectLeast(spec: Lumpy, found: Investment, wanted: number, tally: Tally) {
	const { enough, least, most } = best(spec, wanted)
	tally.count(enough ? 'reached' : 'out of reach')
	expect(found.reached).toBe(enough)
	tally.count('something to build', least > 0)
	expect(found.cost.value).toBeLessThanOrEqual(least * (1 + GAP) + 1e-5)
	expect(found.cost.value).toBeGreaterThanOrEqual(least - 1e-5)
	expect(found.bound).toBeLessThanOrEqual(least + 1e-5)
	expect(found.bound).toBeGreaterThanOrEqual(found.cost.value * (1 - GAP) - 1e-5)
	expect(allowedBy(found)).toBeGreaterThanOrEqual(Math.min(wanted, most) - 1e-6)
	expect(found.delivered).toBeGreaterThanOrEqual(allowedBy(found) - 1e-6)
	for (const { process, added, cost } of found.builds) {
		const plant = spec.plants[Number(process.slice(1))]!
		expect(added).toBeGreaterThanOrEqual(plant.least - 1e-6)
		expect(cost.value).toBeCloseTo(costOfWay(spec, plant, added), 6)
	}
}

test.each([1, 0.65])(
	'with an exponent of %s the cheapest of all ways is found, and no bound is above it',
	async (exponent) => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(lumpy, fc.integer({ min: 1, max: 10 }), async (own, asks) => {
				const spec = { ...own, exponent }
				const wanted = Math.min(asks, spec.need)
				const [found] = await asked(chainFrom(spec), [{ target: wanted / spec.need }])
				expectLeast(spec, found!, wanted, tally)
				tally.count(
					'raised',
					found!.builds.some(({ process, added }) => added === spec.plants[Number(process[1])]!.least)
				)
			}),
			runs(100)
		)
		tally.expectOften({ reached: 25, 'out of reach': 10, 'something to build': 30, raised: 10 })
	}
)

test.each([1, 0.65])('with an exponent of %s a sum buys no less than any way in whole numbers', async (exponent) => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(lumpy, fc.integer({ min: 1, max: 60 }), async (own, budget) => {
			const spec = { ...own, exponent }
			const [found] = await asked(chainFrom(spec), [{ budget }])
			const most = Math.max(...[...everyWay(spec)].filter(({ cost }) => cost <= budget).map(({ served }) => served))
			tally.count('buys', allowedBy(found!) > found!.before)
			tally.count('not all', most < best(spec, spec.need).most)
			expect(found!.cost.value).toBeLessThanOrEqual(budget * (1 + 1e-6))
			expect(allowedBy(found!)).toBeGreaterThanOrEqual(most - 1e-3 * spec.need - 1e-6)
		}),
		runs(60)
	)
	tally.expectOften({ buys: 15, 'not all': 15 })
})
