/** Yields that follow a named value: lanthanum and cerium that the plants of India leave unseparated. */
import { expect, test } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import { withFigures } from '#lib/model/addresses/with-figures.ts'
import { isProblem } from '#lib/model/units/quantity.ts'
import { chainFrom, planOnce } from '../support/engine.ts'

const india = chainFrom('models/india-rare-earths')
const when = { year: india.years.first, counts: india.counts }
const set = (amounts: Record<string, number>) =>
	withFigures(
		india,
		Object.entries(amounts).map(([address, value]) => ({ address, value, figure: null })),
		when
	)
const chainWith = (amounts: Record<string, number>): Chain => {
	const chain = set(amounts)
	if (isProblem(chain)) throw new Error(JSON.stringify(chain))
	return chain
}
const yieldsOf = (chain: Chain, component: string) => {
	const { yields } = chain.processes.find(({ id }) => id === 'red-aluva')!.modes[0]!
	return Object.fromEntries(
		yields.map(({ to, shares }) => ['material' in to ? to.material : to.outlet, shares[component] ?? 0])
	)
}
const near = (number: number) => expect.closeTo(number, 12)
const LEFT = 'values.la-ce-left'

test('what is left unseparated is taken from the product and from the losses, and all sums to 1', () => {
	expect(yieldsOf(india, 'La')).toMatchObject({
		oxide: near(0.96),
		'la-ce-mixture': 0,
		'separation-losses': near(0.04)
	})
	expect(yieldsOf(chainWith({ [LEFT]: 0.5 }), 'La')).toMatchObject({
		oxide: near(0.48),
		'la-ce-mixture': near(0.5),
		'separation-losses': near(0.02)
	})
	expect(yieldsOf(chainWith({ [LEFT]: 0.5 }), 'NdPr')).toEqual(yieldsOf(india, 'NdPr'))
})

test('the range of a yield follows as well', () => {
	const { figure } = chainWith({ [LEFT]: 0.5 }).processes.find(({ id }) => id === 'red-aluva')!.modes[0]!.yields[0]!
	expect([figure!.low.Ce, figure!.high.Ce]).toEqual([near(0.46), near(0.4925)])
})

test('a yield that is set itself follows no longer, while the others do', () => {
	const chain = chainWith({ [LEFT]: 0.5, 'red-aluva.yield.oxide.La': 0.3 })
	expect(yieldsOf(chain, 'La').oxide).toBe(0.3)
	expect(yieldsOf(chain, 'Ce').oxide).toBeCloseTo(0.48, 12)
})

test('a value with which yields make no whole is refused', () => {
	expect(set({ [LEFT]: 1.2 })).toMatchObject({ address: LEFT })
})

test('of what India delivers, La and Ce fall with it, NdPr stays, and the mixture is among what is lost', async () => {
	const [usual, left] = [await planOnce(india), await planOnce(india, { 'la-ce': 0.8 })]
	const served = (plan: typeof usual, id: string) => plan.demands.find((each) => each.id === id)!.served
	expect(served(left, 'headline-other')).toBeLessThan(served(usual, 'headline-other') / 2)
	expect(served(left, 'headline-ndpr')).toBeCloseTo(served(usual, 'headline-ndpr'), 6)
	const mixture = left.losses.find(({ process, outlet }) => process === 'red-aluva' && outlet === 'la-ce-mixture')!
	expect(mixture.total).toBeCloseTo(0.8 * (494 + 966), 3)
})
