/** HiGHS in WebAssembly behind the engine's solver interface. */

import type { Highs, Model } from 'highs'
import { FEASIBILITY } from '../tolerances.ts'
import type { Entry, LinearProgram } from './program.ts'
import {
	Cancelled,
	SolverDefect,
	type Basis,
	type Cancel,
	type Coefficient,
	type LpSolver,
	type Rates,
	type Solution,
	type SolverModel
} from './solver.ts'

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
	primal_feasibility_tolerance: FEASIBILITY,
	dual_feasibility_tolerance: FEASIBILITY,
	simplex_scale_strategy: 0,
	dual_simplex_cost_perturbation_multiplier: 0,
	primal_simplex_bound_perturbation_multiplier: 0,
	random_seed: 0,
	// New factors cost less at this size than finding out whether the old ones still do, and they do not drift.
	no_unnecessary_rebuild_refactor: false
} as const

/**
 * One solve in tens of thousands defeats the primal method from any basis: presolve and the dual method take it. In one in
 * many more both call a programme infeasible in which hardly anything can run: with HiGHS's own tolerances it is solved.
 * The certificate judges these answers as any other.
 */
const OTHERWISE = [
	{ presolve: 'on', simplex_strategy: 1 },
	{ primal_feasibility_tolerance: 1e-7, dual_feasibility_tolerance: 1e-7 }
] as const

const NOT_RUN = -1

/** Whole numbers are a matter of bounding, where presolve pays and no basis is kept. */
const INTEGER_OPTIONS = { ...OPTIONS, presolve: 'on', solver: 'choose', mip_rel_gap: 0 } as const

/** A range takes a quarter of the time of the same indices as a set. */
const range = (first: number, { length }: Float64Array) =>
	({ kind: 'range', from: first, to: first + length - 1 }) as const

class HighsModel implements SolverModel {
	#highs: Highs
	#model: Model
	#options: typeof OPTIONS | typeof INTEGER_OPTIONS
	/** The column in each place of the basis; asked for once a solve. */
	#basic: Int32Array | null = null
	#rows: number

	constructor(highs: Highs, program: LinearProgram) {
		this.#highs = highs
		this.#rows = program.rowNames.length
		this.#options = program.integers?.length ? INTEGER_OPTIONS : OPTIONS
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
		if (program.integers?.length)
			this.#model.changeColsIntegrality(
				{ kind: 'set', indices: program.integers },
				new Int32Array(program.integers.length).fill(highs.constants.variableType.integer)
			)
		this.#model.options.set(this.#options)
	}

	setCosts(first: number, values: Float64Array) {
		this.#model.changeColsCost(range(first, values), values)
	}

	setColBounds(first: number, lower: Float64Array, upper: Float64Array) {
		this.#model.changeColsBounds(range(first, lower), lower, upper)
	}

	setRowBounds(first: number, lower: Float64Array, upper: Float64Array) {
		this.#model.changeRowsBounds(range(first, lower), lower, upper)
	}

	setCoefficients(coefficients: readonly Coefficient[]) {
		for (const { row, col, value } of coefficients) this.#model.changeCoefficient(row, col, value)
	}

	basis(): Basis {
		return this.#model.getBasis()
	}

	setBasis(basis: Basis | null) {
		// Without this the factors of earlier solves would still show in the last digits.
		this.#model.clearSolver()
		if (basis) this.#model.setBasis({ colStatus: basis.colStatus, rowStatus: basis.rowStatus })
	}

	/** HiGHS has no factors at hand after a presolved run. */
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
		const basic = this.#basicVariables()
		// Negative identifiers are rows, whose change follows from that of the columns.
		const moved = nonzeroIndices!.filter((i) => basic[i]! >= 0)
		return { cols: moved.map((i) => basic[i]!), rates: Float64Array.from(moved, (i) => -values[i]!) }
	}

	#basicVariables(): Int32Array {
		return (this.#basic ??= this.#model.getBasicVariables())
	}

	prices(cost: Float64Array): Float64Array | null {
		try {
			const basic = this.#basicVariables()
			const priced = new Float64Array(this.#rows)
			for (let i = 0; i < priced.length; i++) if (basic[i]! >= 0) priced[i] = cost[basic[i]!]!
			return this.#model.getBasisTransposeSolve(priced).values
		} catch {
			return null
		}
	}

	solve(cancel?: Cancel): Solution {
		const { optimal, interrupted } = this.#highs.constants.modelStatus
		this.#basic = null
		const attempts = [
			() => this.#run(cancel),
			() => this.#solveAfresh(cancel),
			...OTHERWISE.map((options) => () => this.#solveOtherwise(options, cancel))
		]
		let modelStatus: number = NOT_RUN
		for (const attempt of attempts) {
			modelStatus = attempt()
			if (modelStatus === interrupted) throw new Cancelled('The solve was cancelled')
			if (modelStatus === optimal) return this.#model.getSolution()
		}
		throw new SolverDefect(`HiGHS ended with model status ${modelStatus}`, { modelStatus })
	}

	/** Returns the model status; a run that HiGHS itself gives up counts as not optimal. */
	#run(cancel?: Cancel): number {
		try {
			return cancel ? this.#runWith(cancel) : this.#model.run().modelStatus
		} catch {
			return NOT_RUN
		}
	}

	#runWith(cancel: Cancel): number {
		const { simplexInterrupt, mipInterrupt } = this.#highs.constants.callbackType
		const onEvent = (event: { interrupt(): void }) => {
			if (cancel()) event.interrupt()
			return undefined
		}
		return this.#model.run({ [simplexInterrupt]: onEvent, [mipInterrupt]: onEvent }).modelStatus
	}

	/** A warm basis can be numerically unlucky; from the slack basis the same programme solves. */
	#solveAfresh(cancel?: Cancel) {
		this.#model.clearSolver()
		return this.#run(cancel)
	}

	#solveOtherwise(options: (typeof OTHERWISE)[number], cancel?: Cancel) {
		this.#model.clearSolver()
		this.#model.options.set(options)
		try {
			return this.#run(cancel)
		} finally {
			this.#model.options.set(this.#options)
		}
	}

	dispose() {
		this.#model.dispose()
	}
}

/** Wraps a loaded HiGHS runtime as a solver; the caller decides how its WebAssembly is fetched. */
export function highsSolver(highs: Highs): LpSolver {
	return {
		name: 'HiGHS',
		load: (program) => {
			try {
				return new HighsModel(highs, program)
			} catch (error) {
				// It takes no coefficient of 1e15 or more.
				throw new SolverDefect(`HiGHS refuses the programme: ${String(error)}`, {})
			}
		}
	}
}
