/** The engine's thread: loads the solver when the first chain is opened, then plans one request after another. */

import highs from 'highs'
import wasmUrl from 'highs/runtime?url'
import { answersByYear, comparePlansInParts, createEngine, highsSolver, planOf, type Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { PlanServer, type StagedEngine } from './plan-server.ts'
import type { Answer, EngineReply, EngineRequest } from './protocol.ts'

async function open(chain: Chain): Promise<StagedEngine> {
	const engine = createEngine(chain, highsSolver(await highs({ locateFile: () => wasmUrl })))
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
			for (const answer of answersByYear(engine, scenario)) {
				yield
				plans.push(planOf(answer, yield* engine.explainInParts(answer)))
			}
			return plans
		},
		compare: (a, b) => comparePlansInParts(engine, a, b),
		dispose: () => engine.dispose()
	}
}

const server = new PlanServer({
	open,
	post: (reply: EngineReply) => self.postMessage(reply),
	turn: () => new Promise((resolve) => setTimeout(resolve)),
	now: () => performance.now()
})

self.onmessage = ({ data }: MessageEvent<EngineRequest>) => void server.handle(data)
