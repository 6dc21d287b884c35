/** Builds that were decided for one need, where another comes. */

import type { Engine, LpSolver } from '#lib/engine/index.ts'
import { withLeverFrom, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { answersUntil, bestBuild, type InvestQuestion } from './best-build.ts'

/** Needs that are tried, as multiples of the one that was planned for. */
const FACTORS = [0.5, 2]

/** What the builds come to where the need is another; amounts in base units a year. */
export interface Regret {
	/** The need, as a multiple of the one that was planned for. */
	factor: number
	demand: number
	/** Served by the builds. */
	delivered: number
	/**
	 * The least worth in the present of what the same share costs, had this need been known, in the chain's currency, for any
	 * sum; null where it is out of reach or no share was asked for.
	 */
	leastWorth: number | null
}

/** Tries the builds under other needs, from the present on; each `next` makes one step. */
export function* regretsOf(
	engine: Engine,
	solver: LpSolver,
	question: InvestQuestion,
	applied: Scenario
): Generator<void, Regret[]> {
	const regrets: Regret[] = []
	for (const factor of FACTORS) {
		const served = (yield* answersUntil(engine, withNeed(engine, applied, factor, question.by), question.by)).at(-1)!
		const known = {
			...question,
			budget: null,
			yearly: null,
			scenario: withNeed(engine, question.scenario, factor, question.by)
		}
		const best = question.target === null ? null : (yield* bestBuild(engine, solver, known, false)).built
		regrets.push({
			factor,
			demand: served.demand,
			delivered: served.delivered,
			leastWorth: best?.reached ? best.worth : null
		})
	}
	return regrets
}

/** Returns a scenario with every part of its need multiplied, from the present to a year. */
function withNeed(engine: Engine, scenario: Scenario, factor: number, by: number): Scenario {
	const { chain } = engine
	let scaled = scenario
	for (let year = presentOf(chain); year <= by; year++) {
		const { demands, chain: asked } = engine.situation(withYear(scenario, year))
		asked.demands.forEach(({ id }, d) => {
			const value = (demands[d]! * factor) / settingUnit(chain, id)!.factor
			scaled = withLeverFrom(scaled, id, value, { year, first: chain.years.first })
		})
	}
	return scaled
}
