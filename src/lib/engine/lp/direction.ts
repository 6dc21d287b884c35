/**
 * One step from an optimum: what moves when a new column grows. Where the step has a length, the point it
 * leads to is a better plan, found without another solve; rows and bounds are checked here, not taken from the solver.
 */

import type { Entry, LinearProgram } from './program.ts'
import type { Bounds } from './session.ts'
import type { Rates, Solution } from './solver.ts'

export interface Direction extends Rates {
	/** How far the new column can grow before a row or a bound stops it; 0 where one stops it at once. */
	step: number
}

/** Rates below this are rounding: the new column grows at 1, and coefficients are yields. */
const STILL = 1e-9

/** How far `value` can go at `rate` before it leaves its bounds. */
function roomOf(value: number, rate: number, lower: number, upper: number): number {
	return Math.max(0, rate > 0 ? (upper - value) / rate : (lower - value) / rate)
}

/** `column` is one that the programme need not have; it grows from 0, beside the basis of the last solve. */
export function directionOf(
	program: LinearProgram,
	bounds: Bounds,
	solution: Solution,
	column: readonly Entry[],
	basic: Rates
): Direction {
	const { starts, indices, values } = program
	const moved = new Map<number, number>()
	const move = (row: number, rate: number) => moved.set(row, (moved.get(row) ?? 0) + rate)
	let step = Infinity
	const stop = (value: number, rate: number, lower: number, upper: number) => {
		if (Math.abs(rate) > STILL) step = Math.min(step, roomOf(value, rate, lower, upper))
	}
	for (const [row, value] of column) move(row, value)
	basic.cols.forEach((j, k) => {
		const rate = basic.rates[k]!
		for (let at = starts[j]!; at < starts[j + 1]!; at++) move(indices[at]!, values[at]! * rate)
		stop(solution.colValue[j]!, rate, bounds.colLower[j]!, bounds.colUpper[j]!)
	})
	for (const [i, rate] of moved) stop(solution.rowValue[i]!, rate, bounds.rowLower[i]!, bounds.rowUpper[i]!)
	return { ...basic, step }
}
