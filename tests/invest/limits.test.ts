/** Limits that politics may set, by the names that a model gives them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barredTexts, stopperTexts } from '#lib/figures/invest/text.ts'
import { keptByLimits } from '#lib/model/limits.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { english } from '../figures/plans.ts'
import { runs, Tally } from '../properties/plans.ts'
import { chainFrom as modelFrom } from '../support/engine.ts'
import { chainFrom, lumpy } from './ways.ts'
import { asked } from './asked.ts'

const INDIA = modelFrom('models/india-rare-earths')

test('a limit keeps its processes as ticks of each would, and fewer limits never cost more', async () => {
	const tally = new Tally()
	const keeps = fc.uniqueArray(fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4'), { minLength: 1, maxLength: 3 })
	await fc.assert(
		fc.asyncProperty(lumpy, keeps, keeps, async (spec, first, second) => {
			const limits = [first, second].map((each, i) => ({ id: `l${i}`, name: `L${i}`, keeps: each, unless: null }))
			const plants = spec.plants.map((each) => ({ ...each, least: 0 })) as typeof spec.plants
			const chain = { ...chainFrom({ ...spec, plants, exponent: 1 }), limits }
			const both = ['l0', 'l1']
			const [none, one, two, ticked] = await asked(chain, [
				{ target: 0.7 },
				{ target: 0.7, limits: ['l0'] },
				{ target: 0.7, limits: both },
				{ target: 0.7, fixed: [...new Set([...first, ...second])] }
			])
			const bare = ({ worth, builds, reached }: NonNullable<typeof none>) => ({ worth, builds, reached })
			expect(bare(two!)).toEqual(bare(ticked!))
			for (const [fewer, more] of [
				[none!, one!],
				[one!, two!]
			] as const) {
				if (more.reached) expect(fewer.reached).toBe(true)
				if (more.reached) expect(fewer.worth.value).toBeLessThanOrEqual(more.worth.value * 1.005 + 1e-5)
			}
			tally.count('a limit costs', two!.reached && two!.worth.value > none!.worth.value + 1e-5)
			tally.count('a limit stops', none!.reached && !two!.reached)
		}),
		runs(30)
	)
	tally.expectOften({ 'a limit costs': 1, 'a limit stops': 3 })
})

test('India names limits; hard rock grows once a partner brings a share', async () => {
	const limits = INDIA.limits!.map(({ id }) => id)
	expect(limits).toEqual(['no-new-leases', 'aluva-as-it-is', 'rock-with-a-partner'])
	const alone = openScenario('today')
	const shared = withLever(alone, 'values.japan-capital-share', 0.3)
	const [without, withPartner, free] = await asked(INDIA, [
		{ scenario: alone, by: 2040, target: 0.8, limits: ['rock-with-a-partner'] },
		{ scenario: shared, by: 2040, target: 0.8, limits: ['rock-with-a-partner'] },
		{ scenario: alone, by: 2040, target: 0.8 }
	])
	expect([without!.reached, withPartner!.reached, free!.reached]).toEqual([false, true, true])
	expect(barredTexts(INDIA, without!, english).join(' ')).toContain(
		'Kept as they are by the limit “Hard rock only with a partner”: Ambadongar mine, '
	)
	expect(withPartner!.barred.some(({ limit }) => limit !== null)).toBe(false)
	const [stopped] = await asked(INDIA, [{ scenario: alone, by: 2036, target: 0.9, limits }])
	expect(stopperTexts(INDIA, stopped!, english).join(' ')).toMatch(/ may not grow under the limit “/)
	expect(keptByLimits(INDIA, limits).get('monazite-mining')!.id).toBe('no-new-leases')
	await expect(asked(INDIA, [{ limits: ['nothing'] }])).rejects.toThrow(RangeError)
})
