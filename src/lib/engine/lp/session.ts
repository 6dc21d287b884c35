/**
 * A programme kept warm in the solver. Callers pass the bounds and costs that they want, in base units; what differs
 * from what the solver already has is sent, scaled. This is the only place that knows scaled amounts: solutions come
 * back in base units. Every answer is certified before it is returned.
 */

import { CERTIFICATE, DRIFT, FEASIBILITY } from '../tolerances.ts'
import { certify, worst, type Certified, type Residuals } from './certify.ts'
import { directionOf, type Direction } from './direction.ts'
import { narrow } from './face.ts'
import { copyBounds, entriesOf, type Bounds, type Cost, type Entry, type LinearProgram } from './program.ts'
import { SolverDefect, type Basis, type Cancel, type LpSolver, type Solution, type SolverModel } from './solver.ts'

const isSound = (residuals: Residuals) =>
	(Object.keys(DRIFT) as (keyof Residuals)[]).every((kind) => residuals[kind] <= DRIFT[kind])

/** How much more an objective counts than the next: more than a tonne of one mostly costs the other. Proofs are by duals. */
const LEVEL_WEIGHT = 1000

/** Objectives in one weighted sum: weights of a million are as far apart as the tolerance on prices leaves sense in. */
const MOST_TOGETHER = 3

const NO_RESIDUALS: Residuals = { primal: 0, dual: 0, complementarity: 0, objectiveGap: 0 }

/** Counts the solves of one engine and keeps their worst residuals. */
export class SolveRecord {
	#solves = 0
	#worst = NO_RESIDUALS

	add(residuals: Residuals) {
		this.#solves += 1
		this.#worst = worst(this.#worst, residuals)
	}

	/** Returns the number of solves and the worst residuals since the last call, and starts over. */
	take(): { solves: number; residuals: Residuals } {
		const record = { solves: this.#solves, residuals: this.#worst }
		this.#solves = 0
		this.#worst = NO_RESIDUALS
		return record
	}
}

/** One question to a programme: bounds in base units, an objective, and the power of two that amounts are divided by. */
export interface Question {
	bounds: Bounds
	cost: Cost
	scale: number
	cancel?: Cancel
}

/** A programme in the solver's memory that answers questions in base units, each answer certified. */
export class LpSession {
	#program: LinearProgram
	#cost: Float64Array
	/** The objective in `#cost`, so that asking the same again costs nothing. */
	#asked: Cost | null = null
	/** The state that the solver has, scaled. */
	#sent: Bounds & { cost: Float64Array }
	/** What the last single solve answered, scaled; null where a question has been sent since. */
	#last: Float64Array | null = null
	/** The bounds of the current question, scaled. */
	#wanted: Bounds
	#model: SolverModel
	#record: SolveRecord

	constructor(solver: LpSolver, program: LinearProgram, record: SolveRecord) {
		this.#program = program
		this.#record = record
		this.#model = solver.load(program)
		this.#cost = program.cost.slice()
		this.#sent = { ...copyBounds(program), cost: program.cost.slice() }
		this.#wanted = copyBounds(program)
	}

	/** Starts the next solve from a known basis, or the slack basis, so that answers do not depend on earlier solves. */
	startFrom(basis: Basis | null) {
		this.#last = null
		this.#model.setBasis(basis)
	}

	basis(): Basis {
		return this.#model.basis()
	}

	/**
	 * Replaces the coefficients by those of a programme with the same rows, columns and pattern of entries. Returns false,
	 * with nothing changed, when the two differ in more than values.
	 */
	follow(program: LinearProgram): boolean {
		if (!samePattern(this.#program, program)) return false
		const changes = program.colNames.flatMap((_, col) =>
			entriesOf(program, col).flatMap(([row, value], k) =>
				this.#program.values[this.#program.starts[col]! + k] === value ? [] : [{ row, col, value }]
			)
		)
		this.#model.setCoefficients(changes)
		this.#program = program
		return true
	}

	/**
	 * Solves and certifies.
	 * @throws SolverDefect when the solver fails or its answer does not hold
	 * @throws Cancelled when the question was cancelled
	 */
	solve({ bounds, cost, scale, cancel }: Question): Solution {
		this.#ask(cost)
		this.#send(bounds, 1 / scale)
		const answer = this.#undrifted(cancel)
		this.#record.add(answer.residuals)
		this.#last = answer.colValue
		return unscaled(answer, scale)
	}

	/**
	 * Returns an optimum of each objective on the optimal face of those before it, by one solve of their weighted sum. The
	 * last basis gives each objective duals of its own, which have to prove it; null where they do not, as where a weight
	 * is too small. Throws as {@link LpSession.solve}.
	 */
	solveInOrder(costs: readonly Cost[], { bounds, scale, cancel }: Omit<Question, 'cost'>): Solution[] | null {
		if (costs.length > MOST_TOGETHER) return null
		this.#askTogether(costs)
		this.#send(bounds, 1 / scale)
		const { colValue } = this.#model.solve(cancel)
		const proofs: Certified[] = []
		for (const cost of costs) {
			this.#ask(cost)
			const rowDual = this.#model.prices(this.#cost)
			const proof = rowDual && certify(this.#program, this.#wanted, this.#cost, { colValue, rowDual })
			if (!proof || !isSound(proof.residuals)) return null
			proofs.push(proof)
			narrow(this.#wanted, proof)
		}
		this.#record.add(proofs.map((proof) => proof.residuals).reduce(worst))
		return proofs.map((proof) => unscaled(proof, scale))
	}

	/**
	 * Returns whether the last solve's answer is an optimum for another objective too, as far as the duals of its basis
	 * prove it; a basis that is not the right one at a degenerate optimum proves nothing.
	 */
	isOptimalFor(cost: Cost): boolean {
		if (!this.#last) return false
		this.#ask(cost)
		const rowDual = this.#model.prices(this.#cost)
		const proof = rowDual && certify(this.#program, this.#wanted, this.#cost, { colValue: this.#last, rowDual })
		return proof !== null && Object.values(proof.residuals).every((r) => r <= FEASIBILITY)
	}

	/**
	 * Returns the simplex direction along which a new column with the given entries grows from the last solution, with
	 * its longest step in base units.
	 */
	direction(column: readonly Entry[], solution: Solution, { bounds }: Question): Direction {
		return directionOf(this.#program, bounds, solution, column, this.#model.rates(column))
	}

	dispose() {
		this.#model.dispose()
	}

	#ask(cost: Cost) {
		if (cost === this.#asked) return
		this.#asked = cost
		this.#cost.fill(0)
		for (const [col, value] of cost) this.#cost[col] = value
	}

	#askTogether(costs: readonly Cost[]) {
		this.#asked = null
		this.#cost.fill(0)
		costs.forEach((cost, k) => {
			const weight = LEVEL_WEIGHT ** (costs.length - 1 - k)
			for (const [col, value] of cost) this.#cost[col] = this.#cost[col]! + weight * value
		})
	}

	#answer(cancel?: Cancel): Certified {
		return certify(this.#program, this.#wanted, this.#cost, this.#model.solve(cancel))
	}

	/** Solves, once more from the same basis with new factors where the answer has drifted. */
	#undrifted(cancel?: Cancel): Certified {
		let answer = this.#answer(cancel)
		if (!isSound(answer.residuals)) {
			this.startFrom(this.basis())
			answer = this.#answer(cancel)
		}
		const { residuals } = answer
		if (Object.values(residuals).some((r) => !(r <= CERTIFICATE)))
			throw new SolverDefect('The solver’s answer fails its certificate', { residuals })
		return answer
	}

	/** Sends what differs; if the solver refuses, everything is sent next time, since what it took is unknown. */
	#send(bounds: Bounds, factor: number) {
		this.#last = null
		try {
			this.#sendChanges(bounds, factor)
		} catch (error) {
			for (const values of Object.values(this.#sent)) values.fill(NaN)
			throw error
		}
	}

	#sendChanges(bounds: Bounds, factor: number) {
		const wanted = this.#wanted
		const sent = this.#sent
		scaleBounds(bounds, factor, wanted)
		const cols = changed(sent.colLower, wanted.colLower, sent.colUpper, wanted.colUpper)
		if (cols.length > 0) this.#model.setColBounds(cols, pick(wanted.colLower, cols), pick(wanted.colUpper, cols))
		const rows = changed(sent.rowLower, wanted.rowLower, sent.rowUpper, wanted.rowUpper)
		if (rows.length > 0) this.#model.setRowBounds(rows, pick(wanted.rowLower, rows), pick(wanted.rowUpper, rows))
		const costs = changed(sent.cost, this.#cost, sent.cost, this.#cost)
		if (costs.length > 0) this.#model.setCosts(costs, pick(this.#cost, costs))
	}
}

const sameArrays = (a: ArrayLike<unknown>, b: ArrayLike<unknown>) =>
	a.length === b.length && Array.prototype.every.call(a, (x, i) => x === b[i])

function samePattern(a: LinearProgram, b: LinearProgram): boolean {
	return (
		sameArrays(a.colNames, b.colNames) &&
		sameArrays(a.rowNames, b.rowNames) &&
		sameArrays(a.starts, b.starts) &&
		sameArrays(a.indices, b.indices)
	)
}

function multiply(from: Float64Array, factor: number, to: Float64Array) {
	for (let i = 0; i < from.length; i++) to[i] = from[i]! * factor
}

/** `factor` is a power of two: no digit changes. */
function scaleBounds(from: Bounds, factor: number, to: Bounds) {
	multiply(from.colLower, factor, to.colLower)
	multiply(from.colUpper, factor, to.colUpper)
	multiply(from.rowLower, factor, to.rowLower)
	multiply(from.rowUpper, factor, to.rowUpper)
}

function unscaled({ colValue, rowValue, colDual, rowDual }: Solution, scale: number): Solution {
	const [cols, rows] = [new Float64Array(colValue.length), new Float64Array(rowValue.length)]
	multiply(colValue, scale, cols)
	multiply(rowValue, scale, rows)
	return { colValue: cols, rowValue: rows, colDual, rowDual }
}

/** Returns the indices where either pair differs, and brings the sent arrays up to date. */
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
