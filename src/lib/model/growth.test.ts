import { describe, expect, test } from 'vitest'
import { chainFrom } from '../../../tests/support/engine.ts'
import { TINY } from '../../../tests/models/tiny-model.ts'
import { applyScenario, chainOf } from './scenario/apply-scenario.ts'
import type { Chain } from './chain.ts'
import { figureIn, growthOf, isEstimated } from './growth.ts'
import { readModel } from './read-model.ts'
import { openScenario, withLever, type Scenario } from './scenario/scenario.ts'

const FIGURE = 'status: assumed, source: notes, confidence: low'

/** The tiny model with a need that is stated for 2026, 2028 and 2029. */
function growing(later = `'2028': { value: 400 t X/yr, low: 200, ${FIGURE} }, '2029': { value: 0 t X/yr, ${FIGURE} }`) {
	const text = TINY['chain.yaml']
		.replace('components:', `values:\n  need: { value: 100 t X/yr, ${FIGURE}, later: { ${later} } }\ncomponents:`)
		.replace(/(demands:[\s\S]*?amount: )\{ value: [^,]+,/, '$1{ value: 2 * value(need),')
	const read = readModel({ ...TINY, 'chain.yaml': text })
	return { chain: read.chain!, findings: read.diagnostics }
}

const { chain } = growing()
const open = openScenario(chain.scenarios[0]!.id)
const amountIn = (year: number, scenario: Scenario = open, of: Chain = chain) =>
	applyScenario(of, { ...scenario, year }).chain.demands[0]!.amount.value

describe('a value by year', () => {
	test('grows at an even rate between stated years, in a straight line to zero, and stays after the last', () => {
		expect([2026, 2027, 2028, 2029, 2030].map((year) => amountIn(year))).toEqual([
			200,
			expect.closeTo(400, 9),
			800,
			0,
			0
		])
		const need = chain.values![0]!
		expect(figureIn(need, chain.years, 2027)).toMatchObject({
			status: 'derived',
			low: expect.closeTo(Math.sqrt(100 * 200), 9) as number,
			estimated: { from: 2026, to: 2028 }
		})
		expect(figureIn(need, chain.years, 2030).estimated).toEqual({ from: 2029, to: null })
		expect(figureIn(need, chain.years, 2028).estimated).toBeUndefined()
	})

	test('gives way to a setting, in every year or from a year on', () => {
		const set = withLever(open, 'values.need', 50)
		expect([2026, 2028, 2030].map((year) => amountIn(year, set))).toEqual([100, 100, 100])
		const from = withLever(open, 'values.need', { 2029: 50 })
		expect([2026, 2028, 2029, 2030].map((year) => amountIn(year, from))).toEqual([200, 800, 100, 100])
	})

	test('set to what it is changes nothing', () => {
		const { scenario } = applyScenario(chain, { ...withLever(open, 'values.need', 400), year: 2028 })
		expect(scenario.changed).toEqual([])
	})

	test('is the same in the chain of a plan', () => {
		const { chain: applied, scenario } = applyScenario(chain, { ...open, year: 2027 })
		expect(chainOf(chain, scenario).demands).toEqual(applied.demands)
	})

	test('is known by the demands that follow it', () => {
		const [basis] = chain.demandBases
		expect(growthOf(chain, basis!.id).map(({ id }) => id)).toEqual(['need'])
		expect(growthOf(chain, chain.demandBases[1]!.id)).toEqual([])
		expect([2026, 2027, 2028, 2030].map((year) => isEstimated(chain, basis!.id, year))).toEqual([
			false,
			true,
			false,
			true
		])
	})

	test('is refused for years that cannot be planned, and for the first, which has a figure', () => {
		const { findings } = growing(`'2026': { value: 1 t X/yr, ${FIGURE} }, '2031': { value: 1 t X/yr, ${FIGURE} }`)
		expect(findings.map(({ code, path }) => [code, path])).toEqual([
			['year-outside', 'values.need.later.2026'],
			['year-outside', 'values.need.later.2031']
		])
	})
})

test('the need of magnets of India doubles by 2030, and its bases meet in the years that they share', () => {
	const india = chainFrom('models/india-rare-earths')
	const total = (demand: string, year: number) => {
		const applied = applyScenario(india, { ...openScenario('today'), demand, year })
		return applied.chain.demands
			.filter(({ basis }) => basis === demand)
			.reduce((sum, { amount }) => sum + amount.value!, 0)
	}
	expect(total('growing', 2026)).toBeCloseTo(total('bottom-up-2026', 2026), 6)
	expect(total('growing', 2030)).toBeCloseTo(total('bottom-up-2030', 2030), 6)
	expect(total('growing-slowly', 2030)).toBeLessThan(total('growing', 2030))
	expect(total('growing-fast', 2030)).toBeGreaterThan(total('growing', 2030))
})
