/**
 * Years one after another, each with what those before it left: no year looks ahead. What is spent in one is missing in
 * the next, what is kept is there.
 */

import type { Chain } from '#lib/model/chain.ts'
import { inherit } from '#lib/model/scenario/inherit.ts'
import { withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { planOf } from './plan-of.ts'
import type { Answer, Explanation, Plan } from './plan.ts'
import type { Situation } from './programme/situation.ts'
import type { State } from './programme/state.ts'
import { stateAfter } from './solution/state-after.ts'

/** The part of an engine that answers a year. */
interface YearSolver {
	readonly chain: Chain
	situation(scenario: Scenario, state?: State): Situation
	solve(situation: Situation): Answer
}

/**
 * Returns the year with which a horizon begins: that of the scenario that opens, the present. Years before it, as in tests
 * on the past, stand alone: what is in the ground and in store is stated for the present.
 */
function present(chain: Chain): number {
	return inherit(chain, chain.scenarios[0]!.id).year
}

/** Answers a scenario in every year from the present to the chain's last, a year a step. Throws as the solver does. */
export function* answersByYear(solver: YearSolver, scenario: Scenario): Generator<Answer, void> {
	let before: Answer | undefined
	for (let year = present(solver.chain); year <= solver.chain.years.last; year++) {
		before = solver.solve(solver.situation(withYear(scenario, year), before && stateAfter(before)))
		yield before
	}
}

/** Plans a scenario in every year: the same answers, each explained when it is asked for. Throws as the engine does. */
export function* plansByYear(
	engine: YearSolver & { explain(answer: Answer): Explanation },
	scenario: Scenario
): Generator<Plan, void> {
	for (const answer of answersByYear(engine, scenario)) yield planOf(answer, engine.explain(answer))
}
