import { describe, expect, test } from 'vitest'
import { mostMade } from '#lib/engine/index.ts'
import { worth } from '#lib/figures/worth.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { chainOf, figure } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'

/** A hill of 100 and a quarry without a limit, a mine of 60, and a smelter that makes rods or, with half lost, wire. */
const chain = chainOf({
	feeds: [
		{ id: 'hill', gives: 'ore', available: 100 },
		{ id: 'quarry', gives: 'stone' }
	],
	plants: [
		{ id: 'mine', takes: 'ore', gives: 'rock', capacity: 60 },
		{ id: 'pit', takes: 'stone', gives: 'rock', capacity: 10 },
		{ id: 'smelter', takes: 'rock', gives: 'rod', capacity: 1000 },
		{ id: 'drawing', takes: 'rod', gives: 'wire', capacity: 30, stage: 'use' }
	],
	demands: [
		{ id: 'rods', takes: 'rod', amount: 40 },
		{ id: 'wires', takes: 'wire', amount: 5 }
	],
	trades: [{ id: 'contract', kind: 'export', material: 'rod', amount: 20, tier: 1 }]
})

describe('how much could be made', async () => {
	const made = await withEngine(chain, (engine) => mostMade(engine, engine.situation(openScenario('today'))))

	test('of each good alone, with the plants and feeds that there are, after the contract', () => {
		expect(made.byNeed.map(({ need, most }) => [need, Math.round(most! * 1e6) / 1e6])).toEqual([
			['rods', 50],
			['wires', 30]
		])
	})

	test('out of each feed that has a limit, with plants of any size and without contract', () => {
		expect(made.byFeed.map(({ feed, amount, isAll }) => [feed, amount, isAll])).toEqual([['hill', 100, false]])
		for (const { most } of made.byFeed[0]!.makes) expect(most).toBeCloseTo(100, 6)
	})
})

describe('the goods that are worth most', () => {
	/** A half-and-half ore for a mill that keeps the first component and one that keeps the second. */
	const split = (prices: Record<string, number>) => {
		const own = chainOf({
			components: ['A', 'B'],
			feeds: [{ id: 'hill', gives: 'ore', available: 100 }],
			plants: [
				{ id: 'one', takes: 'ore', gives: 'red', yield: { A: 0.9, B: 0.1 }, capacity: 60 },
				{ id: 'other', takes: 'ore', gives: 'blue', yield: { A: 0.2, B: 0.8 }, capacity: 80 }
			],
			demands: [
				{ id: 'reds', takes: 'red', amount: 1 },
				{ id: 'blues', takes: 'blue', amount: 1, counted: 2 }
			]
		})
		const values = Object.entries(prices).map(([prices, value]) => ({
			id: `price-${prices}`,
			name: prices,
			prices,
			figure: figure(value)
		}))
		return withEngine({ ...own, values }, (engine) => mostMade(engine, engine.situation(openScenario('today'))).mixes)
	}
	const near = (x: number) => expect.closeTo(x, 6)

	test('go by what they contain at its price, with the plants that there are and out of each feed', async () => {
		expect(await split({ A: 10, B: 1 })).toEqual([
			{
				feed: null,
				isAll: false,
				worth: near(273 + 56),
				goods: [
					{ need: 'reds', amount: near(30), worth: near(273) },
					{ need: 'blues', amount: near(2 * 20), worth: near(56) }
				]
			},
			{ feed: 'hill', isAll: false, worth: near(455), goods: [{ need: 'reds', amount: near(50), worth: near(455) }] }
		])
	})

	test('are others at other prices', async () => {
		const [plants, hill] = await split({ A: 1, B: 10 })
		expect(plants!.goods.map(({ need, amount }) => [need, amount])).toEqual([
			['reds', near(10)],
			['blues', near(80)]
		])
		expect(hill!.goods).toEqual([{ need: 'blues', amount: near(100), worth: near(410) }])
	})

	test('are not told where no price is listed', async () => {
		expect(await split({})).toEqual([])
	})
})

describe.each(['india-rare-earths', 'us-rare-earths'])('in %s', (model) => {
	const own = chainFrom(`models/${model}`)

	test('the goods that are worth most are worth no less than what a plan delivers', () =>
		withEngine(own, (engine) => {
			for (const { id } of own.scenarios) {
				const plan = engine.plan(openScenario(id))
				const [plants] = mostMade(engine, engine.situation(openScenario(id))).mixes
				if (plants!.worth === null) continue
				expect(plants!.worth).toBeGreaterThanOrEqual(worth(own, plan)!.total.delivered.value * (1 - 1e-6))
			}
		}))
})

describe.each(['india-rare-earths', 'us-rare-earths', 'copper-example'])('in %s', (model) => {
	const own = chainFrom(`models/${model}`)

	test('no need is served beyond the most of it, and asking for the most alone delivers it', () =>
		withEngine(own, (engine) => {
			for (const { id } of own.scenarios.slice(0, 3)) {
				const situation = engine.situation(openScenario(id))
				const { byNeed } = mostMade(engine, situation)
				const { served } = engine.deliver(situation)
				for (const [i, { most }] of byNeed.entries()) {
					const near = 1e-6 * Math.max(1, most!)
					expect(served[i]!).toBeLessThanOrEqual(most! + near)
					const demands = situation.demands.map((_, each) => (each === i ? most! : 0))
					expect(engine.deliver({ ...situation, demands }).gap).toBeLessThan(near)
				}
			}
		}))

	test('more of an ore never makes less', () =>
		withEngine(own, (engine) => {
			const opening = openScenario(own.scenarios[0]!.id)
			const limited = own.feeds.filter(({ available }) => available?.value)
			for (const { id, available } of limited.slice(0, 2)) {
				const of = (scenario: typeof opening) =>
					mostMade(engine, engine.situation(scenario)).byFeed.find(({ feed }) => feed === id)!.makes
				const before = of(opening)
				const lever = own.levers.find((each) => each.id === id)
				if (!lever) continue
				const more = of(withLever(opening, id, (2 * available!.value!) / lever.factor))
				for (const [i, { most }] of more.entries()) expect(most!).toBeGreaterThanOrEqual(before[i]!.most! * (1 - 1e-6))
			}
		}))
})
