/** Stocks, stores and resources for random chains, so that one year has something to leave to the next. */
import fc from 'fast-check'
import { chainOf, type ChainSpec } from './chains.ts'

/** Stocks and resources for a random chain; the material of a stock is made by one of its plants. */
export const kept = fc.record({
	resources: fc.array(fc.option(fc.integer({ min: 0, max: 300 })), { minLength: 4, maxLength: 4 }),
	stocks: fc.array(
		fc.record({
			at: fc.nat(),
			amount: fc.constantFrom(0, 0, 40, 100),
			share: fc.integer({ min: 0, max: 10 }),
			available: fc.option(fc.integer({ min: 0, max: 30 })),
			limit: fc.option(fc.integer({ min: 0, max: 150 })),
			least: fc.constantFrom(0, 0, 20)
		}),
		{ maxLength: 2 }
	),
	pond: fc.option(fc.integer({ min: 0, max: 200 }))
})

/** Returns the chain of a draw with what was drawn for it. */
export function withStocks(
	spec: ChainSpec,
	{ resources, stocks, pond }: typeof kept extends fc.Arbitrary<infer T> ? T : never
) {
	const made = spec.plants.map((plant) => plant.gives)
	return chainOf({
		...spec,
		feeds: spec.feeds.map((feed, i) => {
			const resource = resources[i]
			return resource === null || resource === undefined ? feed : { ...feed, resource }
		}),
		stocks: stocks.map(({ at, amount, share, available, limit, least }, i) => ({
			id: `stock${i}`,
			holds: made[at % made.length]!,
			amount,
			least,
			route: spec.plants[0]!.route!,
			composition: { A: share / 10, B: 1 - share / 10 },
			...(available === null ? {} : { available }),
			...(limit === null ? {} : { limit })
		})),
		...(pond === null ? {} : { stores: [{ id: 'pond', holds: 'waste', limit: pond }] })
	})
}
