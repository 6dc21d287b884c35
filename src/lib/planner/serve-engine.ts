/** The engine's thread, however it gets its solver: plans one request after another. */
import type { Highs } from 'highs'
import {
	answersByYear,
	comparePlansInParts,
	createEngine,
	highsSolver,
	jointByYear,
	mostInParts,
	planOf,
	type Engine,
	type Plan
} from '#lib/engine/index.ts'
import { investInParts } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { outcomeOf, rowsOf, studySubject, type StudyPlan } from '#lib/study/study.ts'
import { swingOf } from '#lib/study/summary.ts'
import { PlanServer, type StagedEngine } from './plan-server.ts'
import type { Answer, EngineReply, EngineRequest, StudyMade, StudyPart } from './protocol.ts'

/** Returns what answers the requests of a page; the solver is loaded when the first chain is opened. */
export function engineServer(loadSolver: () => Promise<Highs>): (request: EngineRequest) => void {
	const server = new PlanServer({
		open: async (chain) => stagedEngine(chain, await loadSolver()),
		post: (reply: EngineReply) => self.postMessage(reply),
		turn: () => new Promise((resolve) => setTimeout(resolve)),
		now: () => performance.now()
	})
	return (request) => void server.handle(request)
}

function stagedEngine(chain: Chain, highs: Highs): StagedEngine {
	const solver = highsSolver(highs)
	const engine = createEngine(chain, solver)
	return {
		chain,
		solve: (scenario) => engine.solve(engine.situation(scenario)),
		*explain(answer: Answer, component) {
			const explanation = yield* engine.explainInParts(answer)
			if (component === null) return planOf(answer, explanation)
			return planOf(answer, explanation, yield* engine.elementsInParts(answer, explanation, component))
		},
		*years(scenario) {
			const plans: Plan[] = []
			let before: Answer | undefined
			for (const answer of answersByYear(engine, scenario)) {
				yield
				plans.push(planOf(answer, yield* engine.explainInParts(answer, before)))
				before = answer
			}
			return plans
		},
		// One programme, which cannot be solved in parts.
		*joint(scenario) {
			yield
			return jointByYear(engine, scenario)
		},
		compare: (a, b) => comparePlansInParts(engine, a, b),
		most: (scenario) => mostInParts(engine, engine.situation(scenario)),
		study: (plan, part) => studyInParts(engine, plan, part),
		invest: (question) => investInParts(engine, solver, question),
		dispose: () => engine.dispose()
	}
}

/** Makes a part of a study, a sample or a figure a step. */
function* studyInParts(engine: Engine, plan: StudyPlan, part: StudyPart): Generator<unknown, StudyMade> {
	const subject = studySubject(engine.chain, plan.scenario)
	if (part.of === 'central') return { of: 'central', central: outcomeOf(engine, subject, null) }
	const { of, from, to } = part
	if (of === 'rows') {
		const rows = []
		for (const row of rowsOf(engine, subject, plan, { from, to })) {
			rows.push(row)
			yield
		}
		return { of, rows }
	}
	const swings = []
	for (const uncertain of subject.uncertain.slice(from, to)) {
		swings.push(swingOf(engine, subject, uncertain))
		yield
	}
	return { of, swings }
}
