/** Lexicographic objectives: each level is solved on the optimal face of the levels before it. */

import { FACE_ROOM, FACE_SLACK } from '../tolerances.ts'
import { loosened, narrow } from './face.ts'
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

	/**
	 * One solve in ten thousand finds the face empty by rounding, and gets {@link FACE_SLACK} of room; one in a million,
	 * after an answer that drifted, gets {@link FACE_ROOM}.
	 */
	#solveOnFace(cost: Cost): Solution {
		const face = this.#bounds
		const solve = (slack: number) => {
			if (slack > 0) this.#bounds = loosened(face, this.#question.bounds, slack * this.#question.scale)
			return this.#session.solve({ ...this.#question, bounds: this.#bounds, cost })
		}
		if (face === this.#question.bounds) return solve(0)
		return unlessDefect(
			() => solve(0),
			() =>
				unlessDefect(
					() => solve(FACE_SLACK),
					() => solve(FACE_ROOM)
				)
		)
	}
}

/** What is made first; where the solver fails, what is made in its place. */
function unlessDefect<T>(make: () => T, otherwise: () => T): T {
	try {
		return make()
	} catch (error) {
		if (!(error instanceof SolverDefect)) throw error
		return otherwise()
	}
}

/**
 * Solves the levels in order and returns an optimum of each; the last is optimal for all of them.
 * @throws SolverDefect as {@link LpSession.solve}
 */
export function solveLevels(session: LpSession, levels: readonly Cost[], question: Omit<Question, 'cost'>): Solution[] {
	return new Levels(session, question).minimiseAll(levels)
}
