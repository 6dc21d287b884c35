/** Optimal faces: all optima of a level, as bounds found from its duals. */

import { ZERO_DUAL } from '../tolerances.ts'
import { copyBounds, type Bounds } from './program.ts'
import type { Solution } from './solver.ts'

function fix(lower: Float64Array, upper: Float64Array, value: Float64Array, dual: Float64Array) {
	for (let i = 0; i < dual.length; i++) {
		if (Math.abs(dual[i]!) <= ZERO_DUAL) continue
		lower[i] = value[i]!
		upper[i] = value[i]!
	}
}

/**
 * Fixes each column and row at its value where its dual is not zero. By complementary slackness every optimum has it
 * there, so what remains is exactly the optimal face. The value is used and not the bound it leans on: within the
 * solver's tolerance the two differ, and only the value is sure to be feasible.
 */
export function narrow(bounds: Bounds, { colValue, rowValue, colDual, rowDual }: Solution) {
	fix(bounds.colLower, bounds.colUpper, colValue, colDual)
	fix(bounds.rowLower, bounds.rowUpper, rowValue, rowDual)
}

function giveRoom(lower: Float64Array, upper: Float64Array, least: Float64Array, most: Float64Array, slack: number) {
	for (let i = 0; i < lower.length; i++) {
		if (lower[i] !== upper[i]) continue
		lower[i] = Math.max(least[i]!, lower[i]! - slack)
		upper[i] = Math.min(most[i]!, upper[i]! + slack)
	}
}

/** Returns bounds that give fixed values a little room, within the bounds that held before. */
export function loosened(face: Bounds, before: Bounds, slack: number): Bounds {
	const bounds = copyBounds(face)
	giveRoom(bounds.colLower, bounds.colUpper, before.colLower, before.colUpper, slack)
	giveRoom(bounds.rowLower, bounds.rowUpper, before.rowLower, before.rowUpper, slack)
	return bounds
}
