import { expect, test } from 'vitest'
import { directionOf } from './direction.ts'
import { ProgramBuilder } from './program.ts'
import type { Solution } from './solver.ts'

/** x <= 10, x + the new column within `[least, most]`; x stands at `at`. */
function question(at: number, least: number, most: number) {
	const builder = new ProgramBuilder()
	const row = builder.row('both', least, most)
	builder.col('x', [[row, 1]], 0, 10)
	const program = builder.build()
	const solution: Solution = {
		colValue: Float64Array.of(at),
		rowValue: Float64Array.of(at),
		colDual: new Float64Array(1),
		rowDual: new Float64Array(1)
	}
	/** The step of a column with coefficient `value` in the row, while x changes at `rate`. */
	return (value: number, rate: number) =>
		directionOf(program, program, solution, [[row, value]], {
			cols: rate === 0 ? new Int32Array(0) : Int32Array.of(0),
			rates: rate === 0 ? new Float64Array(0) : Float64Array.of(rate)
		}).step
}

test('a step ends where a moving column reaches its bound', () => {
	const step = question(4, -Infinity, Infinity)
	expect(step(0, 2)).toBe(3)
	expect(step(0, -2)).toBe(2)
})

test('a step ends where a row reaches its bound, whether the new column or another moves it', () => {
	const step = question(4, 1, 7)
	expect(step(1, 0)).toBe(3)
	expect(step(-1, 0)).toBe(3)
	expect(step(1, 0.5)).toBe(2)
	expect(step(0, 1.5)).toBe(2)
})

test('a row that stands at its bound lets nothing move that would break it', () => {
	const step = question(7, 1, 7)
	expect(step(1, 0)).toBe(0)
	expect(step(-1, 0)).toBe(6)
})
