import { expect, test } from 'vitest'
import { certify, worst, type Claim, type Residuals } from './certify.ts'
import { ProgramBuilder } from './program.ts'

const NONE: Residuals = { primal: 0, dual: 0, complementarity: 0, objectiveGap: 0 }

/** Minimise -2x - y with x <= 3 and x + y <= 4: the optimum is x = 3, y = 1, where the row is worth 1. */
function most(claim: Claim): Residuals {
	const builder = new ProgramBuilder()
	const row = builder.row('both', -Infinity, 4)
	builder.col('x', [[row, 1]], 0, 3)
	builder.col('y', [[row, 1]])
	const program = builder.build()
	return certify(program, program, Float64Array.of(-2, -1), claim).residuals
}

/** Minimise x with x >= 2, which a row asks for: the optimum is x = 2, where the row costs 1. */
function least(claim: Claim): Residuals {
	const builder = new ProgramBuilder()
	const row = builder.row('need', 2, Infinity)
	builder.col('x', [[row, 1]])
	const program = builder.build()
	return certify(program, program, Float64Array.of(1), claim).residuals
}

const claim = (colValue: number[], rowDual: number[]): Claim => ({
	colValue: Float64Array.from(colValue),
	rowDual: Float64Array.from(rowDual)
})

test('an optimum leaves no residual, whichever bound its prices lean on', () => {
	expect(most(claim([3, 1], [-1]))).toEqual(NONE)
	expect(least(claim([2], [1]))).toEqual(NONE)
})

// The largest amount and the largest price, by which the residuals are divided, are given with each.
test.each<[string, (given: Claim) => Residuals, Claim, Residuals]>([
	[
		'a row beyond its bound (5, 2)',
		most,
		claim([3, 2], [-1]),
		{ primal: 1 / 5, dual: 0, complementarity: 1 / 10, objectiveGap: 1 / 10 }
	],
	[
		'a column below its bound (1, 2)',
		most,
		claim([-1, 1], [-1]),
		{ primal: 1, dual: 0, complementarity: 2, objectiveGap: 4 }
	],
	[
		'a row short of its bound (1, 1)',
		least,
		claim([1], [1]),
		{ primal: 1, dual: 0, complementarity: 1, objectiveGap: 1 }
	],
	['no price for what is scarce (4, 2)', most, claim([3, 1], [0]), { ...NONE, dual: 1 / 2 }],
	['a price of the wrong sign (4, 2)', most, claim([3, 1], [1]), { ...NONE, dual: 1 }],
	[
		'a price for what is not scarce, above (3, 2)',
		most,
		claim([2, 1], [-1]),
		{ ...NONE, complementarity: 1 / 6, objectiveGap: 2 / 6 }
	],
	[
		'a price for what is not scarce, below (5, 1)',
		least,
		claim([5], [1]),
		{ ...NONE, complementarity: 3 / 5, objectiveGap: 3 / 5 }
	],
	['a price that is too low (2, 1)', least, claim([2], [0.5]), { ...NONE, complementarity: 1 / 2, objectiveGap: 1 / 2 }]
])('%s', (_, certified, given, right) => {
	const found = certified(given)
	for (const kind of Object.keys(NONE) as (keyof Residuals)[]) expect(found[kind], kind).toBeCloseTo(right[kind], 12)
})

test('what is no finite number fails every tolerance', () => {
	for (const wrong of [NaN, Infinity, -Infinity])
		for (const found of [most(claim([wrong, 1], [-1])), most(claim([3, 1], [wrong])), least(claim([wrong], [1]))])
			expect(Object.values(found).every((residual) => residual <= 1e-6)).toBe(false)
})

test('the worst of two is taken kind by kind', () => {
	const a = { primal: 1, dual: 4, complementarity: 5, objectiveGap: 8 }
	const b = { primal: 2, dual: 3, complementarity: 6, objectiveGap: 7 }
	expect(worst(a, b)).toEqual({ primal: 2, dual: 4, complementarity: 6, objectiveGap: 8 })
})
