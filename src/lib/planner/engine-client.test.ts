import { afterEach, expect, test, vi } from 'vitest'
import type { Answer, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import {
	createEngineClient,
	EngineDefect,
	isSilence,
	patience,
	type EnginePort,
	type WorkerEngine
} from './engine-client.ts'
import type { EngineReply, EngineRequest } from './protocol.ts'

const chain = { id: 'any', processes: [] } as unknown as Chain
const scenario = (id: string): Scenario => ({ id, year: null, demand: null, set: {} })
const planOf = (id: string) => ({ fingerprint: id }) as Plan

/** A worker that records what it is asked and replies when told to. */
class FakeWorker implements EnginePort {
	onmessage: EnginePort['onmessage'] = null
	onerror: EnginePort['onerror'] = null
	onmessageerror: EnginePort['onmessageerror'] = null
	readonly asked: EngineRequest[] = []
	terminated = false

	readonly opens: boolean

	constructor(opens: boolean) {
		this.opens = opens
	}

	postMessage(request: EngineRequest) {
		this.asked.push(request)
		if (request.kind === 'open' && this.opens) this.reply({ id: request.id, kind: 'opened' })
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

const clients: WorkerEngine[] = []

/** Ends every client, and with it the timer that looks at its worker: it would outlive the test. */
afterEach(() => {
	for (const client of clients.splice(0)) client.dispose()
	vi.useRealTimers()
})

function fakeEngine(opens = true) {
	const workers: FakeWorker[] = []
	const client = createEngineClient(chain, () => {
		const worker = new FakeWorker(opens)
		workers.push(worker)
		return worker
	})
	clients.push(client)
	const turn = () => new Promise((resolve) => setTimeout(resolve))
	return { workers, client, turn }
}

test('the worker starts with the first request, and opens the chain once', async () => {
	const { workers, client, turn } = fakeEngine()
	expect(workers).toHaveLength(0)
	await client.warm()
	client.plan(scenario('a')).catch(() => {})
	await turn()
	expect(workers).toHaveLength(1)
	expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['open', 'plan'])
})

test('once the chain is open, a plan is asked for within the call', async () => {
	const { workers, client } = fakeEngine()
	await client.warm()
	client.plan(scenario('a')).catch(() => {})
	expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['open', 'plan'])
})

test('each plan goes to the request that asked for it, in whatever order they come', async () => {
	const { workers, client, turn } = fakeEngine()
	const [first, second] = [client.plan(scenario('a')), client.plan(scenario('b'))]
	await turn()
	const worker = workers[0]!
	const [a, b] = worker.asked.filter(({ kind }) => kind === 'plan')
	worker.reply({ id: b!.id, kind: 'planned', plan: planOf('b') })
	worker.reply({ id: a!.id, kind: 'planned', plan: planOf('a') })
	expect(await first).toEqual(planOf('a'))
	expect(await second).toEqual(planOf('b'))
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
	expect((await next)?.fingerprint).toBe('c')
})

test('where the explanation takes long, the amounts come first, and the plan after them', async () => {
	const { workers, client } = fakeEngine()
	await client.warm()
	const answers: Answer[] = []
	const plan = client.plan(scenario('a'), (answer) => answers.push(answer))
	const id = workers[0]?.asked.at(-1)?.id ?? 0
	workers[0]?.reply({ id, kind: 'answered', answer: planOf('half') })
	expect(answers).toEqual([planOf('half')])
	workers[0]?.reply({ id, kind: 'planned', plan: planOf('whole') })
	expect(await plan).toEqual(planOf('whole'))
})

test('a plan whose explanation was dropped is null, and no defect', async () => {
	const { workers, client } = fakeEngine()
	await client.warm()
	const plan = client.plan(scenario('a'))
	workers[0]?.reply({ id: workers[0]?.asked.at(-1)?.id ?? 0, kind: 'dropped' })
	expect(await plan).toBe(null)
})

test('a worker that falls silent without an event is replaced, and what waited is told so', async () => {
	vi.useFakeTimers()
	const { workers, client } = fakeEngine()
	await client.warm()
	const silence = client.plan(scenario('a')).catch((error: unknown) => error)
	vi.advanceTimersByTime((patience(chain, false) + 1) * 1000)
	expect(isSilence(await silence)).toBe(true)
	expect(workers[0]?.terminated).toBe(true)
	const next = client.plan(scenario('b'))
	await vi.advanceTimersByTimeAsync(0)
	workers[1]?.reply({ id: workers[1]?.asked.at(-1)?.id ?? 0, kind: 'planned', plan: planOf('b') })
	expect((await next)?.fingerprint).toBe('b')
})

test('a worker that speaks in time, or owes nothing, is left alone', async () => {
	vi.useFakeTimers()
	const { workers, client } = fakeEngine()
	await client.warm()
	vi.advanceTimersByTime(3_600_000)
	const plan = client.plan(scenario('a'))
	const id = workers[0]?.asked.at(-1)?.id ?? 0
	const almost = (patience(chain, false) - 1) * 1000
	vi.advanceTimersByTime(almost)
	workers[0]?.reply({ id, kind: 'answered', answer: planOf('a') })
	vi.advanceTimersByTime(almost)
	workers[0]?.reply({ id, kind: 'planned', plan: planOf('a') })
	expect((await plan)?.fingerprint).toBe('a')
	expect([workers.length, workers[0]?.terminated]).toEqual([1, false])
})

test('a worker that never opens its chain is given up, later than one that never plans', async () => {
	vi.useFakeTimers()
	const { workers, client } = fakeEngine(false)
	const silence = client.warm().catch((error: unknown) => error)
	vi.advanceTimersByTime(patience(chain, false) * 1000)
	expect(workers[0]?.terminated).toBe(false)
	vi.advanceTimersByTime(patience(chain, true) * 1000)
	expect(isSilence(await silence)).toBe(true)
	expect(workers[0]?.terminated).toBe(true)
})

test('patience grows with the chain', () => {
	const large = { processes: Array.from({ length: 1000 }) } as Chain
	expect(patience(large, false)).toBeGreaterThan(4 * patience(chain, false))
})
