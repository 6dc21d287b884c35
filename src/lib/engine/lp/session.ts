/**
 * A programme kept warm in the solver. Callers pass the bounds and costs that they want, in base units; what differs
 * from what the solver already has is sent, scaled. This is the only place that knows scaled amounts: solutions come
 * back in base units. Every answer is certified before it is returned.
 */

import { CERTIFICATE, DRIFT, FEASIBILITY } from '../tolerances.ts'
import { certify, worst, type Certified, type Residuals } from './certify.ts'
import { directionOf, type Direction } from './direction.ts'
import { extended, type Extent } from './extent.ts'
import { narrow } from './face.ts'
import { copyBounds, type Bounds, type Cost, type Entry, type LinearProgram } from './program.ts'
import {
	SolverDefect,
	type Basis,
	type Cancel,
	type Coefficient,
	type LpSolver,
	type Solution,
	type SolverModel
} from './solver.ts'

const isSound = (residuals: Residuals) =>
	(Object.keys(DRIFT) as (keyof Residuals)[]).every((kind) => residuals[kind] <= DRIFT[kind])

/** As good as the solver's own: what its tolerances tell apart, a proof tells apart. */
const isExact = (residuals: Residuals) => Object.values(residuals).every((r) => r <= FEASIBILITY)

/**
 * How much more the first of several objectives counts than the last: as much as the tolerance on prices leaves sense in.
 * More than a tonne of one mostly costs the other. Proofs are by duals.
 */
const LEVEL_SPREAD = 1e6

/** Objectives in one weighted sum: with more, neighbours would stand too close. */
const MOST_TOGETHER = 3

/** The weight of one of several objectives in their sum. */
const weightOf = ({ length }: readonly Cost[], k: number) => LEVEL_SPREAD ** ((length - 1 - k) / (length - 1))

/** The duals of the first objective, by those of the weighted sum and of the others: duals add up as objectives do. */
function firstOf(ofSum: Float64Array, later: readonly Float64Array[], costs: readonly Cost[]): Float64Array {
	const first = ofSum.slice()
	later.forEach((duals, k) => {
		const weight = weightOf(costs, k + 1)
		for (let i = 0; i < first.length; i++) first[i] = first[i]! - weight * duals[i]!
	})
	multiply(first, 1 / weightOf(costs, 0))
	return first
}

const NO_RESIDUALS: Residuals = { primal: 0, dual: 0, complementarity: 0, objectiveGap: 0 }

/** The number of some solves, their worst residuals, and how far their answers go; `extent` is null where that is not known. */
export interface Recorded {
	solves: number
	residuals: Residuals
	extent: Extent | null
}

/** Counts the solves of one engine, and keeps their worst residuals and how far their answers go. */
export class SolveRecord {
	#solves = 0
	#worst = NO_RESIDUALS
	#extent: Extent | null = null
	#isBounded = true

	add(residuals: Residuals, solution: Solution) {
		this.#solves += 1
		this.#worst = worst(this.#worst, residuals)
		this.#extent = extended(this.#extent, solution)
	}

	/** Notes that something was asked for that depends on bounds beyond the answers of solves. */
	addBeyond() {
		this.#isBounded = false
	}

	/** Returns the record since the last call, and starts over. */
	take(): Recorded {
		const extent = this.#isBounded ? this.#extent : null
		const record = { solves: this.#solves, residuals: this.#worst, extent }
		this.#solves = 0
		this.#worst = NO_RESIDUALS
		this.#extent = null
		this.#isBounded = true
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
	/** What the last solve answered, scaled. */
	readonly #lastValues: Float64Array
	/** The bounds that it was asked under; null where it answered nothing. */
	#lastBounds: Bounds | null = null
	#model: SolverModel
	#record: SolveRecord

	constructor(solver: LpSolver, program: LinearProgram, record: SolveRecord) {
		this.#program = program
		this.#record = record
		this.#model = solver.load(program)
		this.#cost = program.cost.slice()
		this.#lastValues = new Float64Array(program.cost.length)
		this.#sent = { ...copyBounds(program), cost: program.cost.slice() }
	}

	/** Starts the next solve from a known basis, or the slack basis, so that answers do not depend on earlier solves. */
	startFrom(basis: Basis | null) {
		this.#lastBounds = null
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
		const { values, starts, indices } = program
		const changes: Coefficient[] = []
		for (let col = 0; col < program.colNames.length; col++)
			for (let k = starts[col]!; k < starts[col + 1]!; k++)
				if (this.#program.values[k] !== values[k]) changes.push({ row: indices[k]!, col, value: values[k]! })
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
		this.#keep(answer.colValue, bounds)
		const solution = unscaled(answer, scale)
		this.#record.add(answer.residuals, solution)
		return solution
	}

	/**
	 * Returns an optimum of each of several objectives on the optimal face of those before it, by one solve of their
	 * weighted sum. The last basis gives each objective duals of its own, which have to prove it; null where they do not,
	 * as where a weight is too small, or where the solver fails: one by one they have another chance.
	 * @throws Cancelled when the question was cancelled
	 */
	solveInOrder(costs: readonly Cost[], { bounds, scale, cancel }: Omit<Question, 'cost'>): Solution[] | null {
		if (costs.length < 2 || costs.length > MOST_TOGETHER) return null
		this.#askTogether(costs)
		const together = this.#solved(bounds, scale, cancel)
		const proofs = together && this.#proofsOf(costs, together)
		if (!proofs) return null
		this.#keep(together.colValue, bounds)
		const solution = unscaled(proofs[0]!, scale)
		this.#record.add(proofs.map((proof) => proof.residuals).reduce(worst), solution)
		const { colValue, rowValue } = solution
		return proofs.map(({ colDual, rowDual }) => ({ colValue, rowValue, colDual, rowDual }))
	}

	/**
	 * Returns whether the answer of the last solve, if it was under these very bounds, is an optimum for another objective
	 * too, as far as the duals of its basis prove it; a basis that is not the right one at a degenerate optimum proves
	 * nothing.
	 */
	isOptimalFor(cost: Cost, bounds: Bounds): boolean {
		if (this.#lastBounds !== bounds) return false
		const rowDual = this.#prices(cost)
		const proof = rowDual && certify(this.#program, this.#sent, this.#cost, { colValue: this.#lastValues, rowDual })
		return proof !== null && isExact(proof.residuals)
	}

	/**
	 * Returns the simplex direction along which a new column with the given entries grows from the last solution, with
	 * its longest step in base units.
	 */
	direction(column: readonly Entry[], solution: Solution, { bounds }: Question): Direction {
		this.#record.addBeyond()
		return directionOf(this.#program, bounds, solution, column, this.#model.rates(column))
	}

	dispose() {
		this.#model.dispose()
	}

	#keep(colValue: Float64Array, bounds: Bounds) {
		this.#lastValues.set(colValue)
		this.#lastBounds = bounds
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
			const weight = weightOf(costs, k)
			for (const [col, value] of cost) this.#cost[col] = this.#cost[col]! + weight * value
		})
	}

	/** Null where the solver fails. */
	#solved(bounds: Bounds, scale: number, cancel?: Cancel): Solution | null {
		try {
			this.#send(bounds, 1 / scale)
			return this.#model.solve(cancel)
		} catch (error) {
			if (!(error instanceof SolverDefect)) throw error
			return null
		}
	}

	/**
	 * Proves the answer to a weighted sum for each objective on the optimal face of those before it; null where its basis
	 * does not.
	 */
	#proofsOf(costs: readonly Cost[], { colValue, rowDual: ofSum }: Solution): Certified[] | null {
		const later = costs.slice(1).map((cost) => this.#prices(cost))
		if (!later.every((duals) => duals !== null)) return null
		const duals = [firstOf(ofSum, later, costs), ...later]
		const face = copyBounds(this.#sent)
		const proofs: Certified[] = []
		for (const [k, cost] of costs.entries()) {
			this.#ask(cost)
			const proof = certify(this.#program, face, this.#cost, { colValue, rowDual: duals[k]! })
			if (!isExact(proof.residuals)) return null
			if (proofs.push(proof) < costs.length) narrow(face, proof)
		}
		return proofs
	}

	#prices(cost: Cost): Float64Array | null {
		this.#ask(cost)
		return this.#model.prices(this.#cost)
	}

	#answer(cancel?: Cancel): Certified {
		return certify(this.#program, this.#sent, this.#cost, this.#model.solve(cancel))
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
		this.#lastBounds = null
		try {
			this.#sendChanges(bounds, factor)
		} catch (error) {
			for (const values of Object.values(this.#sent)) values.fill(NaN)
			throw error
		}
	}

	#sendChanges({ colLower, colUpper, rowLower, rowUpper }: Bounds, factor: number) {
		const sent = this.#sent
		const cols = hull(renew(sent.colLower, colLower, factor), renew(sent.colUpper, colUpper, factor))
		if (cols) this.#model.setColBounds(cols.first, within(sent.colLower, cols), within(sent.colUpper, cols))
		const rows = hull(renew(sent.rowLower, rowLower, factor), renew(sent.rowUpper, rowUpper, factor))
		if (rows) this.#model.setRowBounds(rows.first, within(sent.rowLower, rows), within(sent.rowUpper, rows))
		const costs = renew(sent.cost, this.#cost, 1)
		if (costs) this.#model.setCosts(costs.first, within(sent.cost, costs))
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

/** Consecutive indices: the first, and the one after the last. */
interface Span {
	first: number
	end: number
}

/**
 * Brings what was sent up to date and returns the span in which it changed; null where nothing did. `factor` is a power of
 * two: no digit changes.
 */
function renew(sent: Float64Array, wanted: Float64Array, factor: number): Span | null {
	let [first, end] = [-1, 0]
	for (let i = 0; i < wanted.length; i++) {
		const value = wanted[i]! * factor
		if (sent[i] === value) continue
		sent[i] = value
		if (first < 0) first = i
		end = i + 1
	}
	return first < 0 ? null : { first, end }
}

/** The span from the first to the last of two. */
function hull(a: Span | null, b: Span | null): Span | null {
	return a && b ? { first: Math.min(a.first, b.first), end: Math.max(a.end, b.end) } : (a ?? b)
}

const within = (values: Float64Array, { first, end }: Span) => values.subarray(first, end)

function multiply(values: Float64Array, factor: number) {
	for (let i = 0; i < values.length; i++) values[i] = values[i]! * factor
}

/** Brings an answer to base units, in its own memory. */
function unscaled(answer: Solution, scale: number): Solution {
	multiply(answer.colValue, scale)
	multiply(answer.rowValue, scale)
	return answer
}
