/** Imports at listed prices, bought instead of building. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { investFinding, investSentences } from '#lib/figures/invest/text.ts'
import { boughtTable } from '#lib/figures/tables/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { importsForSale, listedPrice } from '#lib/model/prices.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { english } from '../figures/plans.ts'
import { runs, Tally } from '../properties/plans.ts'
import { figure } from '../support/chains.ts'
import { chainFrom as modelFrom } from '../support/engine.ts'
import { allowedBy } from './allowed.ts'
import { asked, BY, GAP } from './asked.ts'
import { chainFrom, costOfWay, lumpy, waysToBuild, type Lumpy } from './ways.ts'

const INDIA = modelFrom('models/india-rare-earths')

const market = fc.record({
	ore: fc.nat(4),
	metal: fc.nat(4),
	/** A unit of either. */
	price: fc.integer({ min: 0, max: 12 }).map((tenths) => tenths / 10)
})
type Market = typeof market extends fc.Arbitrary<infer T> ? T : never

/** The chain of five plants beside which ore and metal can be bought. */
function marketChain(own: Lumpy, { ore, metal, price }: Market): Chain {
	const imports = { ore, metal }
	const chain = chainFrom(own, { ore: 0, metal: 0 })
	return {
		...chain,
		trades: chain.trades.map((trade) => ({
			...trade,
			amount: { ...figure(0), high: imports[trade.id as 'ore' | 'metal'] }
		})),
		values: [...chain.values!, { id: 'price', name: 'Price', figure: figure(price), prices: 'X' }]
	}
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, i) => i)

/** The least worth of serving an amount, by counting every way to build and to buy in whole numbers; Infinity without one. */
function leastWorth(own: Lumpy, { ore, metal, price }: Market, last: number, wanted: number): number {
	const years = last - BY + 1
	let least = Infinity
	for (const added of waysToBuild(own)) {
		const [a, b, c, d, direct] = own.plants.map(({ capacity }, i) => capacity + added[i]!) as [
			number,
			number,
			number,
			number,
			number
		]
		const building = own.plants.reduce((whole, each, i) => whole + costOfWay(own, each, added[i]!), 0)
		for (const boughtOre of upTo(ore))
			for (const boughtMetal of upTo(metal)) {
				const fromRock = Math.min(direct, own.rock)
				const milled = Math.min(c + d, boughtOre + Math.min(a + b, own.rock - fromRock))
				if (fromRock + milled + boughtMetal < wanted) continue
				least = Math.min(least, building + (boughtOre + boughtMetal) * price * years)
			}
	}
	return least
}

test('with imports at a price the cheapest of all ways to build and buy is found', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(lumpy, market, fc.constantFrom(1, 0.65), async (spec, sale, exponent) => {
			const own = { ...spec, exponent }
			const chain = marketChain(own, sale)
			const imports = importsForSale(chain).map(({ id }) => id)
			const [found, without, some] = await asked(chain, [
				{ target: 1, imports },
				{ target: 1 },
				{ target: 1, imports: imports.slice(0, 1) }
			])
			const least = leastWorth(own, sale, chain.years.last, own.need)
			tally.count(found!.reached ? 'reached' : 'out of reach')
			expect(found!.reached).toBe(least < Infinity)
			if (!found!.reached) return
			expect(found!.worth.value).toBeLessThanOrEqual(least * (1 + GAP) + 1e-5)
			expect(found!.worth.value).toBeGreaterThanOrEqual(least - 1e-5)
			expect(found!.bound).toBeLessThanOrEqual(least + 1e-5)
			expect(found!.delivered).toBeGreaterThanOrEqual(allowedBy(found!) - 1e-5)
			// Fewer imports never cost less.
			for (const fewer of [without!, some!])
				if (fewer.reached) expect(found!.worth.value).toBeLessThanOrEqual(fewer.worth.value * (1 + GAP) + 1e-5)
			tally.count('bought', found!.bought.length > 0)
			tally.count('bought instead of built', without!.reached && found!.worth.value < without!.worth.value * 0.99)
			tally.count('bought and built', found!.bought.length > 0 && found!.builds.length > 0)
			tally.count('built though it could be bought', found!.bought.length === 0 && found!.imports.length > 0)
			const { building, running, buying, left } = found!.present
			expect(building.value + running.value + buying.value - left.value).toBeCloseTo(found!.worth.value, 6)
		}),
		runs(60)
	)
	tally.expectOften({
		reached: 20,
		'out of reach': 5,
		bought: 10,
		'bought instead of built': 5,
		'bought and built': 5,
		'built though it could be bought': 2
	})
})

test('no more is bought than the model says can come, and the scenario lets it in', async () => {
	const scenario = openScenario('today')
	const imports = importsForSale(INDIA).map(({ id }) => id)
	const [found, none] = await asked(INDIA, [
		{ scenario, by: 2036, target: 0.9, imports },
		{ scenario, by: 2036, target: 0.9 }
	])
	expect(found!.bought.length).toBeGreaterThan(0)
	for (const { trade, amount, cost } of found!.bought) {
		const { amount: comes, composition } = INDIA.trades.find(({ id }) => id === trade)!
		expect(amount).toBeLessThanOrEqual((comes.high! - comes.value!) * (1 + 1e-9))
		expect(cost.value / amount).toBeCloseTo(listedPrice(INDIA, composition!.shares)!.value, 4)
		expect(found!.scenario.set).toHaveProperty(trade)
	}
	expect(found!.delivered).toBeGreaterThanOrEqual(allowedBy(found!) * (1 - 1e-6))
	expect(found!.worth.value).toBeLessThan(none!.worth.value)
	expect(none!.bought).toEqual([])
	const finding = investFinding(INDIA, found!, english)
	expect(finding).toContain('Bought for it at listed prices: ')
	expect(investSentences(INDIA, found!, english).join(' ')).toContain('Building, running and buying, less')
	expect(boughtTable(INDIA, found!, english).rows.length).toBe(found!.bought.length)
})

/** A chain of five plants alike. */
const fiveOf = (plant: Lumpy['plants'][number]): Lumpy => ({
	rock: 4,
	need: 3,
	reference: 1,
	exponent: 1,
	plants: [plant, plant, plant, plant, plant]
})

test('what has no price, or no amount that could come, is not for sale', async () => {
	const own: Market = { ore: 2, metal: 0, price: 1 }
	const chain = marketChain(fiveOf({ capacity: 1, room: 1, cost: 1, least: 0 }), own)
	expect(importsForSale(chain).map(({ id }) => id)).toEqual(['ore'])
	expect(importsForSale({ ...chain, values: [] })).toEqual([])
	expect(importsForSale(modelFrom('models/us-rare-earths')).map(({ id }) => id)).toEqual(['magnet-imports'])
	await expect(asked(chain, [{ target: 1, imports: ['metal'] }])).rejects.toThrow(RangeError)
})

test('where buying alone is enough, nothing has to be built', async () => {
	const chain = marketChain(fiveOf({ capacity: 0, room: 3, cost: 9, least: 0 }), { ore: 0, metal: 3, price: 0.1 })
	const [found] = await asked(chain, [{ target: 1, imports: ['metal'] }])
	expect([found!.builds, found!.bought]).toEqual([[], [expect.objectContaining({ trade: 'metal' })]])
	expect(found!.delivered).toBeCloseTo(3, 6)
	const said = investFinding(chain, found!, english).replace(/\u00a0/g, ' ')
	expect(said).toBe(
		'To serve 100 % of the need in 2030, nothing has to be built. Bought for it at listed prices: metal (3 t); that costs USD 0.3 a year.'
	)
})
