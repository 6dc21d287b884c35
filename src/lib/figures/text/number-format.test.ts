import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { en } from '#lib/messages/en/en.ts'
import { GROUPINGS } from '#lib/messages/notation.ts'
import type { Figure } from '#lib/model/chain.ts'
import { figureText, headlineAmounts, numberFormat, shortUnit, withUnit } from './number-format.ts'

const NBSP = '\u00a0'
const { picture, full, percent, year } = numberFormat(en.notation)

describe('pictures', () => {
	test.each([
		[2389.6, '2,390'],
		[14610.4, '14,600'],
		[17000, '17,000'],
		[1234567, '1,230,000'],
		[50, '50'],
		[1.0437, '1.04'],
		[0.2839, '0.284'],
		[0.00042, '0.00042'],
		[-1234, '−1,230'],
		[0, '0']
	])('show %f as %s', (value, text) => expect(picture(value)).toBe(text))

	test('show small amounts as they are: a chain may be counted in thousands of tonnes', () => {
		expect(picture(1.23456e-7)).toBe('0.000000123')
		expect(full(1.23456e-7)).toBe('0.000000123')
		expect(picture(0)).toBe('0')
		expect(picture(-0)).toBe('0')
		expect(full(-0)).toBe('0')
	})
})

test('tables show every figure, to a thousandth or three significant figures', () => {
	expect(full(14610.402070556)).toBe('14,610.402')
	expect(full(17000)).toBe('17,000')
	expect(full(-0.5)).toBe('−0.5')
	expect(full(0.0123456)).toBe('0.0123')
	expect(full(0.98765)).toBe('0.988')
})

test('years are never grouped', () => expect(year(2026)).toBe('2026'))

test('per cent is 0 or 100 only when it is', () => {
	expect(percent(0)).toBe(`0${NBSP}%`)
	expect(percent(0.0004)).toBe(`<1${NBSP}%`)
	expect(percent(0.5)).toBe(`50${NBSP}%`)
	expect(percent(0.9999)).toBe(`>99${NBSP}%`)
	expect(percent(1)).toBe(`100${NBSP}%`)
})

test('digits group as thousands, as lakh and crore, or as 万 and 億', () => {
	expect(numberFormat(en.notation, 'thousands').full(1111845)).toBe('1,111,845')
	expect(numberFormat(en.notation, 'lakh').full(1111845)).toBe('11,11,845')
	expect(numberFormat(en.notation, 'lakh').full(123456789.5)).toBe('12,34,56,789.5')
	expect(numberFormat(en.notation, 'man').full(1111845)).toBe('111万1845')
	expect(numberFormat(en.notation, 'man').full(-17000)).toBe('−1万7000')
	expect(numberFormat(en.notation, 'man').full(100000000)).toBe('1億')
	expect(numberFormat(en.notation, 'man').full(845)).toBe('845')
	expect(numberFormat(en.notation, 'man').picture(0)).toBe('0')
})

test('decimal mark, separator and digits are those of the language, in each grouping', () => {
	const written = (tag: string, value: number) =>
		GROUPINGS.map((grouping) => numberFormat({ ...en.notation, tag }, grouping).full(value))
	expect(written('de', 1234567.5)).toEqual(['1.234.567,5', '12.34.567,5', '123万4567,5'])
	expect(written('hi-u-nu-deva', 1111845)).toEqual(['११,११,८४५', '११,११,८४५', '१११万१८४५'])
	expect(written('hi-u-nu-deva', 10000)).toEqual(['१०,०००', '१०,०००', '१万'])
	expect(written('en', 100)).toEqual(['100', '100', '100'])
})

describe('the headline', () => {
	test('rounds so that delivered and gap sum to the demand', () => {
		expect(headlineAmounts(17000, 2389.598)).toEqual({ demand: 17000, delivered: 2390, gap: 14610 })
		expect(headlineAmounts(4507.3, 2390.1)).toEqual({ demand: 4507, delivered: 2390, gap: 2117 })
	})

	test('sums to the demand whatever the amounts', () => {
		// Integers, since most doubles between 0 and 1 are next to nothing.
		const amount = fc.integer({ min: 1, max: 10_000_000 }).map((value) => value / 7)
		const share = fc.integer({ min: 0, max: 9973 }).map((value) => value / 9973)
		fc.assert(
			fc.property(amount, share, (demand, part) => {
				const said = headlineAmounts(demand, demand * part)
				expect(Math.abs(said.delivered + said.gap - said.demand)).toBeLessThan(1e-9 * demand)
				expect(said.gap).toBeGreaterThanOrEqual(0)
				expect(Math.abs(said.delivered - demand * part)).toBeLessThanOrEqual(demand * 0.0006)
			}),
			{ seed: 11 }
		)
	})
})

test('zero, none and unknown read differently', () => {
	const figure = (state: Figure['state'], value: number | null) => ({ state, value }) as Figure
	const words = { none: 'none', unknown: 'unknown' }
	expect(figureText(figure('known', 0), full, words)).toBe('0')
	expect(figureText(figure('none', 0), full, words)).toBe('none')
	expect(figureText(figure('unknown', null), full, words)).toBe('unknown')
})

test('a unit stays on its number’s line, and pictures use the mass alone', () => {
	expect(withUnit('2,390', shortUnit('t REO'))).toBe(`2,390${NBSP}t`)
})

test('a brief number leaves a whole one as it is, and what the solver adds to it out', () => {
	const { brief } = numberFormat(en.notation)
	expect([50692, 50692.0000001, 0, -17].map(brief)).toEqual(['50,692', '50,692', '0', '−17'])
	expect([14610.402, 12.3456, 0.0004, 4999.9].map(brief)).toEqual(['14,600', '12.3', '0.0004', '5,000'])
})
