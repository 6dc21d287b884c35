/** The interface between the engine and an LP solver: a model that keeps its matrix and basis between solves. */

import type { Entry, LinearProgram } from './program.ts'

/** Values at the optimum; duals are those of a minimisation (change of the objective per unit of bound). */
export interface Solution {
	colValue: Float64Array
	rowValue: Float64Array
	colDual: Float64Array
	rowDual: Float64Array
}

/** A simplex basis, opaque to the engine: taken after one solve, given back before another. */
export interface Basis {
	readonly colStatus: Int32Array
	readonly rowStatus: Int32Array
}

/** Columns that change along a simplex direction, and by how much per unit of the entering column. */
export interface Rates {
	cols: Int32Array
	rates: Float64Array
}

/** A coefficient of the matrix. */
export interface Coefficient {
	row: number
	col: number
	value: number
}

/** Called now and then while the solver works; returning true stops it. Must not call the solver. */
export type Cancel = () => boolean

/** One programme in the solver's memory. Amounts and costs are the solver's own; nothing is scaled here. */
export interface SolverModel {
	/** Costs of consecutive columns, from `first` on; the same with bounds below. At least one. */
	setCosts(first: number, values: Float64Array): void
	setColBounds(first: number, lower: Float64Array, upper: Float64Array): void
	setRowBounds(first: number, lower: Float64Array, upper: Float64Array): void
	/** Changes coefficients in place; the basis stays. */
	setCoefficients(coefficients: readonly Coefficient[]): void
	basis(): Basis
	/** Starts the next solve from a basis, or from the slack basis, with nothing left of earlier solves. */
	setBasis(basis: Basis | null): void
	/**
	 * Solves to optimality. Duals of a programme with whole numbers are zero.
	 * @throws Cancelled when `cancel` said so
	 * @throws SolverDefect when the solver ends anywhere but at an optimum
	 */
	solve(cancel?: Cancel): Solution
	/**
	 * Returns how fast the basic columns of the last solve change as a column with the given entries grows from 0; empty
	 * where the solver has no factors at hand.
	 */
	rates(column: readonly Entry[]): Rates
	/**
	 * Returns the duals of the rows at the last basis for another objective, given per column; null where the solver has no
	 * factors at hand.
	 */
	prices(cost: Float64Array): Float64Array | null
	/** Frees the solver's memory, which is not garbage-collected. */
	dispose(): void
}

/** A solver: loads programmes. */
export interface LpSolver {
	/** Name and version, for benchmarks and defect records. */
	readonly name: string
	load(program: LinearProgram): SolverModel
}

/** A defect of the engine or its solver, never of the data: every programme is feasible and bounded by construction. */
export class SolverDefect extends Error {
	override name = 'SolverDefect'
	constructor(
		message: string,
		readonly record: Record<string, unknown> = {}
	) {
		super(message)
	}
}

/** Thrown when a caller cancels a solve. It is no defect, and there is no answer. */
export class Cancelled extends Error {
	override name = 'Cancelled'
}
