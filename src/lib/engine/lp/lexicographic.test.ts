import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { through } from '../../../../tests/support/lying-solver.ts'
import { highsSolver } from './highs.ts'
import { solveLevels } from './lexicographic.ts'
import { ProgramBuilder, type Cost } from './program.ts'
import { LpSession, SolveRecord } from './session.ts'
import { Cancelled, SolverDefect } from './solver.ts'

const honest = highsSolver(await loadHighs())

/** x + y <= 4 and x <= 3: as much of both as can be, and of those as much x. */
function program() {
	const builder = new ProgramBuilder()
	const row = builder.row('both', -Infinity, 4)
	builder.col('x', [[row, 1]], 0, 3)
	builder.col('y', [[row, 1]])
	return builder.build()
}

const BOTH: Cost = new Map([
	[0, -1],
	[1, -1]
])
const MORE_X: Cost = new Map([[0, -1]])
const MORE_Y: Cost = new Map([[1, -1]])

/** Solves levels with a solver that throws at some of its solves, counted from 0; also returns how many it was asked. */
function solveWith(levels: Cost[], thrown: (solve: number) => Error | null) {
	let solves = 0
	const solver = through(honest, (model) => ({
		solve(...args) {
			const error = thrown(solves++)
			if (error) throw error
			return model.solve(...args)
		}
	}))
	const lp = program()
	const session = new LpSession(solver, lp, new SolveRecord())
	try {
		const solutions = solveLevels(session, levels, { bounds: lp, scale: 1 })
		return { amounts: [...solutions.at(-1)!.colValue], solves }
	} finally {
		session.dispose()
	}
}

describe('levels', () => {
	test('are optimal in their order: a later one gives up nothing of an earlier one', () => {
		expect(solveWith([BOTH, MORE_X], () => null).amounts).toEqual([3, 1])
		expect(solveWith([BOTH, MORE_Y], () => null).amounts).toEqual([0, 4])
		expect(solveWith([MORE_X, MORE_Y], () => null).amounts).toEqual([3, 1])
	})

	test('are proved by one solve where weights decide as their order does', () => {
		expect(solveWith([BOTH, MORE_X], () => null).solves).toBe(1)
		expect(solveWith([MORE_X, BOTH, MORE_Y], () => null)).toEqual({ amounts: [3, 1], solves: 1 })
	})

	test('are solved one by one where what a later one gains outweighs the first, and where they are many', () => {
		const dear: Cost = new Map([[1, -1e7]])
		expect(solveWith([MORE_X, dear], () => null)).toEqual({ amounts: [3, 1], solves: 3 })
		expect(solveWith([MORE_X, BOTH, MORE_Y, MORE_X], () => null)).toEqual({ amounts: [3, 1], solves: 4 })
	})

	test('are solved one by one where the solver fails at all of them together', () => {
		const failing = (solve: number) => (solve === 0 ? new SolverDefect('empty') : null)
		expect(solveWith([BOTH, MORE_X], failing)).toEqual({ amounts: [3, 1], solves: 3 })
	})

	test('are solved once more, with a little room, where the solver finds the face empty', () => {
		const failing = (solve: number) => (solve === 0 || solve === 2 ? new SolverDefect('empty') : null)
		const { amounts, solves } = solveWith([BOTH, MORE_X], failing)
		expect(solves).toBe(4)
		expect(amounts[0]).toBeCloseTo(3, 6)
		expect(amounts[1]).toBeCloseTo(1, 6)
	})

	test('get more room where a little is not enough', () => {
		const failing = (solve: number) => ([0, 2, 3].includes(solve) ? new SolverDefect('empty') : null)
		const { amounts, solves } = solveWith([BOTH, MORE_X], failing)
		expect(solves).toBe(5)
		expect(amounts[0]).toBeCloseTo(3, 5)
		expect(amounts[1]).toBeCloseTo(1, 5)
	})

	test('whose face stays empty are a defect', () => {
		const failing = (solve: number) => (solve === 1 ? null : new SolverDefect('empty'))
		expect(() => solveWith([BOTH, MORE_X], failing)).toThrow('empty')
	})

	test('that are cancelled are not tried again', () => {
		for (const at of [0, 2]) {
			let asked = 0
			const cancelling = (solve: number) => {
				asked = solve
				if (solve < at) return solve === 0 ? new SolverDefect('empty') : null
				return new Cancelled('cancelled')
			}
			expect(() => solveWith([BOTH, MORE_X], cancelling)).toThrow(Cancelled)
			expect(asked).toBe(at)
		}
	})
})
