/** A solver that answers through the real one, and lies when told to. */
import type { LpSolver } from '#lib/engine/index.ts'
import type { LinearProgram } from '#lib/engine/lp/program.ts'
import type { Solution, SolverModel } from '#lib/engine/lp/solver.ts'

/** Makes of an honest answer a wrong one; `before` is the honest answer to the previous question. */
export type Lie = (honest: Solution, program: LinearProgram, before: Solution | null) => Solution

export interface LyingSolver {
	solver: LpSolver
	/** Lies from now on in each answer for which `when` holds (by its number, from 0), or in none. */
	tell(lie: Lie | null, when?: (answer: number) => boolean): void
	/** Answers given since `tell`. */
	answers(): number
}

const copyOf = (s: Solution): Solution => ({
	colValue: Float64Array.from(s.colValue),
	rowValue: Float64Array.from(s.rowValue),
	colDual: Float64Array.from(s.colDual),
	rowDual: Float64Array.from(s.rowDual)
})

/** The model with some of its methods in place of its own; the others are called on the model itself. */
export function instead(model: SolverModel, methods: Partial<SolverModel>): SolverModel {
	return new Proxy(model, {
		get(target, name) {
			const own = methods[name as keyof SolverModel]
			if (own) return own
			const value: unknown = Reflect.get(target, name, target)
			return typeof value === 'function' ? value.bind(target) : value
		}
	})
}

/** A solver whose models have some methods of their own. */
export function through(
	solver: LpSolver,
	methods: (model: SolverModel, program: LinearProgram) => Partial<SolverModel>
) {
	const load = (program: LinearProgram) => {
		const model = solver.load(program)
		return instead(model, methods(model, program))
	}
	return { name: `through ${solver.name}`, load } satisfies LpSolver
}

export function lyingSolver(honest: LpSolver): LyingSolver {
	let [told, applies, count]: [Lie | null, (answer: number) => boolean, number] = [null, () => true, 0]
	const solver = through(honest, (model, program) => {
		let before: Solution | null = null
		return {
			solve(...args: Parameters<SolverModel['solve']>) {
				const answer = copyOf(model.solve(...args))
				const given = told && applies(count) ? told(copyOf(answer), program, before) : answer
				count += 1
				before = answer
				return given
			}
		}
	})
	return {
		solver,
		tell(lie, when = () => true) {
			;[told, applies, count] = [lie, when, 0]
		},
		answers: () => count
	}
}
