/** The contract of a solver, which every implementation of the interface has to keep; HiGHS keeps it here. */
import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { highsSolver } from './highs.ts'
import { ProgramBuilder, entriesOf, type Entry, type LinearProgram } from './program.ts'
import { Cancelled, type SolverModel } from './solver.ts'

const solver = highsSolver(await loadHighs())

/** Loads a programme for a question and frees it. */
function withModel<T>(program: LinearProgram, use: (model: SolverModel) => T): T {
	const model = solver.load(program)
	try {
		return use(model)
	} finally {
		model.dispose()
	}
}

const objectiveOf = ({ cost }: LinearProgram, x: Float64Array) => cost.reduce((sum, c, j) => sum + c * x[j]!, 0)

interface Mix {
	/** Worth of a unit of each product. */
	worth: number[]
	/** Per resource: what there is, and what a unit of each product takes. */
	resources: { most: number; takes: number[] }[]
}

const PRODUCTS = 4

/** Limited resources and products made from them; every product takes some of each, so the optimum is finite. */
const mixes: fc.Arbitrary<Mix> = fc.record({
	worth: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: PRODUCTS, maxLength: PRODUCTS }),
	resources: fc.array(
		fc.record({
			most: fc.integer({ min: 1, max: 100 }),
			takes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: PRODUCTS, maxLength: PRODUCTS })
		}),
		{ minLength: 1, maxLength: 5 }
	)
})

function programOf({ worth, resources }: Mix, most = Infinity): LinearProgram {
	const builder = new ProgramBuilder()
	const rows = resources.map((resource, i) => builder.row(`resource ${i}`, -Infinity, resource.most))
	worth.forEach((_, j) => {
		const entries = resources.map(({ takes }, i): Entry => [rows[i]!, takes[j]!])
		builder.col(`product ${j}`, entries, 0, most)
	})
	return { ...builder.build(), cost: Float64Array.from(worth, (w) => -w) }
}

const coefficientsOf = (program: LinearProgram) =>
	program.colNames.flatMap((_, col) => entriesOf(program, col).map(([row, value]) => ({ row, col, value })))

describe('coefficients that are changed', () => {
	test('give the optimum of a programme that is loaded with them', () => {
		let moved = 0
		fc.assert(
			fc.property(mixes, mixes, (first, second) => {
				const resources = first.resources.map((resource, i) => ({
					...resource,
					takes: second.resources[i]?.takes ?? resource.takes
				}))
				const [before, after] = [programOf(first), programOf({ ...first, resources })]
				const loaded = objectiveOf(
					after,
					withModel(after, (model) => model.solve().colValue)
				)
				withModel(before, (model) => {
					const was = objectiveOf(before, model.solve().colValue)
					model.setCoefficients(coefficientsOf(after))
					expect(objectiveOf(after, model.solve().colValue)).toBeCloseTo(loaded, 6)
					if (Math.abs(was - loaded) > 0.1) moved += 1
				})
			}),
			{ numRuns: 100 }
		)
		expect(moved).toBeGreaterThan(50)
	})

	test('and changed back give the first optimum', () => {
		const mix = { worth: [3, 1, 1, 1], resources: [{ most: 12, takes: [4, 1, 1, 1] }] }
		const program = programOf(mix)
		withModel(program, (model) => {
			expect(objectiveOf(program, model.solve().colValue)).toBeCloseTo(-12, 9)
			model.setCoefficients([{ row: 0, col: 0, value: 1 }])
			expect(objectiveOf(program, model.solve().colValue)).toBeCloseTo(-36, 9)
			model.setCoefficients([{ row: 0, col: 0, value: 4 }])
			expect(objectiveOf(program, model.solve().colValue)).toBeCloseTo(-12, 9)
		})
	})
})

/** Every choice of 0, 1 or 2 of each product. */
const choices = (products: number): number[][] =>
	products === 0 ? [[]] : choices(products - 1).flatMap((some) => [0, 1, 2].map((n) => [...some, n]))

const isPossible = ({ resources }: Mix, x: number[]) =>
	resources.every(({ most, takes }) => takes.reduce((sum, each, j) => sum + each * x[j]!, 0) <= most)

describe('a programme in whole numbers', () => {
	test('has the best of all choices, found by trying each', () => {
		let cut = 0
		fc.assert(
			fc.property(mixes, (mix) => {
				const relaxed = programOf(mix, 2)
				const program = { ...relaxed, integers: Int32Array.from(mix.worth.keys()) }
				const worths = choices(PRODUCTS)
					.filter((x) => isPossible(mix, x))
					.map((x) => -objectiveOf(program, Float64Array.from(x)))
				const found = withModel(program, (model) => model.solve().colValue)
				for (const x of found) expect(x).toBeCloseTo(Math.round(x), 6)
				const best = Math.max(...worths)
				expect(-objectiveOf(program, found)).toBeCloseTo(best, 6)
				const fractional = -objectiveOf(
					relaxed,
					withModel(relaxed, (model) => model.solve().colValue)
				)
				if (fractional - best > 0.01) cut += 1
			}),
			{ numRuns: 60 }
		)
		expect(cut, 'cases in which fractions would be better').toBeGreaterThan(30)
	})
})

describe('a solve that is cancelled', () => {
	/** Large enough that the solver asks whether to go on: as many rows as columns, all of them in each other's way. */
	const large = () => {
		const size = 60
		const number = (i: number, j: number) => 1 + ((i * 7919 + j * 104729 + i * j * 31) % 97) / 10
		const of = (n: number) => Array.from({ length: n }, (_, i) => i)
		return programOf({
			worth: of(size).map((j) => number(j, 3)),
			resources: of(size).map((i) => ({ most: 100 + i, takes: of(size).map((j) => number(i, j)) }))
		})
	}

	test('throws Cancelled, and the next solve is right', () => {
		const program = large()
		const best = objectiveOf(
			program,
			withModel(program, (model) => model.solve().colValue)
		)
		withModel(program, (model) => {
			let asked = 0
			expect(() => model.solve(() => ++asked > 0)).toThrow(Cancelled)
			expect(asked).toBeGreaterThan(0)
			expect(objectiveOf(program, model.solve().colValue)).toBeCloseTo(best, 6)
		})
	})

	test('in whole numbers throws Cancelled too, and the next solve is right', () => {
		const relaxed = large()
		const program = { ...relaxed, integers: Int32Array.from(relaxed.colNames.slice(0, 12).keys()) }
		const best = objectiveOf(
			program,
			withModel(program, (model) => model.solve().colValue)
		)
		withModel(program, (model) => {
			expect(() => model.solve(() => true)).toThrow(Cancelled)
			expect(objectiveOf(program, model.solve().colValue)).toBeCloseTo(best, 6)
		})
	})

	test('that is asked and let go on ends at the optimum', () => {
		const program = large()
		const best = objectiveOf(
			program,
			withModel(program, (model) => model.solve().colValue)
		)
		withModel(program, (model) => {
			let asked = 0
			const never = () => ++asked < 0
			expect(objectiveOf(program, model.solve(never).colValue)).toBeCloseTo(best, 9)
			expect(asked).toBeGreaterThan(0)
		})
	})
})
