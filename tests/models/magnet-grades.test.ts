/** Grades of magnets in the model of India: what they take of heavy rare earths, as made and as diffused. */
import { expect, test } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { moveLever } from '#lib/model/scenario/levers.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, planOnce } from '../support/engine.ts'

const india = chainFrom('models/india-rare-earths')
const today = openScenario('today')

/** The chain with levers moved, each to a value in its own unit. */
const moved = (levers: Record<string, number>): Chain =>
	applyScenario(
		india,
		Object.entries(levers).reduce((scenario, [id, value]) => moveLever(india, scenario, id, value), today)
	).chain

/** Part of heavy oxide in the oxide of a grade, by its recipe. */
const heavyPart = (chain: Chain, grade: string) => {
	const magnets = chain.processes.find(({ id }) => id === 'sintered-ndfeb')!
	const ingredients = magnets.modes.find(({ id }) => id === grade)!.ingredients
	expect(ingredients.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
	return ingredients[1]!.share
}
const needOf = (chain: Chain, id: string) => chain.demands.find((each) => each.id === id)!

test('a magnet for warm places takes 1.5 % dysprosium, one for hot places 4 %, of 30 % rare earths', () => {
	const oxide = (dysprosium: number) => dysprosium / 0.8713
	const part = (dysprosium: number) => oxide(dysprosium) / (oxide(dysprosium) + (0.3 - dysprosium) / 0.85)
	expect(heavyPart(india, 'm')).toBeCloseTo(part(0.015), 5)
	expect(heavyPart(india, 'sh')).toBeCloseTo(part(0.04), 5)
})

test('diffused, they take a sixth and a quarter of it, and half of the saving where half of them are', () => {
	const [none, half, all] = [0, 0.5, 1].map((share) => moved({ 'magnets-diffused': share }))
	const heavy = (chain: Chain, id: string) =>
		chain.values!.find((each) => each.id === `heavy-mean-${id}`)!.figure.value!
	expect(heavy(all!, 'm') / heavy(none!, 'm')).toBeCloseTo(1 / 6, 9)
	expect(heavy(all!, 'sh') / heavy(none!, 'sh')).toBeCloseTo(1 / 4, 9)
	expect(heavy(half!, 'sh')).toBeCloseTo((heavy(none!, 'sh') + heavy(all!, 'sh')) / 2, 9)
	expect(heavyPart(all!, 'sh')).toBeLessThan(heavyPart(half!, 'sh'))
	expect(heavyPart(none!, 'sh')).toBeCloseTo(heavyPart(india, 'sh'), 9)
})

test('the levers of grades share out the need of magnets, and say how much heavy oxide each grade holds', () => {
	const chain = moved({ 'magnets-plain': 0.3, 'magnets-hot': 0.4, 'magnets-hot-heavy': 60 })
	const gross = (id: string) => needOf(chain, id).amount.value! / needOf(chain, id).counted / 0.352941
	expect(gross('headline-magnets-n')).toBeCloseTo(1800, 0)
	expect(gross('headline-magnets-m')).toBeCloseTo(1800, 0)
	expect(gross('headline-magnets-sh')).toBeCloseTo(2400, 0)
	expect(heavyPart(chain, 'sh')).toBeGreaterThan(heavyPart(india, 'sh'))
	expect(heavyPart(chain, 'm')).toBe(heavyPart(india, 'm'))
})

test('with the same heavy oxide from abroad, diffusion makes more magnets for hot places, also where none is taken', async () => {
	const plants = { 'sintered-ndfeb': 6000, 'ndpr-metal': 3000, 'ndpr-oxide-imports': 3000, 'heavy-imports': 35 }
	const served = async (levers: Record<string, number>) => {
		const plan = await planOnce(india, { ...plants, ...levers })
		const bought = plan.trades.find(({ id }) => id === 'heavy-imports')!.used
		return { hot: plan.demands.find(({ id }) => id === 'headline-magnets-sh')!.served, bought }
	}
	const usual = await served({})
	const diffused = await served({ 'magnets-diffused': 1 })
	expect(diffused.hot).toBeGreaterThan(usual.hot * 1.5)
	const none = await served({ 'magnets-diffused': 0, 'magnets-warm-heavy': 0, 'magnets-hot-heavy': 0 })
	expect(none.bought).toBe(0)
	expect(none.hot).toBeGreaterThan(usual.hot)
})
