/**
 * One simplex step from an optimum, along the direction in which a new column enters. Where the step has a length, the
 * point that it reaches is feasible, found without another solve. The ratio test is made here, from the matrix, on rows
 * and bounds alike, so that a wrong rate of the solver cannot overstate the step.
 */

import type { Bounds, Entry, LinearProgram } from './program.ts'
import type { Rates, Solution } from './solver.ts'

/** A simplex direction: rates per unit of the entering column, and the longest feasible step. */
export interface Direction extends Rates {
	/** The most that the new column can grow before a row or a bound stops it; 0 where one stops it at once. */
	step: number
}

/** Rates below this are rounding: the new column grows at a rate of 1, and coefficients are yields. */
const STILL = 1e-9

/** Returns how far the column can grow before `value`, which changes at `rate`, leaves its bounds. */
function roomOf(value: number, rate: number, lower: number, upper: number): number {
	return Math.max(0, rate > 0 ? (upper - value) / rate : (lower - value) / rate)
}

/** Returns the direction of a column that the programme need not contain; `basic` are the rates of the basic columns. */
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
