/**
 * Years one after another, each with what those before it left: no year looks ahead. What is spent in one is missing in
 * the next, what is kept is there.
 */

import type { Chain } from '#lib/model/chain.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import type { Joint } from './joint.ts'
import { planOf } from './plan-of.ts'
import type { Answer, Explanation, Plan } from './plan.ts'
import type { Situation } from './programme/situation.ts'
import { stateBefore, type State } from './programme/state.ts'
import { stateAfter } from './solution/state-after.ts'

/** The part of an engine that answers a year. */
interface YearSolver {
	readonly chain: Chain
	situation(scenario: Scenario, state?: State): Situation
	solve(situation: Situation): Answer
}

/**
 * Answers a scenario in every year from the present to the chain's last, a year a step. Years before it, as in tests on
 * the past, stand alone: what is in the ground and in store is stated for the present. Throws as the solver does.
 */
export function* answersByYear(solver: YearSolver, scenario: Scenario): Generator<Answer, void> {
	let before: Answer | undefined
	for (let year = presentOf(solver.chain); year <= solver.chain.years.last; year++) {
		before = solver.solve(solver.situation(withYear(scenario, year), before && stateAfter(before)))
		yield before
	}
}

/**
 * Plans a scenario in every year: the same answers, each explained when it is asked for. A year takes its explanation from
 * the one before where it stands for both. Throws as the engine does.
 */
export function* plansByYear(
	engine: YearSolver & { explain(answer: Answer, before?: Answer): Explanation },
	scenario: Scenario
): Generator<Plan, void> {
	let before: Answer | undefined
	for (const answer of answersByYear(engine, scenario)) {
		yield planOf(answer, engine.explain(answer, before))
		before = answer
	}
}

/** Processes times years up to which all years are planned at once within some tenths of a second. */
const QUICK = 600

/** True for a chain whose years may be planned at once without being asked for. */
export const isJointQuick = ({ processes, years }: Chain) => processes.length * (years.last - years.first + 1) <= QUICK

/**
 * Plans the same years at once, from the same beginning: the most that any way through them can do, tier by tier.
 * @throws SolverDefect as `Engine.jointly`
 */
export function jointByYear(
	engine: Pick<YearSolver, 'chain' | 'situation'> & { jointly(situations: readonly Situation[]): Joint },
	scenario: Scenario
): Joint {
	const [first, last] = [presentOf(engine.chain), engine.chain.years.last]
	const beginning = stateBefore(engine.situation(withYear(scenario, first)).chain)
	const years = Array.from({ length: last - first + 1 }, (_, y) => first + y)
	return engine.jointly(years.map((year) => engine.situation(withYear(scenario, year), beginning)))
}
