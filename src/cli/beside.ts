/** What files of the command line tell beside a plan. */
import { comparePlans, isJointQuick, jointByYear, mostMade, plansByYear } from '#lib/engine/index.ts'
import type { Engine, LpSolver } from '#lib/engine/index.ts'
import type { Beside } from '#lib/exports/beside.ts'
import { invest } from '#lib/invest/invest.ts'
import { startOf } from '#lib/model/scenario/differences.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { rowsOf, studySubject } from '#lib/study/study.ts'
import { resultsOf, summaryOf } from '#lib/study/summary.ts'
import type { Arguments } from './command.ts'
import { isAsked, questionOf } from './investment-question.ts'
import { planIn } from './study.ts'

/** Plans the years of a scenario and what it started from; draws the samples and finds the builds that the command asks for. */
export function besideOf(engine: Engine, solver: LpSolver, scenario: Scenario, args: Arguments): Beside {
	const start = startOf(engine.chain, scenario)
	return {
		years: [...plansByYear(engine, scenario)],
		...(isJointQuick(engine.chain) ? { joint: jointByYear(engine, scenario) } : {}),
		most: mostMade(engine, engine.situation(scenario)),
		...(start ? { comparison: comparePlans(engine, start, scenario) } : {}),
		...(isStudyAsked(args) ? { study: studyOf(engine, scenario, args) } : {}),
		...(isAsked(args) ? { investment: invest(engine, solver, questionOf(engine.chain, scenario, args)) } : {})
	}
}

const isStudyAsked = (args: Arguments) => args.value('samples') !== null || args.all('range').length > 0

function studyOf(engine: Engine, scenario: Scenario, args: Arguments) {
	const plan = planIn(engine.chain, scenario, args)
	const subject = studySubject(engine.chain, plan.scenario)
	const rows = [...rowsOf(engine, subject, plan, { from: 0, to: plan.samples })]
	return summaryOf(subject, plan, resultsOf(engine, subject, rows))
}
