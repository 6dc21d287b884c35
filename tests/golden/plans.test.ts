/**
 * One plan per shipped model and named scenario, to be read in a diff: what a change of the engine or of a figure
 * does to every answer. Six significant digits; keys sorted; what the solver's rounding alone decides is left out.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createEngine, type Engine, type Plan } from '#lib/engine/index.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, testSolver } from '../support/engine.ts'

const MODELS = readdirSync('models').filter((name) => existsSync(join('models', name, 'chain.yaml')))

/** Amounts below this share of the demand are rounding. */
const NOISE = 1e-9

/** To ten digits first: a figure that ends in a five would else be rounded up or down by the solver's last digit. */
const digits = (value: number) => Number(Number(value.toPrecision(10)).toPrecision(6))

function rounded(value: unknown, noise: number): unknown {
	if (typeof value === 'number') return Math.abs(value) <= noise ? 0 : digits(value)
	if (Array.isArray(value)) return value.map((each) => rounded(each, noise))
	if (typeof value !== 'object' || value === null) return value
	const entries = Object.entries(value).filter(([, each]) => each !== undefined)
	return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, rounded(each, noise)]))
}

/** The answer alone: residuals and fingerprints change in a plan that says the same. */
function golden({ certificate: _c, fingerprint: _f, model, ...plan }: Plan): string {
	const { id, name, version } = model
	const answer = { ...plan, model: { id, name, version } }
	return `${JSON.stringify(rounded(answer, NOISE * plan.demand), null, '\t')}\n`
}

describe.each(MODELS)('the plan of %s', async (model) => {
	const chain = chainFrom(join('models', model))
	const engine: Engine = createEngine(chain, await testSolver())
	afterAll(() => engine.dispose())

	test.each(chain.scenarios.map((scenario) => scenario.id))('in the scenario %s is as before', async (id) => {
		await expect(golden(engine.plan(openScenario(id)))).toMatchFileSnapshot(`plans/${model}-${id}.json`)
	})
})

test('no plan is kept of a model or scenario that is gone', () => {
	const named = MODELS.flatMap((model) => chainFrom(join('models', model)).scenarios.map(({ id }) => `${model}-${id}.json`))
	expect(readdirSync('tests/golden/plans').filter((file) => !named.includes(file))).toEqual([])
})
