import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divide, isAmount, isMass, parseUnit, unitRatio } from './unit.ts'

const ratio = (from: string, to: string) => unitRatio(parseUnit(from)!, parseUnit(to)!)

describe('a ratio of units', () => {
	test.each([
		['kt REO/yr', 't REO/yr', 1000],
		['kg Dy', 't Dy', 1e-3],
		['t REO/kt ore', 't REO/t ore', 1e-3],
		['month', 'yr', 1 / 12],
		['USD/(kt REO/yr)', 'USD/(t REO/yr)', 1e-3],
		['%', '', 0.01],
		['m3 brine/yr', 'm3 brine/year', 1]
	])('of %s to %s is %d', (from, to, expected) => expect(ratio(from, to)).toBeCloseTo(expected, 12))

	test.each([
		['t REO', 't REO/yr'],
		['t REO', 't ore'],
		['t REO/t ore', 't ore/t REO'],
		['t', ''],
		['USD', 'INR'],
		['t reo', 't REO']
	])('of %s to %s does not exist', (from, to) => expect(ratio(from, to)).toBeNull())

	test('of any two is the inverse of the ratio the other way round', () => {
		const term = fc.constantFrom('t REO', 'kt REO', 'kg ore', 'g ore', 'yr', 'month', 'USD')
		const unit = fc.tuple(term, term).map(([a, b]) => divide(parseUnit(a)!, parseUnit(b)!))
		let comparable = 0
		const property = fc.property(unit, unit, (a, b) => {
			const there = unitRatio(a, b)
			const back = unitRatio(b, a)
			expect(back === null).toBe(there === null)
			if (there === null || back === null) return
			comparable++
			expect(there * back).toBeCloseTo(1, 12)
		})
		fc.assert(property, { numRuns: 500 })
		expect(comparable).toBeGreaterThan(20)
	})
})

describe('a quotient of units', () => {
	test.each([
		['USD', 't REO/yr', 'USD/(t REO/yr)'],
		['t REO', 'yr', 't REO/yr']
	])('of %s and %s reads as written', (a, b, text) => {
		const quotient = divide(parseUnit(a)!, parseUnit(b)!)
		expect(quotient.text).toBe(text)
		expect(unitRatio(quotient, parseUnit(text)!)).toBe(1)
	})
})

test.each([
	['t REO', true, true],
	['kt', true, true],
	['m3 brine', true, false],
	['t REO/yr', false, false],
	['yr', false, false],
	['t REO/t ore', false, false],
	['', false, false]
])('%j is an amount: %s, and a mass: %s', (text, amount, mass) => {
	expect(isAmount(parseUnit(text)!)).toBe(amount)
	expect(isMass(parseUnit(text)!)).toBe(mass)
})

test.each(['/', 't/', '/yr', '(t', 't)', '()', 't/()', '5', '% t', 't//yr'])('%j is not a unit', (text) =>
	expect(parseUnit(text)).toBeNull()
)
