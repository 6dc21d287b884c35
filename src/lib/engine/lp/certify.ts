/**
 * Checks an answer against the programme itself, without the solver's word: the optimality conditions of linear
 * programming (primal and dual feasibility, complementary slackness, equal objectives).
 */

import type { Bounds, LinearProgram } from './program.ts'
import type { Solution } from './solver.ts'

/** Worst violations, each relative to the largest amount (or cost) in play. */
export interface Residuals {
	primal: number
	dual: number
	complementarity: number
	objectiveGap: number
}

/** Returns the larger of two residuals, kind by kind. */
export function worst(a: Residuals, b: Residuals): Residuals {
	return {
		primal: Math.max(a.primal, b.primal),
		dual: Math.max(a.dual, b.dual),
		complementarity: Math.max(a.complementarity, b.complementarity),
		objectiveGap: Math.max(a.objectiveGap, b.objectiveGap)
	}
}

/** An answer as claimed: values of the columns and duals of the rows. All else follows from the matrix. */
export type Claim = Pick<Solution, 'colValue' | 'rowDual'>

/** A claim with what follows from it, and how far it is from an optimum. */
export interface Certified extends Solution {
	residuals: Residuals
}

/** Row activities and, per column, cost minus the priced-out rows (the reduced cost), from the matrix. */
function priceOut({ starts, indices, values, rowNames }: LinearProgram, cost: Float64Array, claim: Claim): Solution {
	const { colValue, rowDual } = claim
	const rowValue = new Float64Array(rowNames.length)
	const colDual = new Float64Array(cost.length)
	for (let j = 0; j < colDual.length; j++) {
		const x = colValue[j]!
		let priced = 0
		for (let k = starts[j]!; k < starts[j + 1]!; k++) {
			const i = indices[k]!
			rowValue[i] = rowValue[i]! + values[k]! * x
			priced += values[k]! * rowDual[i]!
		}
		colDual[j] = cost[j]! - priced
	}
	return { colValue, rowValue, colDual, rowDual }
}

/** Returns the largest size of any value, at least 1; NaN if any value is. */
function largest(...arrays: Float64Array[]): number {
	let most = 1
	for (const values of arrays) {
		for (let i = 0; i < values.length; i++) {
			const size = Math.abs(values[i]!)
			if (!(size <= most)) most = size
		}
	}
	return most
}

interface Tally {
	primal: number
	dual: number
	complementarity: number
	dualObjective: number
}

/** Adds one bounded quantity: its value, its bounds and the dual that prices them. */
function tally(t: Tally, value: number, lower: number, upper: number, dual: number) {
	if (!(value >= lower && value <= upper)) t.primal = Math.max(t.primal, lower - value, value - upper)
	if (dual === 0) return
	// A positive dual leans on the lower bound, a negative one on the upper.
	const bound = dual > 0 ? lower : upper
	if (Number.isFinite(bound)) {
		t.complementarity = Math.max(t.complementarity, Math.abs(dual) * Math.abs(value - bound))
		t.dualObjective += dual * bound
	} else {
		t.dual = Math.max(t.dual, Math.abs(dual))
		t.dualObjective += dual * value
	}
}

/** Returns a claimed optimum with its residuals. NaN anywhere comes out as NaN, which fails every tolerance. */
export function certify(program: LinearProgram, bounds: Bounds, cost: Float64Array, claim: Claim): Certified {
	const solution = priceOut(program, cost, claim)
	const { colValue, rowValue, colDual, rowDual } = solution
	const amount = largest(colValue, rowValue)
	const price = largest(cost, rowDual)
	const t: Tally = { primal: 0, dual: 0, complementarity: 0, dualObjective: 0 }
	let objective = 0
	for (let j = 0; j < cost.length; j++) {
		objective += cost[j]! * colValue[j]!
		tally(t, colValue[j]!, bounds.colLower[j]!, bounds.colUpper[j]!, colDual[j]!)
	}
	for (let i = 0; i < rowValue.length; i++)
		tally(t, rowValue[i]!, bounds.rowLower[i]!, bounds.rowUpper[i]!, rowDual[i]!)
	const residuals = {
		primal: t.primal / amount,
		dual: t.dual / price,
		complementarity: t.complementarity / (amount * price),
		objectiveGap: Math.abs(objective - t.dualObjective) / (amount * price)
	}
	return { ...solution, residuals }
}
