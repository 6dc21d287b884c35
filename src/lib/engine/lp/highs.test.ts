import loadHighs, { type Highs, type Model } from 'highs'
import { expect, test } from 'vitest'
import { highsSolver } from './highs.ts'
import { ProgramBuilder } from './program.ts'

/** The object with some members in place of its own; methods keep the object that they belong to. */
function overlaid<T extends object>(object: T, members: Partial<T>): T {
	return new Proxy(object, {
		get(target, name) {
			if (name in members) return members[name as keyof T]
			const value: unknown = Reflect.get(target, name, target)
			return typeof value === 'function' ? value.bind(target) : value
		}
	})
}

/** Minimises -x, x <= 3 by a row. */
function program() {
	const builder = new ProgramBuilder()
	const row = builder.row('most', -Infinity, 3)
	builder.col('x', [[row, 1]])
	return { ...builder.build(), cost: Float64Array.of(-1) }
}

/** HiGHS whose next runs give up, and what it was told to use in each run. */
function failing(highs: Highs) {
	let failures = 0
	const used: { presolve: unknown; strategy: unknown }[] = []
	const runOf = (model: Model) => () => {
		used.push({ presolve: model.options.get('presolve'), strategy: model.options.get('simplex_strategy') })
		if (failures === 0) return model.run()
		failures -= 1
		throw new Error('Gave up')
	}
	const createModel: Highs['createModel'] = (...args) => {
		const model = highs.createModel(...args)
		return overlaid(model, { run: runOf(model) as Model['run'] })
	}
	return { highs: overlaid(highs, { createModel }), fail: (times: number) => (failures = times), used }
}

const highs = await loadHighs()

test('a run that gives up is tried again, with presolve and the dual method and at last with wider tolerances, and the answer is the same', () => {
	for (const times of [0, 1, 2, 3]) {
		const { highs: fails, fail, used } = failing(highs)
		const model = highsSolver(fails).load(program())
		fail(times)
		expect([...model.solve().colValue]).toEqual([3])
		expect(used.map((u) => u.presolve)).toEqual(['off', 'off', 'on', 'off'].slice(0, times + 1))
		model.dispose()
	}
})

test('runs after one with presolve are again without it, by the method that they had', () => {
	const { highs: fails, fail, used } = failing(highs)
	const model = highsSolver(fails).load(program())
	model.solve()
	fail(2)
	model.solve()
	model.solve()
	expect(used.at(-1)).toEqual(used[0])
	expect(used.at(-2)).not.toEqual(used[0])
	model.dispose()
})

test('four failures are a defect, after which the next solve is as good as ever', () => {
	const { highs: fails, fail, used } = failing(highs)
	const model = highsSolver(fails).load(program())
	fail(4)
	expect(() => model.solve()).toThrow(/HiGHS ended with model status/)
	expect([...model.solve().colValue]).toEqual([3])
	expect(used.at(-1)).toEqual(used[0])
	model.dispose()
})
