/** What an engine answers does not depend on how it is asked: in parts or at once, in this order or another. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cancelled, createEngine, planOf, type Engine } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { testSolver, withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { runs, sizeOf, Tally } from './plans.ts'

const rich = chainsWith(RICH)

/** The scenario as it is, and with the first plant at other capacities: none and more. */
function scenariosOf(spec: ChainSpec): Scenario[] {
	const { id, capacity } = spec.plants[0]!
	return [{}, { [id]: 0 }, { [id]: (capacity ?? 50) * 3 }].map((set) => ({
		...openToday,
		set
	}))
}

const digits = (result: unknown) => JSON.stringify(result)

describe('an engine', () => {
	test('delivers alone what its plans deliver', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				await withEngine(chainOf(spec), (engine) => {
					for (const scenario of scenariosOf(spec)) {
						const alone = engine.deliver(engine.situation(scenario))
						const plan = engine.plan(scenario)
						const scale = sizeOf(plan)
						expect(Math.abs(alone.delivered - plan.delivered)).toBeLessThanOrEqual(1e-6 * scale)
						expect(Math.abs(alone.gap - plan.gap)).toBeLessThanOrEqual(1e-6 * scale)
						expect(alone.demand).toBe(plan.demand)
						tally.count('short', plan.gap > 0.01 * scale)
						tally.count('tiers', new Set(plan.demands.map((d) => d.tier)).size > 1)
					}
				})
			}),
			runs(25)
		)
		tally.expectOften({ short: 25, tiers: 15 })
	})

	test('answers and explains apart just what it plans at once', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				await withEngine(chainOf(spec), (engine) => {
					for (const scenario of scenariosOf(spec)) {
						const plan = digits(engine.plan(scenario))
						const answer = engine.solve(engine.situation(scenario))
						expect(digits(planOf(answer, engine.explain(answer)))).toBe(plan)
						tally.count('plans')
					}
				})
			}),
			runs(15)
		)
		tally.expectOften({ plans: 45 })
	})

	test('answers alike to the last digit, in whatever order it is asked', async () => {
		const orders = fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6 })
		const kinds = fc.array(fc.constantFrom('deliver', 'solve', 'plan'), { minLength: 6, maxLength: 6 })
		await fc.assert(
			fc.asyncProperty(rich, orders, kinds, async (spec, order, asked) => {
				const chain = chainOf(spec)
				const scenarios = scenariosOf(spec)
				const ask = (engine: Engine, scenario: Scenario, kind: string) => {
					if (kind === 'plan') return digits(engine.plan(scenario))
					const situation = engine.situation(scenario)
					return digits(kind === 'solve' ? engine.solve(situation) : engine.deliver(situation))
				}
				const first = async (scenario: Scenario, kind: string) =>
					withEngine(chain, (engine) => ask(engine, scenario, kind))
				const found = await withEngine(chain, (engine) => order.map((s, i) => ask(engine, scenarios[s]!, asked[i]!)))
				for (const [i, s] of order.entries()) expect(found[i]).toBe(await first(scenarios[s]!, asked[i]!))
			}),
			runs(10)
		)
	})
})

/** Two plants in series, neither large enough. */
const chain = (): Chain =>
	chainOf({
		stages: ['mine', 'mill', 'use'],
		feeds: [{ id: 'ore', gives: 'ore', available: 100 }],
		plants: [
			{ id: 'mine', stage: 'mine', takes: 'ore', gives: 'mined', capacity: 80 },
			{ id: 'mill', stage: 'mill', takes: 'mined', gives: 'metal', capacity: 50 }
		],
		demands: [{ id: 'need', takes: 'metal', amount: 120 }]
	})

const QUESTIONS: Record<string, (engine: Engine) => unknown> = {
	'what is delivered': (engine) => engine.deliver(engine.situation(openToday)),
	'an answer': (engine) => engine.solve(engine.situation({ ...openToday, set: { mill: 20 } })),
	'a plan': (engine) => engine.plan(openToday),
	'another explanation': (engine) => engine.explain(engine.solve(engine.situation(openToday)))
}

describe('an explanation', () => {
	test.each(Object.keys(QUESTIONS))('overtaken by the question for %s is cancelled, and can be asked again', (name) =>
		withEngine(chain(), (engine) => {
			const plan = engine.plan(openToday)
			const answer = engine.solve(engine.situation(openToday))
			const parts = engine.explainInParts(answer)
			expect(parts.next().done).toBe(false)
			QUESTIONS[name]!(engine)
			expect(() => parts.next()).toThrow(Cancelled)
			expect(digits(planOf(answer, engine.explain(answer)))).toBe(digits(plan))
		})
	)

	test('in parts, with time between them, is the explanation at once', () =>
		withEngine(chain(), (engine) => {
			const answer = engine.solve(engine.situation(openToday))
			const parts = engine.explainInParts(answer)
			let steps = 0
			let next = parts.next()
			for (; !next.done; next = parts.next()) steps += 1
			expect(steps).toBeGreaterThan(1)
			expect(digits(next.value)).toBe(digits(engine.explain(answer)))
		}))

	test('of an answer given before others is that of the answer, not of the last question', () =>
		withEngine(chain(), (engine) => {
			const small = { ...openToday, set: { mill: 20 } }
			const [plan, other] = [engine.plan(openToday), engine.plan(small)]
			const answer = engine.solve(engine.situation(openToday))
			const later = engine.solve(engine.situation(small))
			expect(digits(planOf(answer, engine.explain(answer)))).toBe(digits(plan))
			expect(digits(planOf(later, engine.explain(later)))).toBe(digits(other))
		}))

	test('of an answer of another engine, or of a copy of one, is refused', async () => {
		const solver = await testSolver()
		const [one, other] = [createEngine(chain(), solver), createEngine(chain(), solver)]
		const answer = one.solve(one.situation(openToday))
		expect(() => other.explain(answer)).toThrow(RangeError)
		expect(() => one.explain({ ...answer })).toThrow(RangeError)
		expect(() => one.explain(answer)).not.toThrow()
		one.dispose()
		other.dispose()
	})
})
