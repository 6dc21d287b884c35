/** Lexicographic objectives: each level is solved on the optimal face of the levels before it. */

import { FACE_SLACK, ZERO_DUAL } from '../tolerances.ts'
import { copyBounds, type Bounds, type Cost } from './program.ts'
import type { LpSession, Question } from './session.ts'
import { SolverDefect, type Solution } from './solver.ts'

/**
 * Fixes a column or row at its value where its dual is not zero. By complementary slackness every optimum has it there,
 * so what remains is exactly the optimal face. The value is used and not the bound it leans on: within the solver's
 * tolerance the two differ, and only the value is sure to be feasible.
 */
function fix(lower: Float64Array, upper: Float64Array, value: Float64Array, dual: Float64Array) {
	for (let i = 0; i < dual.length; i++) {
		if (Math.abs(dual[i]!) <= ZERO_DUAL) continue
		lower[i] = value[i]!
		upper[i] = value[i]!
	}
}

/** Gives fixed values a little room, within the bounds that held before. */
function loosen(lower: Float64Array, upper: Float64Array, least: Float64Array, most: Float64Array, slack: number) {
	for (let i = 0; i < lower.length; i++) {
		if (lower[i] !== upper[i]) continue
		lower[i] = Math.max(least[i]!, lower[i]! - slack)
		upper[i] = Math.min(most[i]!, upper[i]! + slack)
	}
}

/**
 * A lexicographic solve in progress: each call minimises on the optimal face of the calls before it.
 */
export class Levels {
	readonly #session: LpSession
	readonly #question: Omit<Question, 'cost'>
	/** The face so far. */
	readonly #bounds: Bounds
	#last: Solution | null = null

	constructor(session: LpSession, question: Omit<Question, 'cost'>) {
		this.#session = session
		this.#question = question
		this.#bounds = copyBounds(question.bounds)
	}

	/**
	 * Returns the optimum of the next level.
	 * @throws SolverDefect as {@link LpSession.solve}
	 */
	minimise(cost: Cost): Solution {
		if (this.#last) {
			fix(this.#bounds.colLower, this.#bounds.colUpper, this.#last.colValue, this.#last.colDual)
			fix(this.#bounds.rowLower, this.#bounds.rowUpper, this.#last.rowValue, this.#last.rowDual)
		}
		return (this.#last = this.#solveOnFace(cost))
	}

	/** One solve in ten thousand finds the face empty by rounding, and gets {@link FACE_SLACK} of room. */
	#solveOnFace(cost: Cost): Solution {
		const bounds = this.#bounds
		try {
			return this.#session.solve({ ...this.#question, bounds, cost })
		} catch (error) {
			if (!(error instanceof SolverDefect)) throw error
			const { bounds: original, scale } = this.#question
			const slack = FACE_SLACK * scale
			loosen(bounds.colLower, bounds.colUpper, original.colLower, original.colUpper, slack)
			loosen(bounds.rowLower, bounds.rowUpper, original.rowLower, original.rowUpper, slack)
			return this.#session.solve({ ...this.#question, bounds, cost })
		}
	}
}

/**
 * Solves the levels in order and returns the solution of each; the last is optimal for all of them.
 * @throws SolverDefect as {@link LpSession.solve}
 */
export function solveLevels(session: LpSession, levels: readonly Cost[], question: Omit<Question, 'cost'>): Solution[] {
	const solving = new Levels(session, question)
	return levels.map((cost) => solving.minimise(cost))
}
