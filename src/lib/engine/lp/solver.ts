/** What the engine asks of an LP solver: a model that keeps its matrix and basis between solves. */

import type { Entry, LinearProgram } from './program.ts'

/** Values at the optimum; duals are those of a minimisation (what the objective gains per unit of bound). */
export interface Solution {
	colValue: Float64Array
	rowValue: Float64Array
	colDual: Float64Array
	rowDual: Float64Array
}

/** Opaque to the engine: taken from one solve, given back before another. */
export interface Basis {
	readonly colStatus: Int32Array
	readonly rowStatus: Int32Array
}

/** Columns that move, and by how much per unit. */
export interface Rates {
	cols: Int32Array
	rates: Float64Array
}

export interface SolverModel {
	setCosts(indices: Int32Array, values: Float64Array): void
	setColBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void
	setRowBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void
	basis(): Basis
	setBasis(basis: Basis): void
	/** Throws a {@link SolverDefect} when the solver does not end at an optimum. */
	solve(): Solution
	/** How fast the basic columns of the last solve change as a column of the given entries grows beside them. */
	rates(column: readonly Entry[]): Rates
	/** Frees the solver's memory, which is not garbage-collected. */
	dispose(): void
}

export interface LpSolver {
	/** Name and version, for benchmarks and defect records. */
	readonly name: string
	load(program: LinearProgram): SolverModel
}

/** We, not the data, are wrong: every programme of the engine is feasible and bounded by construction. */
export class SolverDefect extends Error {
	override name = 'SolverDefect'
	constructor(
		message: string,
		readonly record: Record<string, unknown> = {}
	) {
		super(message)
	}
}
