import { expect, test } from 'vitest'
import type { Answer, Plan } from '#lib/engine/index.ts'
import type { Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { PlanServer, type StagedEngine } from './plan-server.ts'
import type { EngineReply, EngineRequest } from './protocol.ts'

const chain = { scenarios: [{ id: 'today' }] } as unknown as Chain

/** A server over an engine whose explanations take `steps` steps of `ms` milliseconds, on a clock that they turn. */
async function server({ steps, ms, rehearses = true }: { steps: number; ms: number; rehearses?: boolean }) {
	const posted: EngineReply[] = []
	const log: string[] = []
	const turns: (() => void)[] = []
	let clock = 0
	const engine: StagedEngine = {
		chain: rehearses ? chain : ({ scenarios: [] } as unknown as Chain),
		solve(scenario) {
			if (scenario.id === 'broken') throw new RangeError('no such scenario')
			log.push(`solve ${scenario.id}`)
			return { fingerprint: scenario.id } as Answer
		},
		*explain(answer) {
			let whole = false
			try {
				for (let i = 0; i < steps; i++) {
					clock += ms
					yield
				}
				whole = true
				return answer as Plan
			} finally {
				log.push(`${whole ? 'explained' : 'left'} ${answer.fingerprint}`)
			}
		},
		*years(scenario) {
			const plans: Plan[] = []
			for (const year of ['first', 'second']) {
				plans.push(yield* engine.explain(engine.solve({ ...scenario, id: `${scenario.id} ${year}` }), null))
			}
			return plans
		},
		*joint() {
			for (let i = 0; i < steps; i++) yield
			return { years: [], tiers: [], residual: 0 }
		},
		*compare(a, b) {
			const [before, after] = [engine.solve(a), engine.solve(b)]
			const pair = { a: yield* engine.explain(before, null), b: yield* engine.explain(after, null) }
			return { ...pair, inputs: [] }
		},
		*study(_, part) {
			for (let i = 0; i < steps; i++) yield
			return part.of === 'swings' ? { of: 'swings', swings: [] } : { of: 'rows', rows: [] }
		},
		*most() {
			for (let i = 0; i < steps; i++) yield
			return { byNeed: [], byFeed: [], mixes: [] }
		},
		*invest({ scenario }) {
			for (let i = 0; i < steps; i++) yield
			return { scenario } as Investment
		},
		dispose: () => void log.push('dispose')
	}
	const planner = new PlanServer({
		open: async () => engine,
		post: (reply) => void posted.push(reply),
		turn: () => new Promise((resolve) => turns.push(resolve)),
		now: () => clock
	})
	let id = 0
	const ask = (
		request:
			| Omit<EngineRequest & { kind: 'plan' }, 'id'>
			| Omit<EngineRequest & { kind: 'years' }, 'id'>
			| Omit<EngineRequest & { kind: 'compare' }, 'id'>
			| { kind: 'open'; chain: Chain }
	) => void planner.handle({ ...request, id: ++id } as EngineRequest)
	/** Asks for a plan, and lets everything happen that waits for no turn. */
	const plan = async (scenario: string) => {
		ask({ kind: 'plan', scenario: openScenario(scenario), component: null })
		await Promise.resolve()
			.then(() => {})
			.then(() => {})
	}
	const years = (scenario: string) => ask({ kind: 'years', scenario: openScenario(scenario) })
	const compare = (a: string, b: string) => ask({ kind: 'compare', a: openScenario(a), b: openScenario(b) })
	/** Lets each piece of work that waits for its turn go on once. */
	const turn = async () => {
		for (const resolve of turns.splice(0)) resolve()
		await new Promise((resolve) => setTimeout(resolve))
	}
	ask({ kind: 'open', chain })
	await turn()
	const said = () => posted.map(({ id, kind }) => `${id} ${kind}`)
	return { plan, years, compare, turn, said, posted, log }
}

test('a chain is open after one rehearsal, and rehearsals end with the first request', async () => {
	const { plan, turn, said, log } = await server({ steps: 1, ms: 1 })
	expect(said()).toEqual(['1 opened'])
	expect(log).toEqual(['solve today', 'explained today'])
	await turn()
	expect(log).toHaveLength(4)
	await plan('a')
	for (let i = 0; i < 5; i++) await turn()
	expect(log.slice(4)).toEqual(['solve a', 'explained a'])
})

test('an explanation that takes less than two frames comes with its answer, in one message', async () => {
	const { plan, said } = await server({ steps: 3, ms: 10 })
	await plan('a')
	expect(said()).toEqual(['1 opened', '2 planned'])
})

test('where it takes longer the answer comes first and the plan after it', async () => {
	const { plan, turn, said, posted } = await server({ steps: 3, ms: 12 })
	await plan('a')
	expect(said()).toEqual(['1 opened', '2 answered'])
	for (let i = 0; i < 4; i++) await turn()
	expect(said()).toEqual(['1 opened', '2 answered', '2 planned'])
	expect(posted.at(-1)).toMatchObject({ plan: { fingerprint: 'a' } })
})

test('a newer request drops the explanation that is still being made, before it solves', async () => {
	const { plan, turn, said, log } = await server({ steps: 10, ms: 10 })
	await plan('a')
	await turn()
	log.length = 0
	await plan('b')
	expect(said().slice(1)).toEqual(['2 answered', '2 dropped', '3 answered'])
	expect(log).toEqual(['left a', 'solve b'])
	for (let i = 0; i < 12; i++) await turn()
	expect(said().slice(1)).toEqual(['2 answered', '2 dropped', '3 answered', '3 planned'])
})

test('before anything was measured a plan comes whole; from then on as its explanation takes', async () => {
	const { plan, turn, said } = await server({ steps: 3, ms: 12, rehearses: false })
	await plan('a')
	expect(said().at(-1)).toBe('2 planned')
	await plan('b')
	expect(said().at(-1)).toBe('3 answered')
	for (let i = 0; i < 4; i++) await turn()
	expect(said().at(-1)).toBe('3 planned')
})

test('what the engine throws is posted as a failure, and the next request is planned', async () => {
	const { plan, said, posted } = await server({ steps: 1, ms: 1 })
	await plan('broken')
	expect(posted.at(-1)).toMatchObject({ id: 2, kind: 'failed', error: { name: 'RangeError' } })
	await plan('a')
	expect(said().at(-1)).toBe('3 planned')
})

test('all years come in one message, in their order', async () => {
	const { years, turn, said, posted } = await server({ steps: 3, ms: 12 })
	years('a')
	expect(said()).toEqual(['1 opened'])
	for (let i = 0; i < 8; i++) await turn()
	expect(said().at(-1)).toBe('2 years')
	expect(posted.at(-1)).toMatchObject({ plans: [{ fingerprint: 'a first' }, { fingerprint: 'a second' }] })
})

test('a plan that is asked for drops the years that are still being made, and is told by its own time', async () => {
	const { plan, years, turn, said } = await server({ steps: 1, ms: 10 })
	years('a')
	await turn()
	await plan('b')
	expect(said().slice(1)).toEqual(['2 dropped', '3 planned'])
})

test('years drop no plan: they are dropped while one is being explained', async () => {
	const { plan, years, turn, said } = await server({ steps: 3, ms: 12 })
	await plan('a')
	years('b')
	expect(said().slice(1)).toEqual(['2 answered', '3 dropped'])
	for (let i = 0; i < 4; i++) await turn()
	expect(said().at(-1)).toBe('2 planned')
})

test('two scenarios side by side come in one message, and wait for a plan that is on its way', async () => {
	const { plan, compare, turn, said, posted } = await server({ steps: 3, ms: 12 })
	await plan('a')
	await turn()
	compare('a', 'b')
	expect(said().at(-1)).toBe('3 dropped')
	for (let turns = 0; turns < 6; turns++) await turn()
	compare('a', 'b')
	for (let turns = 0; turns < 12; turns++) await turn()
	expect(posted.at(-1)).toMatchObject({ kind: 'compared', pair: { a: { fingerprint: 'a' }, b: { fingerprint: 'b' } } })
})

test('what is asked for beside the plan waits for what is being made, so that two never drop each other', async () => {
	const { years, compare, turn, said } = await server({ steps: 4, ms: 10 })
	years('a')
	compare('a', 'b')
	years('b')
	expect(said().slice(1)).toEqual(['3 dropped', '4 dropped'])
	for (let i = 0; i < 60; i++) await turn()
	expect(said().slice(1)).toEqual(['3 dropped', '4 dropped', '2 years'])
})
