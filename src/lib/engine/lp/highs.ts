/** HiGHS in WebAssembly behind the engine's solver interface. */

import type { Highs, Model } from 'highs'
import type { LinearProgram } from './program.ts'
import { SolverDefect, type Basis, type LpSolver, type Solution, type SolverModel } from './solver.ts'

/** Presolve would throw the warm basis away; the simplex method gives a vertex, which interior points do not. */
const OPTIONS = {
	output_flag: false,
	presolve: 'off',
	solver: 'simplex',
	primal_feasibility_tolerance: 1e-9,
	dual_feasibility_tolerance: 1e-9,
	random_seed: 0
} as const

const OPTIMAL = 7

class HighsModel implements SolverModel {
	#model: Model

	constructor(highs: Highs, program: LinearProgram) {
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
		this.#model.setBasis({ colStatus: basis.colStatus, rowStatus: basis.rowStatus })
	}

	solve(): Solution {
		const { modelStatus } = this.#model.run()
		if (modelStatus !== OPTIMAL) throw new SolverDefect(`HiGHS ended with model status ${modelStatus}`, { modelStatus })
		return this.#model.getSolution()
	}

	dispose() {
		this.#model.dispose()
	}
}

/** Wraps a loaded HiGHS runtime; how its WebAssembly is fetched is the caller's affair. */
export function highsSolver(highs: Highs): LpSolver {
	return { name: 'HiGHS', load: (program) => new HighsModel(highs, program) }
}
