/** The engine's thread: loads the solver when the first chain is opened, then answers one request at a time. */

import highs from 'highs'
import wasmUrl from 'highs/runtime?url'
import { createEngine, highsSolver, type Engine } from '#lib/engine/index.ts'
import { openScenario } from '#lib/model/scenario.ts'
import { recordError, type EngineReply, type EngineRequest } from './protocol.ts'

let engine: Engine | null = null

async function answer(request: EngineRequest): Promise<EngineReply> {
	const { id } = request
	if (request.kind === 'open') {
		engine?.dispose()
		engine = createEngine(request.chain, highsSolver(await highs({ locateFile: () => wasmUrl })))
		rehearse(engine)
		return { id, kind: 'opened' }
	}
	if (!engine) throw new Error('A plan was asked for before a chain was opened')
	return { id, kind: 'planned', plan: engine.plan(request.scenario) }
}

/** The first plan pays for compiling; better now, while nobody waits, than under the first lever. */
function rehearse(opened: Engine): void {
	const [first] = opened.chain.scenarios
	if (first) opened.plan(openScenario(first.id))
}

self.onmessage = async ({ data }: MessageEvent<EngineRequest>) => {
	const reply = await answer(data).catch((error: unknown): EngineReply => ({
		id: data.id,
		kind: 'failed',
		error: recordError(error)
	}))
	self.postMessage(reply)
}
