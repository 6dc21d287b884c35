/** Lexicographic objectives: each level is solved on the optimal face of the levels before it. */

import { FACE_SLACK } from '../tolerances.ts'
import { loosen, narrow } from './face.ts'
import { copyBounds, type Bounds, type Cost } from './program.ts'
import type { LpSession, Question } from './session.ts'
import { SolverDefect, type Solution } from './solver.ts'

/**
 * A lexicographic solve in progress: each call minimises on the optimal face of the calls before it.
 */
export class Levels {
	readonly #session: LpSession
	readonly #question: Omit<Question, 'cost'>
	/** The face so far, but for the last level; those of the question where nothing is fixed yet. */
	#bounds: Bounds
	#last: Solution | null = null

	constructor(session: LpSession, question: Omit<Question, 'cost'>) {
		this.#session = session
		this.#question = question
		this.#bounds = question.bounds
	}

	/** Takes an optimum of the next level that is known already, with duals that prove it. */
	adopt(solution: Solution): Solution {
		this.#narrow()
		return (this.#last = solution)
	}

	/**
	 * Returns the optimum of the next level.
	 * @throws SolverDefect as {@link LpSession.solve}
	 */
	minimise(cost: Cost): Solution {
		this.#narrow()
		return (this.#last = this.#solveOnFace(cost))
	}

	/**
	 * Returns an optimum of each of the next levels: by one solve where that proves all of them, else one by one.
	 * @throws SolverDefect as {@link LpSession.solve}
	 */
	minimiseAll(costs: readonly Cost[]): Solution[] {
		this.#narrow()
		const together = this.#session.solveInOrder(costs, { ...this.#question, bounds: this.#bounds })
		return together ? together.map((solution) => this.adopt(solution)) : costs.map((cost) => this.minimise(cost))
	}

	#narrow() {
		if (!this.#last) return
		if (this.#bounds === this.#question.bounds) this.#bounds = copyBounds(this.#bounds)
		narrow(this.#bounds, this.#last)
		this.#last = null
	}

	/** One solve in ten thousand finds the face empty by rounding, and gets {@link FACE_SLACK} of room. */
	#solveOnFace(cost: Cost): Solution {
		const bounds = this.#bounds
		try {
			return this.#session.solve({ ...this.#question, bounds, cost })
		} catch (error) {
			if (!(error instanceof SolverDefect) || bounds === this.#question.bounds) throw error
			loosen(bounds, this.#question.bounds, FACE_SLACK * this.#question.scale)
			return this.#session.solve({ ...this.#question, bounds, cost })
		}
	}
}

/**
 * Solves the levels in order and returns an optimum of each; the last is optimal for all of them.
 * @throws SolverDefect as {@link LpSession.solve}
 */
export function solveLevels(session: LpSession, levels: readonly Cost[], question: Omit<Question, 'cost'>): Solution[] {
	return new Levels(session, question).minimiseAll(levels)
}
