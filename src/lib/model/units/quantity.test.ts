import { describe, expect, test } from 'vitest'
import { isProblem, parseQuantity, parseShare } from './quantity.ts'

function read(written: string | number) {
	const quantity = parseQuantity(written)
	if (isProblem(quantity)) return quantity.problem
	return quantity.state === 'known' ? [quantity.number, quantity.unit.text, quantity.unit.factor] : quantity.state
}

describe('an amount', () => {
	test.each([
		['5000 t monazite/yr', [5000, 't monazite/yr', 1]],
		['5,000 t monazite/yr', [5000, 't monazite/yr', 1]],
		['1,11,845 t REO', [111845, 't REO', 1]],
		['12,34,567.5 t', [1234567.5, 't', 1]],
		['1.29 Mt REO', [1.29, 'Mt REO', 1e6]],
		['300 kg Dy', [300, 'kg Dy', 1e-3]],
		['0.58 t REO/t monazite', [0.58, 't REO/t monazite', 1]],
		['1400 USD/(t REO/yr)', [1400, 'USD/(t REO/yr)', 1]],
		['5 000 t', [5000, 't', 1]],
		['5k t REO', [5000, 't REO', 1]],
		['５０００ t', [5000, 't', 1]],
		['12. t', [12, 't', 1]],
		['40 yr', [40, 'yr', 1]],
		['18 months', [18, 'months', 1 / 12]],
		['86.2 %', [86.2, '%', 0.01]],
		['86.2%', [86.2, '%', 0.01]],
		['0.862', [0.862, '', 1]],
		['.5', [0.5, '', 1]],
		['-3 t', [-3, 't', 1]],
		['\u22123 t', [-3, 't', 1]],
		['1.5e3 t REO', [1500, 't REO', 1]],
		['  7   t   mixed   chloride / yr ', [7, 't mixed chloride / yr', 1]],
		[0.862, [0.862, '', 1]],
		['none', 'none'],
		['unknown', 'unknown']
	])('reads %j', (written, expected) => expect(read(written)).toEqual(expected))

	test.each([
		['', { kind: 'no-number' }],
		['plenty', { kind: 'no-number' }],
		['1,5 t', { kind: 'decimal-comma', meant: '1.5 t' }],
		['5,00 t', { kind: 'decimal-comma', meant: '5.00 t' }],
		['1000,000 t', { kind: 'decimal-comma', meant: '1000.000 t' }],
		['1.500.000 t', { kind: 'grouping-points', meant: '1500000 t' }],
		['1,2,3 t', { kind: 'bad-grouping' }],
		['1e999 t', { kind: 'number-too-large' }],
		['1e-999 t', { kind: 'number-too-small' }],
		['5 t/(yr', { kind: 'no-unit' }],
		['5 t/', { kind: 'no-unit' }],
		['5 )', { kind: 'no-unit' }],
		['None', { kind: 'no-number' }],
		[NaN, { kind: 'not-finite' }],
		[Infinity, { kind: 'not-finite' }]
	])('refuses %j', (written, problem) => expect(read(written)).toMatchObject(problem))
})

describe('a share', () => {
	test.each([
		[0.67, { value: 0.67, low: 0.67, high: 0.67 }],
		['0.67', { value: 0.67, low: 0.67, high: 0.67 }],
		['67 %', { value: 0.67, low: 0.67, high: 0.67 }],
		['0.67 (0.60..0.72)', { value: 0.67, low: 0.6, high: 0.72 }],
		['67 % (60..72)', { value: 0.67, low: 0.6, high: 0.72 }],
		['67 % (60 % .. 72 %)', { value: 0.67, low: 0.6, high: 0.72 }],
		['0.67 (60 %..72 %)', { value: 0.67, low: 0.6, high: 0.72 }]
	])('reads %j', (written, expected) => expect(parseShare(written)).toEqual(expected))

	test.each(['', 'rest', '0.6 (0.5)', '0.6 (..)', '0.6 (0.5..0.7', '0.5 t', 'none', '0.5 (a..b)'])(
		'refuses %j',
		(written) => expect(isProblem(parseShare(written))).toBe(true)
	)

	test('in per cent is the double nearest to its decimal fraction', () => {
		expect(parseShare('86.2 %')).toMatchObject({ value: 0.862 })
	})
})
