import { expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import { createEngineClient, EngineDefect, type EnginePort } from './engine-client.ts'
import type { EngineReply, EngineRequest } from './protocol.ts'

const chain = { id: 'any' } as Chain
const scenario = (id: string): Scenario => ({ id, year: null, demand: null, set: {} })
const planOf = (id: string) => ({ fingerprint: id }) as Plan

/** A worker that records what it is asked and replies when told to. */
class FakeWorker implements EnginePort {
	onmessage: EnginePort['onmessage'] = null
	onerror: EnginePort['onerror'] = null
	onmessageerror: EnginePort['onmessageerror'] = null
	readonly asked: EngineRequest[] = []
	terminated = false

	postMessage(request: EngineRequest) {
		this.asked.push(request)
		if (request.kind === 'open') this.reply({ id: request.id, kind: 'opened' })
	}

	terminate() {
		this.terminated = true
	}

	reply(data: EngineReply) {
		this.onmessage?.({ data } as MessageEvent<EngineReply>)
	}

	die(message: string) {
		this.onerror?.({ message } as ErrorEvent)
	}
}

function fakeEngine() {
	const workers: FakeWorker[] = []
	const client = createEngineClient(chain, () => {
		const worker = new FakeWorker()
		workers.push(worker)
		return worker
	})
	const turn = () => new Promise((resolve) => setTimeout(resolve))
	return { workers, client, turn }
}

test('the worker starts with the first request, and opens the chain once', async () => {
	const { workers, client, turn } = fakeEngine()
	expect(workers).toHaveLength(0)
	await client.warm()
	void client.plan(scenario('a'))
	await turn()
	expect(workers).toHaveLength(1)
	expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['open', 'plan'])
})

test('once the chain is open, a plan is asked for within the call', async () => {
	const { workers, client } = fakeEngine()
	await client.warm()
	void client.plan(scenario('a'))
	expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['open', 'plan'])
})

test('each plan goes to the request that asked for it, in whatever order they come', async () => {
	const { workers, client, turn } = fakeEngine()
	const [first, second] = [client.plan(scenario('a')), client.plan(scenario('b'))]
	await turn()
	const plans = workers[0]?.asked.filter(({ kind }) => kind === 'plan') ?? []
	workers[0]?.reply({ id: plans[1]?.id ?? 0, kind: 'planned', plan: planOf('b') })
	workers[0]?.reply({ id: plans[0]?.id ?? 0, kind: 'planned', plan: planOf('a') })
	expect((await first).fingerprint).toBe('a')
	expect((await second).fingerprint).toBe('b')
})

test('what the engine throws reaches the caller with its record', async () => {
	const { workers, client, turn } = fakeEngine()
	const plan = client.plan(scenario('a'))
	await turn()
	const id = workers[0]?.asked.at(-1)?.id ?? 0
	const error = { name: 'SolverDefect', message: 'status 4', stack: null, details: { modelStatus: 4 } }
	workers[0]?.reply({ id, kind: 'failed', error })
	await expect(plan).rejects.toThrow(EngineDefect)
	await expect(plan).rejects.toMatchObject({ message: 'status 4', record: error })
})

test('a worker that dies rejects all that wait and is replaced at the next request', async () => {
	const { workers, client, turn } = fakeEngine()
	const plans = [client.plan(scenario('a')), client.plan(scenario('b'))]
	await turn()
	workers[0]?.die('out of memory')
	for (const plan of plans) await expect(plan).rejects.toThrow('out of memory')
	expect(workers[0]?.terminated).toBe(true)
	const next = client.plan(scenario('c'))
	await turn()
	workers[1]?.reply({ id: workers[1]?.asked.at(-1)?.id ?? 0, kind: 'planned', plan: planOf('c') })
	expect((await next).fingerprint).toBe('c')
})
