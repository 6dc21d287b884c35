import { expect, test } from 'vitest'
import { workedShare } from './worked-share.ts'
import { ONE } from './unit.ts'

const values = new Map([['left', { number: 0.5, unit: ONE }]])

test.each([
	['0.96 * (1 - value(left))', 0.48, 0.48, 0.48],
	['0.96 * (1 - value(left)) (0.92 * (1 - value(left))..0.98 * (1 - value(left)))', 0.48, 0.46, 0.49],
	['0.96 * value(left) (0.4..0.5)', 0.48, 0.4, 0.5],
	['(0.4 + 0.5) * 1 (0.1..0.95)', 0.9, 0.1, 0.95],
	['value(left)', 0.5, 0.5, 0.5]
])('reads %s', (written, value, low, high) => {
	const near = (number: number) => expect.closeTo(number, 12)
	expect(workedShare(written, values)).toEqual({ value: near(value), low: near(low), high: near(high) })
})

test.each(['0.5 * value(other)', '0.5 t X * 1', '0.5 * value(left) (..)', '0.5 * (1', '1 - 0.5)'])(
	'refuses %s',
	(written) => expect(workedShare(written, values)).toHaveProperty('problem')
)
