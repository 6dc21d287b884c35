/** What a plan is worth at the prices that its model lists. */
import { expect, test } from 'vitest'
import { worthTable } from '#lib/figures/tables/worth.ts'
import { worthTexts } from '#lib/figures/text/worth-text.ts'
import { DESTINATIONS, worth } from '#lib/figures/worth.ts'
import { chainOf, figure } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'
import { english, planned } from './plans.ts'

/** A mill of 80 gives 40 of each component; 60 of X are needed, and nobody needs Y or buys it. */
const bare = chainOf({
	components: ['X', 'Y'],
	pure: ['metal'],
	feeds: [{ id: 'pit', gives: 'ore', available: 200 }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 80, cost: 1 }],
	demands: [{ id: 'need', takes: [{ material: 'metal', only: ['X'] }], amount: 60 }]
})
const priceOfX = { ...figure(10), low: 8, high: 15, date: '2025' }
const chain = { ...bare, currency: 'USD', values: [{ id: 'price', name: 'Price of X', figure: priceOfX, prices: 'X' }] }

test('delivered, added and left over are amounts times prices, with the range of the prices', async () => {
	const found = worth(chain, await planOnce(chain))!
	const near = (value: number) => expect.closeTo(value, 6)
	expect(found.total).toEqual({
		delivered: { value: near(400), low: near(320), high: near(600) },
		added: { value: near(200), low: near(160), high: near(300) },
		exported: { value: 0, low: 0, high: 0 },
		surplus: { value: 0, low: 0, high: 0 }
	})
	expect(found.unpriced.map(({ id }) => id)).toEqual(['Y'])
})

test('a model without prices is worth nothing that could be said', async () => {
	const plan = await planOnce(bare)
	expect(worth(bare, plan)).toBeNull()
	expect(worthTexts(bare, plan, english)).toEqual([])
	expect(worthTable(bare, plan, english).rows).toEqual([])
})

test('sentences say what is worth something, of which year, and of what no price is listed', async () => {
	const said = worthTexts(chain, await planOnce(chain), english).map((text) => text.replaceAll('\u00a0', ' '))
	expect(said.slice(0, -1)).toEqual([
		'At the prices listed for 2025, what is delivered in a year is worth USD 400 (320–600).',
		'100 % of it is X.',
		'What all steps would add in a year is worth USD 200 (160–300).',
		'No price is listed for Y: what has none counts as nothing.'
	])
})

test('a quarter of what India delivers is nine tenths of its worth, told in dollars and in rupees', async () => {
	const { chain: india, base } = await planned('india-rare-earths')
	const { components, total } = worth(india, base)!
	const ndpr = components.find(({ component }) => component.id === 'NdPr')!
	expect((ndpr.amounts.delivered * ndpr.price.figure.value!) / total.delivered.value).toBeGreaterThan(0.9)
	expect(ndpr.amounts.delivered / base.delivered).toBeLessThan(0.25)
	for (const to of DESTINATIONS) expect(total[to].low).toBeLessThanOrEqual(total[to].value)
	expect(worthTexts(india, base, english)[0]).toMatch(/USD .* million .*, or Rs .* crore/)
})
