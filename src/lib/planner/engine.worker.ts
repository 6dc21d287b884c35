/** The engine's thread: loads the solver when the first chain is opened, then answers one request at a time. */

import highs from 'highs'
import wasmUrl from 'highs/runtime?url'
import { createEngine, highsSolver, type Engine } from '#lib/engine/index.ts'
import { openScenario } from '#lib/model/scenario.ts'
import { recordError, type EngineReply, type EngineRequest } from './protocol.ts'

/** A plan takes half the time once compilers have settled, which takes them about forty. */
const REHEARSAL = { plans: 40, ms: 800 }

let engine: Engine | null = null
let rehearsal: ReturnType<typeof setTimeout> | undefined

async function answer(request: EngineRequest): Promise<EngineReply> {
	const { id } = request
	clearTimeout(rehearsal)
	if (request.kind === 'open') {
		engine?.dispose()
		engine = createEngine(request.chain, highsSolver(await highs({ locateFile: () => wasmUrl })))
		rehearse(engine)
		return { id, kind: 'opened' }
	}
	if (!engine) throw new Error('A plan was asked for before a chain was opened')
	return { id, kind: 'planned', plan: engine.plan(request.scenario) }
}

/**
 * Makes plans while nobody waits, so that the first lever does not pay for compiling: one before the chain counts as
 * open, then one a task, until a request comes or there were enough.
 */
function rehearse(opened: Engine, made = 0, until = performance.now() + REHEARSAL.ms): void {
	const scenario = opened.chain.scenarios[made % opened.chain.scenarios.length]
	if (!scenario || made === REHEARSAL.plans || performance.now() > until) return
	try {
		opened.plan(openScenario(scenario.id))
		rehearsal = setTimeout(() => rehearse(opened, made + 1, until))
	} catch {
		// What is wrong is said to whoever asks for that plan.
	}
}

self.onmessage = async ({ data }: MessageEvent<EngineRequest>) => {
	const reply = await answer(data).catch((error: unknown): EngineReply => ({
		id: data.id,
		kind: 'failed',
		error: recordError(error)
	}))
	self.postMessage(reply)
}
