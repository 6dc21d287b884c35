import { describe, expect, test } from 'vitest'
import { TINY } from '../../../../tests/models/tiny-model.ts'
import { readModel } from '../read-model.ts'
import { resolveScenario } from './apply-scenario.ts'
import { leverTicks, leverValue, namedLeverValue } from './lever-values.ts'
import { openScenario, withDemand, withLever, withoutLever, withYear } from './scenario.ts'

const chain = readModel(TINY).chain!
const today = openScenario('today')

describe('a scenario', () => {
	test('opens with nothing changed', () => {
		expect(resolveScenario(chain, today)).toEqual({
			id: 'today',
			name: 'Today',
			year: 2026,
			demand: 'base',
			counts: ['operating'],
			amounts: {},
			changed: [],
			replaced: []
		})
	})

	test('holds what its named scenario sets, in base units', () => {
		const { year, demand, amounts, changed, replaced } = resolveScenario(chain, openScenario('bigger'))
		expect({ year, demand, amounts, changed, replaced }).toEqual({
			year: 2028,
			demand: 'more',
			amounts: { splitter: 600 },
			changed: [],
			replaced: ['splitter']
		})
	})

	test('holds what it sets from its own year on, and nothing before', () => {
		const amountsIn = (year: number) => resolveScenario(chain, withYear(openScenario('bigger'), year)).amounts
		expect([2026, 2027, 2028, 2030].map(amountsIn)).toEqual([{}, {}, { splitter: 600 }, { splitter: 600 }])
	})

	test('inherits what it does not say, and not what it does', () => {
		const model = readModel({
			...TINY,
			'scenarios.yaml':
				TINY['scenarios.yaml'] +
				'  biggest: { name: Biggest, note: More, extends: bigger, year: 2030, counts: [operating, announced] }\n'
		})
		const { year, demand, counts, amounts } = resolveScenario(model.chain!, openScenario('biggest'))
		expect({ year, demand, counts, amounts }).toEqual({
			year: 2030,
			demand: 'more',
			counts: ['operating', 'announced'],
			amounts: { splitter: 600 }
		})
	})

	test('that sets what its parent sets has its own amount', () => {
		const smaller = `  smaller: { name: Smaller, note: Less, extends: bigger, set: { splitter: { value: 900 t rock/yr, status: assumed, source: notes, confidence: low } } }\n`
		const model = readModel({ ...TINY, 'scenarios.yaml': TINY['scenarios.yaml'] + smaller })
		expect(resolveScenario(model.chain!, openScenario('smaller')).amounts).toEqual({ splitter: 450 })
	})

	test('holds what the user moved, in base units, on top of it', () => {
		const moved = withLever(openScenario('bigger'), 'splitter', 1500)
		expect(resolveScenario(chain, moved)).toMatchObject({ amounts: { splitter: 750 }, changed: ['splitter'] })
	})

	test('resolves as if untouched once its levers are back', () => {
		for (const id of ['today', 'bigger']) {
			const named = openScenario(id)
			const back = withLever(named, 'splitter', namedLeverValue(chain, named, 'splitter'))
			expect(resolveScenario(chain, back)).toEqual(resolveScenario(chain, named))
		}
	})

	test('takes another year and another demand', () => {
		const later = withDemand(withYear(today, 2029), 'more')
		expect(resolveScenario(chain, later)).toMatchObject({ year: 2029, demand: 'more' })
	})

	test('is a value: changes leave it as it is, and none gives it back', () => {
		const moved = withLever(today, 'splitter', 5)
		expect(today.set).toEqual({})
		expect(withLever(moved, 'splitter', 5)).toBe(moved)
		expect(withYear(moved, null)).toBe(moved)
		expect(withDemand(moved, null)).toBe(moved)
		expect(withoutLever(today, 'splitter')).toBe(today)
		expect(withoutLever(moved, 'splitter')).toEqual(today)
	})

	test('may set what has no lever, in the base unit', () => {
		expect(resolveScenario(chain, withLever(today, 'maker', 7)).amounts).toEqual({ maker: 7 })
	})

	test.each([
		['an unknown scenario', openScenario('todya'), 'no scenario "todya"'],
		['an unknown demand', withDemand(today, 'moer'), 'no demand "moer"'],
		['a year outside the chain', withYear(today, 2031), '2031 is outside 2026 to 2030'],
		['half a year', withYear(today, 2026.5), '2026.5 is outside'],
		['an unknown lever', withLever(today, 'spliter', 1), '"address":"spliter"'],
		['a name of the language', withLever(today, 'constructor', 1), '"address":"constructor"'],
		['a negative amount', withLever(today, 'splitter', -1), '-1 t rock/yr'],
		['no number', withLever(today, 'splitter', NaN), '"amount":"NaN']
	])('with %s is refused', (_, scenario, message) => {
		expect(() => resolveScenario(chain, scenario)).toThrow(RangeError)
		expect(() => resolveScenario(chain, scenario)).toThrow(message)
	})
})

describe('a lever', () => {
	test('stands, in its own unit, where the named scenario and then the user put it', () => {
		expect(leverValue(chain, today, 'splitter')).toBe(800)
		expect(leverValue(chain, openScenario('bigger'), 'splitter')).toBe(1200)
		expect(leverValue(chain, withLever(today, 'splitter', 5), 'splitter')).toBe(5)
		expect(namedLeverValue(chain, withLever(today, 'splitter', 5), 'splitter')).toBe(800)
	})

	test('stands higher in a year in which another plant has started', () => {
		const counting = readModel({
			...TINY,
			'chain.yaml': TINY['chain.yaml'].replace('[operating]', '[operating, announced]')
		})
		expect(namedLeverValue(counting.chain!, today, 'splitter')).toBe(800)
		expect(namedLeverValue(counting.chain!, withYear(today, 2028), 'splitter')).toBe(900)
	})

	test('of a demand is in the unit of the need, whatever is counted on top', () => {
		expect(leverValue(chain, today, 'need-more')).toBe(600)
		expect(resolveScenario(chain, withLever(today, 'need-more', 800)).amounts).toEqual({ 'need-more': 1000 })
	})

	test('has ticks for today and for all that is announced', () => {
		const [splitter, need] = [chain.levers[0]!, chain.levers[1]!]
		expect(leverTicks(chain, splitter)).toEqual({ today: 800, announced: 900 })
		expect(leverTicks(chain, need)).toEqual({ today: 600, announced: null })
	})

	test('that the chain does not have is refused', () => {
		expect(() => leverValue(chain, today, 'spliter')).toThrow(RangeError)
	})
})
