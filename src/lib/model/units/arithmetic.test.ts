import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, isArithmetic, type Values } from './arithmetic.ts'
import { parseUnit } from './unit.ts'

const values: Values = new Map([
	['rate', { number: 80, unit: parseUnit('INR/USD')! }],
	['cost', { number: 4000, unit: parseUnit('INR/(t X/yr)')! }],
	['half', { number: 50, unit: parseUnit('%')! }]
])

test.each([
	['5000 / 11000 t REO/t chloride', 5000 / 11000, 't REO/t chloride'],
	['5000 t REO / 11000 t chloride', 5000 / 11000, 't REO/t chloride'],
	['(0.29 / 0.85 + 0.01 * 1.1477) t REO/t magnet', 0.29 / 0.85 + 0.01 * 1.1477, 't REO/t magnet'],
	['value(rate) * 2', 160, 'INR/USD'],
	['value(cost) / value(rate)', 50, 'USD/t X*yr'],
	['500000 / value(rate) * 0.862 USD/(t X/yr)', (500000 / 80) * 0.862, 'USD/(t X/yr)'],
	['2 t X + 3 kt X', 3002, 't X'],
	['100 t X * value(half)', 50, 't X'],
	['-(2 - 5) t X', 3, 't X'],
	['10 - 2 * 3', 4, ''],
	['1,200 / 3', 400, '']
])('%s is worked out', (text, number, unit) => {
	expect(isArithmetic(text)).toBe(true)
	if (unit.includes('*')) return expect(evaluate(text, values)).toHaveProperty('problem')
	const worked = evaluate(text, values)
	expect(worked).toMatchObject({ unit: { text: unit } })
	expect((worked as { number: number }).number).toBeCloseTo(number, 12)
})

test.each([
	['1 / 0 t X', 'division-by-zero'],
	['value(rat) * 2', 'no-value'],
	['(1 + 2', 'open-bracket'],
	['1 + ', 'number-expected'],
	['2 t X + 3 t Y', 'cannot-add'],
	['2 t X + 3 + 1 t X', 'cannot-add'],
	['2 ** 3', 'number-expected'],
	['2 * 3 %%', 'no-unit'],
	['1e308 * 10', 'infinite-result'],
	[`${'('.repeat(40)}1${')'.repeat(40)} * 2`, 'brackets-too-deep']
])('%s is refused', (text, kind) =>
	expect(evaluate(text, values)).toMatchObject({ problem: { kind: 'arithmetic', text, reason: { kind } } })
)

test('a text of more than 1000 characters is refused', () =>
	expect(evaluate(`${'1 + '.repeat(400)}1`, values)).toEqual({
		problem: { kind: 'arithmetic-too-long', most: 1000 }
	}))

test.each([
	'5000 t REO/yr',
	'86.2 %',
	'1e-5',
	'-3 t',
	'1400 USD/(t REO/yr)',
	'none',
	'1,11,845 t rare-earth oxide',
	'5 t a-1',
	't X/yr'
])('%s is one number and not arithmetic', (text) => expect(isArithmetic(text)).toBe(false))

test('any text is worked out or refused, and nothing is thrown', () => {
	const piece = fc.constantFrom(
		'1',
		'2.5',
		'+',
		'-',
		'*',
		'/',
		'(',
		')',
		' ',
		't X',
		'%',
		'value(rate)',
		'value(',
		'e5',
		','
	)
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const text = pieces.join('')
			isArithmetic(text)
			const worked = evaluate(text, values)
			expect('problem' in worked || Number.isFinite(worked.number)).toBe(true)
		}),
		{ numRuns: 2000 }
	)
})
