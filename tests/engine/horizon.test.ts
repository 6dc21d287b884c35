/** Year after year: each year is the plan of its year with what those before left, and a delay never helps. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersByYear, plansByYear, stateAfter } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { withYear } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { chainsWith, PLAIN } from '../support/random-chains.ts'
import { runs } from '../properties/plans.ts'

const YEARS = { first: 2026, last: 2029 }
const within = (chain: Chain, years = YEARS): Chain => ({ ...chain, years })

describe('a horizon', () => {
	test('of one year is the plan of that year', async () => {
		const chain = chainFrom('models/india-rare-earths')
		const first = within(chain, { first: 2026, last: 2026 })
		await withEngine(first, (engine) => {
			expect([...plansByYear(engine, openToday)]).toEqual([engine.plan(openToday)])
		})
	})

	test('of a chain with nothing to use up is the plan of each year alone', async () => {
		const chain = within(chainFrom('models/copper-example'), { first: 2026, last: 2031 })
		const open = { ...openToday, id: chain.scenarios[0]!.id }
		const endless = { ...chain, feeds: chain.feeds.map((feed) => ({ ...feed, resource: null })), stores: [] }
		await withEngine(endless, (engine) => {
			const amounts = [...answersByYear(engine, open)].map(({ year, delivered }) => ({ year, delivered }))
			const alone = [2026, 2027, 2028, 2029, 2030, 2031].map((year) => engine.plan(withYear(open, year)))
			expect(amounts).toEqual(alone.map(({ year, delivered }) => ({ year, delivered: expect.closeTo(delivered, 6) })))
		})
	})

	test('begins with the year of the scenario that opens: the past stands alone', async () => {
		const chain = chainFrom('models/us-rare-earths')
		await withEngine(chain, (engine) => {
			const [first] = answersByYear(engine, { ...openToday, id: chain.scenarios[0]!.id })
			expect([chain.years.first, first!.year]).toEqual([2024, 2026])
		})
	})

	test('explains once what holds for all years, whatever is left in the ground', async () => {
		await withEngine(chainFrom('models/india-rare-earths'), (engine) => {
			const plans = [...plansByYear(engine, openToday)]
			expect(new Set(plans.map(({ ladder }) => ladder)).size).toBe(1)
			expect(plans.at(-1)!.feeds.find(({ left }) => left !== null)!.left).toBeLessThan(
				plans[0]!.feeds.find(({ left }) => left !== null)!.left!
			)
		})
	})

	test('of every year begins with what the one before left', async () => {
		await withEngine(chainFrom('models/india-rare-earths'), (engine) => {
			const answers = [...answersByYear(engine, { ...openToday, id: 'stocks-released' })]
			answers.slice(1).forEach((answer, place) => {
				const state = stateAfter(answers[place]!)
				for (const { id, left } of answer.feeds) if (id in state.feeds) expect(left).toBeCloseTo(state.feeds[id]!, 6)
			})
			expect(answers).toHaveLength(15)
		})
	})
})

test('over the years no feed gives more than its resource', async () => {
	await fc.assert(
		fc.asyncProperty(chainsWith(PLAIN), fc.integer({ min: 1, max: 200 }), async (spec, resource) => {
			const chain = within(chainOf({ ...spec, feeds: spec.feeds.map((feed) => ({ ...feed, resource })) }))
			await withEngine(chain, (engine) => {
				const answers = [...answersByYear(engine, openToday)]
				for (const [place] of chain.feeds.entries()) {
					const used = answers.reduce((sum, { feeds }) => sum + feeds[place]!.used, 0)
					expect(used).toBeLessThanOrEqual(resource * (1 + 1e-9))
				}
			})
		}),
		runs(40)
	)
})

test('a plant that comes a year later never delivers more in any year', async () => {
	await fc.assert(
		fc.asyncProperty(chainsWith(PLAIN), fc.nat(), fc.integer({ min: 2026, max: 2028 }), async (spec, at, start) => {
			const delayed = at % spec.plants.length
			const starting = (year: number) =>
				within(
					chainOf({
						...spec,
						plants: spec.plants.map((plant, p) => (p === delayed ? { ...plant, start: year } : plant))
					})
				)
			const delivered = (chain: Chain) =>
				withEngine(chain, (engine) => [...answersByYear(engine, openToday)].map((answer) => answer.delivered))
			const [soon, late] = [await delivered(starting(start)), await delivered(starting(start + 1))]
			late.forEach((amount, year) => expect(amount).toBeLessThanOrEqual(soon[year]! + 1e-6 * (1 + soon[year]!)))
		}),
		runs(40)
	)
})
