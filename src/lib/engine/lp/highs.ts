/** HiGHS in WebAssembly behind the engine's solver interface. */

import type { Highs, Model } from 'highs'
import type { Entry, LinearProgram } from './program.ts'
import { SolverDefect, type Basis, type LpSolver, type Rates, type Solution, type SolverModel } from './solver.ts'

/**
 * Presolve would throw the warm basis away; the simplex method gives a vertex, which interior points do not.
 * Coefficients are yields, near 1, and amounts are brought to a few thousand: scaling and perturbation would only
 * blur the answer.
 */
const OPTIONS = {
	output_flag: false,
	presolve: 'off',
	solver: 'simplex',
	// The primal method kept every one of 12,000 solves of random chains within these tolerances; the dual did not.
	simplex_strategy: 4,
	primal_feasibility_tolerance: 1e-9,
	dual_feasibility_tolerance: 1e-9,
	simplex_scale_strategy: 0,
	dual_simplex_cost_perturbation_multiplier: 0,
	primal_simplex_bound_perturbation_multiplier: 0,
	random_seed: 0
} as const

const OPTIMAL = 7
const NOT_RUN = -1

class HighsModel implements SolverModel {
	#model: Model
	/** Which column stands in which place of the basis; asked for once a solve. */
	#basic: Int32Array | null = null

	#rows: number

	constructor(highs: Highs, program: LinearProgram) {
		this.#rows = program.rowNames.length
		this.#model = highs.createModel({
			numCols: program.colNames.length,
			numRows: program.rowNames.length,
			colCost: program.cost,
			colLower: program.colLower,
			colUpper: program.colUpper,
			rowLower: program.rowLower,
			rowUpper: program.rowUpper,
			matrix: {
				format: 'csc',
				numRows: program.rowNames.length,
				numCols: program.colNames.length,
				starts: program.starts,
				indices: program.indices,
				values: program.values
			}
		})
		this.#model.options.set(OPTIONS)
	}

	setCosts(indices: Int32Array, values: Float64Array) {
		this.#model.changeColsCost({ kind: 'set', indices }, values)
	}

	setColBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array) {
		this.#model.changeColsBounds({ kind: 'set', indices }, lower, upper)
	}

	setRowBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array) {
		this.#model.changeRowsBounds({ kind: 'set', indices }, lower, upper)
	}

	basis(): Basis {
		return this.#model.getBasis()
	}

	setBasis(basis: Basis) {
		// Without this the factors of earlier solves would still show in the last digits.
		this.#model.clearSolver()
		this.#model.setBasis({ colStatus: basis.colStatus, rowStatus: basis.rowStatus })
	}

	/** None where HiGHS has no factors at hand, as after a presolved run: nothing is then known to move. */
	rates(column: readonly Entry[]): Rates {
		try {
			return this.#ratesOf(column)
		} catch {
			return { cols: new Int32Array(0), rates: new Float64Array(0) }
		}
	}

	#ratesOf(column: readonly Entry[]): Rates {
		const entries = new Float64Array(this.#rows)
		for (const [row, value] of column) entries[row] = entries[row]! + value
		const { values, nonzeroIndices } = this.#model.getBasisSolve(entries, true)
		const basic = (this.#basic ??= this.#model.getBasicVariables())
		// Negative identifiers are rows, whose change follows from that of the columns.
		const moved = nonzeroIndices!.filter((i) => basic[i]! >= 0)
		return { cols: moved.map((i) => basic[i]!), rates: Float64Array.from(moved, (i) => -values[i]!) }
	}

	solve(): Solution {
		this.#basic = null
		let modelStatus = this.#run()
		if (modelStatus !== OPTIMAL) modelStatus = this.#solveAfresh()
		if (modelStatus !== OPTIMAL) modelStatus = this.#solveOtherwise()
		if (modelStatus !== OPTIMAL) throw new SolverDefect(`HiGHS ended with model status ${modelStatus}`, { modelStatus })
		return this.#model.getSolution()
	}

	/** The model status; a run that HiGHS itself gives up is as good as not optimal. */
	#run(): number {
		try {
			return this.#model.run().modelStatus
		} catch {
			return NOT_RUN
		}
	}

	/** A warm basis can be numerically unlucky; from the slack basis the same programme solves. */
	#solveAfresh() {
		this.#model.clearSolver()
		return this.#run()
	}

	/** One solve in tens of thousands defeats the primal method from any basis; presolve and the dual method take it. */
	#solveOtherwise() {
		this.#model.clearSolver()
		this.#model.options.set({ presolve: 'on', simplex_strategy: 1 })
		try {
			return this.#run()
		} finally {
			this.#model.options.set(OPTIONS)
		}
	}

	dispose() {
		this.#model.dispose()
	}
}

/** Wraps a loaded HiGHS runtime; how its WebAssembly is fetched is the caller's affair. */
export function highsSolver(highs: Highs): LpSolver {
	return { name: 'HiGHS', load: (program) => new HighsModel(highs, program) }
}
