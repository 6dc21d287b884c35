/** All years planned at once: never worse than one after another, and the plan itself where there is one year. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersByYear, jointByYear, jointGain, type Answer, type Joint } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { kept, withStocks } from '../support/random-stocks.ts'
import { runs, Tally } from '../properties/plans.ts'

const within = (chain: Chain, last: number): Chain => ({ ...chain, years: { first: 2026, last } })

interface Both {
	chain: Chain
	answers: Answer[]
	joint: Joint
}

const both = (chain: Chain, id = chain.scenarios[0]!.id): Promise<Both> =>
	withEngine(chain, (engine) => ({
		chain,
		answers: [...answersByYear(engine, { ...openToday, id })],
		joint: jointByYear(engine, { ...openToday, id })
	}))
const near = (amounts: number[]) => amounts.map((x) => expect.closeTo(x, 6))
const gainOf = ({ chain, answers, joint }: Both) => jointGain(chain, answers, joint)
const totals = ({ answers, joint }: Both) => ({
	alone: sum(answers.map(({ delivered }) => delivered)),
	joint: sum(joint.years.map(({ delivered }) => delivered))
})

describe('looking ahead', () => {
	test('leaves ore in the ground for the mill that keeps more of it', async () => {
		const found = await both(
			within(
				chainOf({
					feeds: [{ id: 'pit', gives: 'ore', resource: 120 }],
					plants: [
						{ id: 'old', takes: 'ore', gives: 'metal', yield: 0.5, capacity: 40 },
						{ id: 'new', takes: 'ore', gives: 'metal', yield: 0.9, capacity: 40, start: 2028 }
					],
					demands: [{ id: 'need', takes: 'metal', amount: 100 }]
				}),
				2030
			)
		)
		expect(found.answers.map(({ delivered }) => delivered)).toEqual(near([20, 20, 36, 0, 0]))
		expect(found.joint.years.map(({ delivered }) => delivered)).toEqual(near([0, 0, 36, 36, 36]))
		expect(gainOf(found)).toEqual({ tier: 1, short: expect.closeTo(32, 6) })
	})

	test('draws no more from a stock in a year than its limit', async () => {
		const dry = await both(
			within(
				chainOf({
					feeds: [],
					stocks: [{ id: 'heap', holds: 'dust', amount: 100, available: 20 }],
					plants: [{ id: 'kiln', takes: 'dust', gives: 'metal', capacity: null }],
					demands: [{ id: 'need', takes: 'metal', amount: 50 }]
				}),
				2032
			)
		)
		const paced = near([20, 20, 20, 20, 20, 0, 0])
		expect(dry.answers.map(({ delivered }) => delivered)).toEqual(paced)
		expect(dry.joint.years.map(({ delivered }) => delivered)).toEqual(paced)
	})

	test('keeps ore for the need that comes first, though less is delivered in all', async () => {
		const found = await both(
			within(
				chainOf({
					feeds: [{ id: 'pit', gives: 'ore', resource: 100 }],
					plants: [
						{ id: 'coarse', takes: 'ore', gives: 'grit', capacity: 50 },
						{ id: 'fine', takes: 'ore', gives: 'metal', yield: 0.6, capacity: 50, start: 2028 }
					],
					demands: [
						{ id: 'works', takes: 'metal', amount: 30, tier: 1 },
						{ id: 'roads', takes: 'grit', amount: 50, tier: 2 }
					]
				}),
				2029
			)
		)
		expect(totals(found)).toEqual({ alone: expect.closeTo(100, 6), joint: expect.closeTo(60, 6) })
		expect(gainOf(found)).toEqual({ tier: 1, short: expect.closeTo(60, 6) })
	})

	test('keeps room in a store for the plant that fills it more slowly', async () => {
		const mill = (id: string, kept: number, start: number) => ({
			id,
			takes: 'ore',
			gives: 'metal',
			yield: kept,
			capacity: 10,
			start
		})
		const found = await both(
			within(
				chainOf({
					feeds: [{ id: 'pit', gives: 'ore' }],
					stores: [{ id: 'pond', holds: 'waste', limit: 5 }],
					plants: [mill('old', 0.5, 2026), mill('new', 0.9, 2027)],
					demands: [{ id: 'need', takes: 'metal', amount: 9 }]
				}),
				2030
			)
		)
		expect(found.answers.map(({ delivered }) => delivered)).toEqual(near([5, 0, 0, 0, 0]))
		expect(found.joint.years.map(({ delivered }) => delivered)).toEqual(near([1, 9, 9, 9, 9]))
	})

	test('keeps what a stock holds, within its limits, and draws it later', async () => {
		const spec = (least: number): ChainSpec => ({
			feeds: [],
			stocks: [{ id: 'heap', holds: 'ore', amount: 60, least }],
			plants: [
				{ id: 'old', takes: 'ore', gives: 'metal', yield: 0.5, capacity: 40 },
				{ id: 'new', takes: 'ore', gives: 'metal', capacity: 30, start: 2028 }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 30 }]
		})
		const open = await both(within(chainOf(spec(0)), 2029))
		expect(totals(open)).toEqual({ alone: expect.closeTo(30, 6), joint: expect.closeTo(60, 6) })
		const held = await both(within(chainOf(spec(10)), 2029))
		expect(totals(held)).toEqual({ alone: expect.closeTo(25, 6), joint: expect.closeTo(50, 6) })
	})

	test('puts aside what a later year has no other way to get, as far as there is room', async () => {
		const found = await both(
			within(
				chainOf({
					feeds: [{ id: 'pit', gives: 'ore', available: 10 }],
					stocks: [{ id: 'heap', holds: 'ore', amount: 0, limit: 15 }],
					plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 30, start: 2028 }],
					demands: [{ id: 'need', takes: 'metal', amount: 30 }]
				}),
				2029
			)
		)
		expect(found.answers.map(({ delivered }) => delivered)).toEqual(near([0, 0, 10, 10]))
		expect(found.joint.years.map(({ delivered }) => delivered)).toEqual(near([0, 0, 25, 10]))
	})

	test('gives early what can be given early as well', async () => {
		const found = await both(
			within(
				chainOf({
					feeds: [{ id: 'pit', gives: 'ore', resource: 70 }],
					plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 40 }],
					demands: [{ id: 'need', takes: 'metal', amount: 100 }]
				}),
				2029
			)
		)
		expect(found.joint.years.map(({ delivered }) => delivered)).toEqual(near([40, 30, 0, 0]))
		expect(gainOf(found)).toBeNull()
	})
})

/** Random chains in which years have something to leave to each other, some of whose plants come later. */
const cases = fc.tuple(chainsWith(RICH), kept, fc.array(fc.constantFrom(2026, 2026, 2027, 2028), { minLength: 12 }))
const chainOfCase = ([spec, draw, starts]: typeof cases extends fc.Arbitrary<infer T> ? T : never): Chain =>
	withStocks(
		{ ...spec, plants: spec.plants.map((plant, p) => ({ ...plant, start: starts[p % starts.length]! })) },
		draw
	)

test('of random chains, no tier is served worse than one year after another, before one that is served better', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(cases, async (drawn) => {
			const found = await both(within(chainOfCase(drawn), 2029))
			const gain = gainOf(found)
			expect(gain?.short ?? 0).toBeGreaterThanOrEqual(0)
			for (const { demand, delivered } of found.joint.years) expect(delivered).toBeLessThanOrEqual(demand * (1 + 1e-6))
			tally.count('gains', gain !== null)
			tally.count('gains nothing', gain === null)
		}),
		runs(60)
	)
	tally.expectOften({ gains: 5, 'gains nothing': 10 })
})

test('of random chains, one year planned at once is the plan of that year', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(cases, async (drawn) => {
			const found = await both(within(chainOfCase(drawn), 2026))
			expect(gainOf(found)).toBeNull()
			tally.count(
				'draws on a stock',
				found.answers[0]!.stocks.some(({ drawn }) => sum(Object.values(drawn)) > 1)
			)
		}),
		runs(60)
	)
	tally.expectOften({ 'draws on a stock': 5 })
})

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('of %s', (model) => {
	const chain = chainFrom(`models/${model}`)

	test.each(chain.scenarios.map(({ id }) => id))('%s loses nothing by looking at one year at a time', async (id) => {
		const found = await both(chain, id)
		expect(found.answers).toHaveLength(found.joint.years.length)
		expect(gainOf(found)).toBeNull()
		const { alone, joint } = totals(found)
		expect(alone).toBeGreaterThanOrEqual(0.9 * joint)
	})
})
