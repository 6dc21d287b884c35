/**
 * A programme kept warm in the solver. Callers state the bounds and costs they want; only what differs from what the
 * solver already has is sent. Every answer is certified before it is given out.
 */

import { certify, worst, type Residuals } from './certify.ts'
import type { LinearProgram } from './program.ts'
import { SolverDefect, type Basis, type LpSolver, type Solution, type SolverModel } from './solver.ts'

/** Column and row bounds, and costs: everything of a programme that may change between solves. */
export interface Bounds {
	colLower: Float64Array
	colUpper: Float64Array
	rowLower: Float64Array
	rowUpper: Float64Array
}

/** Residuals above this, relative to the largest amount, are a defect. */
export const CERTIFICATE_TOLERANCE = 1e-6

export class LpSession {
	readonly program: LinearProgram
	/** Wanted state; write freely, `solve` sends the difference. */
	readonly bounds: Bounds
	readonly cost: Float64Array
	#sent: Bounds & { cost: Float64Array }
	#model: SolverModel
	#solves = 0
	#worst: Residuals = { primal: 0, dual: 0, complementarity: 0, objectiveGap: 0 }

	constructor(solver: LpSolver, program: LinearProgram) {
		this.program = program
		this.#model = solver.load(program)
		this.bounds = copyBounds(program)
		this.cost = program.cost.slice()
		this.#sent = { ...copyBounds(program), cost: program.cost.slice() }
	}

	/** Puts every bound and cost back to the given state. */
	restore(bounds: Bounds) {
		this.bounds.colLower.set(bounds.colLower)
		this.bounds.colUpper.set(bounds.colUpper)
		this.bounds.rowLower.set(bounds.rowLower)
		this.bounds.rowUpper.set(bounds.rowUpper)
	}

	snapshot(): Bounds {
		return copyBounds(this.bounds)
	}

	/** Starts the next solve from a known basis, so that answers do not depend on what was solved before. */
	startFrom(basis: Basis) {
		this.#model.setBasis(basis)
	}

	basis(): Basis {
		return this.#model.basis()
	}

	/** Solves and certifies. Throws {@link SolverDefect} when the solver fails or its answer does not hold. */
	solve(): Solution {
		this.#send()
		const solution = this.#model.solve()
		const residuals = certify(this.program, this.bounds, this.cost, solution)
		this.#solves += 1
		this.#worst = worst(this.#worst, residuals)
		if (Object.values(residuals).some((r) => !(r <= CERTIFICATE_TOLERANCE)))
			throw new SolverDefect('The solver’s answer fails its certificate', { residuals, solves: this.#solves })
		return solution
	}

	/** Number of solves and worst residuals since the last call. */
	takeRecord(): { solves: number; residuals: Residuals } {
		const record = { solves: this.#solves, residuals: this.#worst }
		this.#solves = 0
		this.#worst = { primal: 0, dual: 0, complementarity: 0, objectiveGap: 0 }
		return record
	}

	dispose() {
		this.#model.dispose()
	}

	/** Sends what differs; if the solver refuses, all is sent next time, since nobody knows what it took. */
	#send() {
		try {
			this.#sendChanges()
		} catch (error) {
			for (const values of Object.values(this.#sent)) values.fill(NaN)
			throw error
		}
	}

	#sendChanges() {
		const { bounds, cost } = this
		const sent = this.#sent
		const cols = changed(sent.colLower, bounds.colLower, sent.colUpper, bounds.colUpper)
		if (cols.length > 0) this.#model.setColBounds(cols, pick(bounds.colLower, cols), pick(bounds.colUpper, cols))
		const rows = changed(sent.rowLower, bounds.rowLower, sent.rowUpper, bounds.rowUpper)
		if (rows.length > 0) this.#model.setRowBounds(rows, pick(bounds.rowLower, rows), pick(bounds.rowUpper, rows))
		const costs = changed(sent.cost, cost, sent.cost, cost)
		if (costs.length > 0) this.#model.setCosts(costs, pick(cost, costs))
	}
}

function copyBounds(from: Bounds): Bounds {
	return {
		colLower: from.colLower.slice(),
		colUpper: from.colUpper.slice(),
		rowLower: from.rowLower.slice(),
		rowUpper: from.rowUpper.slice()
	}
}

/** Indices where either pair differs; brings the sent arrays up to date. */
function changed(sentA: Float64Array, a: Float64Array, sentB: Float64Array, b: Float64Array): Int32Array {
	const indices: number[] = []
	for (let i = 0; i < a.length; i++) {
		if (sentA[i] === a[i] && sentB[i] === b[i]) continue
		indices.push(i)
		sentA[i] = a[i]!
		sentB[i] = b[i]!
	}
	return Int32Array.from(indices)
}

function pick(values: Float64Array, indices: Int32Array): Float64Array {
	return Float64Array.from(indices, (i) => values[i]!)
}
