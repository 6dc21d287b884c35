/**
 * A programme kept warm in the solver. Callers state the bounds and costs they want; only what differs from what the
 * solver already has is sent. Every answer is certified before it is given out.
 */

import { certify, worst, type Residuals } from './certify.ts'
import { directionOf, type Direction } from './direction.ts'
import type { Entry, LinearProgram } from './program.ts'
import { SolverDefect, type Basis, type LpSolver, type Solution, type SolverModel } from './solver.ts'

/** Column and row bounds, and costs: everything of a programme that may change between solves. */
export interface Bounds {
	colLower: Float64Array
	colUpper: Float64Array
	rowLower: Float64Array
	rowUpper: Float64Array
}

/** What a question asks for: costs by column, all others 0. */
export type Cost = ReadonlyMap<number, number>

/** Residuals above this, relative to the largest amount, are a defect. */
export const CERTIFICATE_TOLERANCE = 1e-6

/** Residuals that sound factors stay below; more comes from factors that have been updated too often. */
const DRIFT: Residuals = { primal: 1e-10, dual: 1e-8, complementarity: 1e-8, objectiveGap: 1e-8 }

const isSound = (residuals: Residuals) =>
	(Object.keys(DRIFT) as (keyof Residuals)[]).every((kind) => residuals[kind] <= DRIFT[kind])

const NO_RESIDUALS: Residuals = { primal: 0, dual: 0, complementarity: 0, objectiveGap: 0 }

/** What the sessions of one engine have solved, and how well. */
export class SolveRecord {
	#solves = 0
	#worst = NO_RESIDUALS

	add(residuals: Residuals) {
		this.#solves += 1
		this.#worst = worst(this.#worst, residuals)
	}

	/** Number of solves and worst residuals since the last call. */
	take(): { solves: number; residuals: Residuals } {
		const record = { solves: this.#solves, residuals: this.#worst }
		this.#solves = 0
		this.#worst = NO_RESIDUALS
		return record
	}
}

export class LpSession {
	readonly program: LinearProgram
	/** Wanted state; write freely, `solve` sends the difference. */
	readonly bounds: Bounds
	readonly cost: Float64Array
	#asked: Cost | null = null
	#sent: Bounds & { cost: Float64Array }
	#model: SolverModel
	#record: SolveRecord

	constructor(solver: LpSolver, program: LinearProgram, record: SolveRecord) {
		this.program = program
		this.#record = record
		this.#model = solver.load(program)
		this.bounds = copyBounds(program)
		this.cost = program.cost.slice()
		this.#sent = { ...copyBounds(program), cost: program.cost.slice() }
	}

	/** What the next solves minimise. */
	ask(cost: Cost) {
		if (cost === this.#asked) return
		this.#asked = cost
		this.cost.fill(0)
		for (const [col, value] of cost) this.cost[col] = value
	}

	/** Puts every bound back to the given state. */
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
		const { solution, residuals } = this.#undrifted()
		this.#record.add(residuals)
		if (Object.values(residuals).some((r) => !(r <= CERTIFICATE_TOLERANCE)))
			throw new SolverDefect('The solver’s answer fails its certificate', { residuals })
		return solution
	}

	/** What moves as a new column of the given entries grows from the last solution, and how far it can. */
	direction(column: readonly Entry[], solution: Solution): Direction {
		return directionOf(this.program, this.bounds, solution, column, this.#model.rates(column))
	}

	dispose() {
		this.#model.dispose()
	}

	#answer() {
		const solution = this.#model.solve()
		return { solution, residuals: certify(this.program, this.bounds, this.cost, solution) }
	}

	/** Once more from the same basis with new factors, where the answer has drifted. */
	#undrifted() {
		const answer = this.#answer()
		if (isSound(answer.residuals)) return answer
		this.startFrom(this.basis())
		return this.#answer()
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
	return new Int32Array(indices)
}

function pick(values: Float64Array, indices: Int32Array): Float64Array {
	const picked = new Float64Array(indices.length)
	for (let k = 0; k < picked.length; k++) picked[k] = values[indices[k]!]!
	return picked
}
