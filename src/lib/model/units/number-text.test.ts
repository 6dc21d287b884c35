import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from './number-text.ts'

const read = (text: string) => {
	const found = readNumber(text)
	return found.ok ? [found.value, found.rest] : [found.problem, found.meant]
}

describe('a number', () => {
	test.each([
		['5000', 5000, ''],
		['+5', 5, ''],
		['-3 t', -3, ' t'],
		['\u22123 t', -3, ' t'],
		['.5', 0.5, ''],
		['12.', 12, ''],
		['12. t', 12, ' t'],
		['1e4', 10_000, ''],
		['1.5E+3 t REO', 1500, ' t REO'],
		['1e-9 t', 1e-9, ' t'],
		['0', 0, ''],
		['0.0', 0, ''],
		['  7 t', 7, ' t']
	])('%j is %d', (text, value, rest) => expect(readNumber(text)).toEqual({ ok: true, value, rest }))

	test.each([
		['5,000 t', 5000],
		['1,500', 1500],
		['12,345,678.5', 12_345_678.5],
		['1,11,845 t REO', 111_845],
		['12,34,567.5 t', 1_234_567.5],
		['5 000', 5000],
		['5\u00a0000 t', 5000],
		['17\u202f000', 17_000],
		['1\u2009110', 1110],
		["5'000", 5000],
		['5\u2019000', 5000],
		['5_000', 5000]
	])('with grouped digits, %j, is %d', (text, value) => expect(read(text)[0]).toBe(value))

	test.each([
		['１２３', 123],
		['１，２３４．５', 1234.5],
		['－５', -5],
		['१२३४', 1234],
		['१,११,८४५', 111_845],
		['٣٫٥', 3.5],
		['๕๐๐', 500]
	])('in digits of another script, %s, is %d', (text, value) => expect(read(text)[0]).toBe(value))

	test.each([
		['5k', 5000],
		['5K t', 5000],
		['1.2M', 1_200_000],
		['1万7000', 17_000],
		['１万2345', 12_345],
		['11万', 110_000],
		['3億', 300_000_000],
		['2兆', 2e12],
		['1億0万5000.5', 100_005_000.5]
	])('with a factor, %s, is %d', (text, value) => expect(read(text)[0]).toBe(value))

	test.each([
		['5kt', 5, 'kt'],
		['5 k', 5, ' k'],
		['5Mt REO', 5, 'Mt REO'],
		['5m', 5, 'm'],
		['86.2%', 86.2, '%']
	])('%j takes no letter of its unit for a factor', (text, value, rest) => expect(read(text)).toEqual([value, rest]))
})

describe('a text that is refused', () => {
	test.each([
		['8,5 Mt', 'decimal-comma', '8.5'],
		[',5', 'decimal-comma', '0.5'],
		['-2,5', 'decimal-comma', '-2.5'],
		['2,5e3', 'decimal-comma', '2.5e3'],
		['2,5k', 'decimal-comma', '2.5k'],
		['0,500', 'decimal-comma', '0.500'],
		['1500,5', 'decimal-comma', '1500.5'],
		['1000,000 t', 'decimal-comma', '1000.000'],
		['12,34', 'decimal-comma', '12.34'],
		['1.500,5', 'decimal-comma', '1500.5'],
		['1 500,5', 'decimal-comma', '1500.5'],
		['1.500.000', 'grouping-points', '1500000']
	])('%j has a mark of another custom, and %s names what was meant', (text, problem, meant) =>
		expect(read(text)).toEqual([problem, meant])
	)

	test.each(['1.2.3', '12,34,5', '1,234 567', '5,,000', '5  000', '5 3', '5,000,', '1,234.5.6', '0 500', '5..5'])(
		'%j has no single meaning',
		(text) => expect(read(text)).toEqual(['bad-grouping', null])
	)

	test.each(['万', '1万2万', '1億2億', '5万00000', '1万,000'])('%s is not a number', (text) =>
		expect(['bad-grouping', 'no-number']).toContain(read(text)[0])
	)

	test.each(['', 'plenty', 'NaN', 'Infinity', '-', '.', 't 5', 'e5', 'None'])(
		'%j does not begin with a number',
		(text) => expect(read(text)[0]).toBe('no-number')
	)

	test.each([
		['1e999', 'too-large'],
		['9'.repeat(350), 'too-large'],
		['1e308k', 'too-large'],
		['1e-400', 'too-small']
	])('%s is beyond what a double holds', (text, problem) => expect(read(text)[0]).toBe(problem))
})

test('a number that is written out is read back, in any grouping and script', () => {
	const groupings = ['en-US', 'en-IN', 'de-CH', 'hi-IN-u-nu-deva', 'ja-JP-u-nu-fullwide']
	const property = fc.property(
		fc.integer({ min: -1e12, max: 1e12 }),
		fc.constantFrom(...groupings),
		(thousandths, locale) => {
			const value = thousandths / 1000
			const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value)
			expect(readNumber(`${text} t`), text).toEqual({ ok: true, value: value + 0, rest: ' t' })
		}
	)
	fc.assert(property, { numRuns: 500 })
})

test('any text is read without a throw, and a number is never read out of a text that does not begin with one', () => {
	let numbers = 0
	const text = fc.string({ unit: fc.constantFrom(..."0123456789.,'_ +-eEkM万億t%１१\u00a0"), maxLength: 30 })
	fc.assert(
		fc.property(text, (written) => {
			const found = readNumber(written)
			if (!found.ok) return
			numbers++
			expect(Number.isFinite(found.value)).toBe(true)
			expect(written.endsWith(found.rest)).toBe(true)
		}),
		{ numRuns: 2000 }
	)
	expect(numbers).toBeGreaterThan(200)
})

test.each([
	['points', '.'.repeat(200_000)],
	['digits', '1'.repeat(200_000)],
	['groups', '1,'.repeat(200_000)],
	['spaces', `1${' '.repeat(200_000)}t`]
])('200,000 %s are read at once', (_, text) => {
	const start = performance.now()
	readNumber(text)
	expect(performance.now() - start).toBeLessThan(500)
})
