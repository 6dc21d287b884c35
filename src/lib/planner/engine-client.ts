import type { Joint, MostMade, Plan, PlanPair } from '#lib/engine/index.ts'
import type { InvestQuestion, Investment } from '#lib/invest/invest.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StudyPlan } from '#lib/study/study.ts'
import type { Answer, EngineReply, EngineRequest, ErrorRecord, StudyMade, StudyPart } from './protocol.ts'

/** The part of a `Worker` that the client uses. */
export interface EnginePort {
	postMessage(request: EngineRequest): void
	terminate(): void
	onmessage: ((event: MessageEvent<EngineReply>) => void) | null
	onerror: ((event: ErrorEvent) => void) | null
	onmessageerror: ((event: MessageEvent) => void) | null
}

/** Thrown when the engine threw, or its worker died: a defect, never a result. */
export class EngineDefect extends Error {
	readonly record: ErrorRecord

	constructor(record: ErrorRecord) {
		super(record.message)
		this.name = 'EngineDefect'
		this.record = record
	}

	static of(name: string, message: string): EngineDefect {
		return new EngineDefect({ name, message, stack: null, details: null })
	}
}

/** Name of the defect of a worker that was replaced because it did not reply in time. */
const SILENT = 'WorkerSilent'

/** True for the defect of a worker that did not reply in time: a new worker may succeed. */
export function isSilence(error: unknown): boolean {
	return error instanceof EngineDefect && error.record.name === SILENT
}

/** Plans scenarios, wherever the engine is. */
export interface PlanClient {
	/**
	 * Plans a scenario.
	 * @param answered Called with the amounts where the explanation takes longer than two frames.
	 * @param component Has the plan say of it what it says of all together.
	 * @returns the plan, or null when a newer request dropped its explanation.
	 * @throws EngineDefect when the engine fails.
	 */
	plan(scenario: Scenario, answered?: (answer: Answer) => void, component?: ComponentId | null): Promise<Plan | null>
}

/** Plans all years of a scenario, wherever the engine is. */
export interface YearsClient {
	/**
	 * Plans every year from the present to the chain's last, each with what those before left.
	 * @returns the plans, first year first; null when a newer request dropped them.
	 * @throws EngineDefect when the engine fails.
	 */
	years(scenario: Scenario): Promise<Plan[] | null>
}

/** Plans all years of a scenario at once, wherever the engine is. */
export interface JointClient {
	/**
	 * Plans the years from the present to the chain's last at once.
	 * @returns null when a newer request dropped them.
	 * @throws EngineDefect when the engine fails.
	 */
	joint(scenario: Scenario): Promise<Joint | null>
}

/** Sets two scenarios side by side, wherever the engine is. */
export interface CompareClient {
	/**
	 * Plans two scenarios, and finds what each input in which they differ does by itself.
	 * @returns null when a newer request dropped them.
	 * @throws EngineDefect when the engine fails.
	 */
	compare(a: Scenario, b: Scenario): Promise<PlanPair | null>
}

/** Says how much could be made, wherever the engine is. */
export interface MostClient {
	/**
	 * Says how much could be made of each good, and out of each feed.
	 * @returns null when a newer request dropped it.
	 * @throws EngineDefect when the engine fails.
	 */
	most(scenario: Scenario): Promise<MostMade | null>
}

/** Makes parts of studies, wherever the engine is. */
export interface StudyClient {
	/**
	 * Makes a part of a study.
	 * @returns null when a newer request dropped it.
	 * @throws EngineDefect when the engine fails.
	 */
	study(plan: StudyPlan, part: StudyPart): Promise<StudyMade | null>
}

/** Says what to build, wherever the engine is. */
export interface InvestClient {
	/**
	 * Answers an investment question.
	 * @returns null when a newer request dropped it.
	 * @throws EngineDefect when the engine fails.
	 */
	invest(question: InvestQuestion): Promise<Investment | null>
}

/** An engine in a worker of its own. */
export interface WorkerEngine
	extends PlanClient, YearsClient, JointClient, CompareClient, MostClient, StudyClient, InvestClient {
	/** Loads the solver and opens the chain ahead of the first plan. */
	warm(): Promise<void>
	/** Ends the worker; what waits is rejected. */
	dispose(): void
}

/** Name of the measure that every plan leaves: from the request to the arrival of its amounts in the page. */
export const SOLVE = 'midstream:solve'

/** Milliseconds between two looks at a worker that owes a reply. */
const TICK = 1000

/**
 * Returns the seconds without a word from the worker after which it is taken for dead: many times what a plan takes on
 * a slow machine. A chain of 1,001 processes is planned in about two seconds on a loaded machine; loading the solver
 * over a slow network is given a minute more. `plans` is the number of plans that come in one message.
 */
export function patience(chain: Pick<Chain, 'processes'>, opening: boolean, plans = 1): number {
	return 10 + Math.ceil((plans * chain.processes.length) / 20) + (opening ? 60 : 0)
}

/** Requests whose reply holds many plans, or takes as many solves. */
const MANY: ReadonlySet<EngineRequest['kind']> = new Set(['years', 'joint', 'compare', 'most', 'study', 'invest'])

/** The most plans that a reply to requests of these kinds holds, or takes the solves of. */
function plansIn({ years }: Chain, kinds: readonly EngineRequest['kind'][]): number {
	return kinds.some((kind) => MANY.has(kind)) ? years.last - years.first + 1 : 1
}

type RequestBody = EngineRequest extends infer R ? (R extends EngineRequest ? Omit<R, 'id'> : never) : never

interface Waiting {
	resolve(reply: EngineReply): void
	reject(error: EngineDefect): void
	/** Called with each reply that is not the last. */
	partly(reply: EngineReply): void
	/** What was asked for. */
	kind: EngineRequest['kind']
}

interface Connection {
	ask(body: RequestBody, partly?: (reply: EngineReply) => void): Promise<EngineReply>
	close(): void
}

/**
 * Pairs requests with replies. When the worker dies, or says nothing for `limit()` seconds while a reply is due, all that
 * wait are rejected and `died` is called. Seconds are counted by a timer, so that a page that itself was asleep, as in a
 * closed laptop, does not take its worker for dead.
 */
function connect(
	port: EnginePort,
	limit: (kinds: readonly EngineRequest['kind'][]) => number,
	died: () => void
): Connection {
	const waiting = new Map<number, Waiting>()
	let lastId = 0
	let silent = 0
	let timer: ReturnType<typeof setInterval> | null = null

	function fail(defect: EngineDefect): void {
		died()
		port.terminate()
		for (const { reject } of waiting.values()) reject(defect)
		waiting.clear()
		watch()
	}

	/** Looks at the worker once a second as long as a reply is due. */
	function watch(): void {
		silent = 0
		if (waiting.size === 0 && timer !== null) {
			clearInterval(timer)
			timer = null
		} else if (waiting.size > 0) timer ??= setInterval(tick, TICK)
	}

	function tick(): void {
		silent += 1
		if (silent >= limit([...waiting.values()].map(({ kind }) => kind)))
			fail(EngineDefect.of(SILENT, `The engine worker did not reply within ${silent} seconds.`))
	}

	port.onmessage = ({ data }) => {
		const asked = waiting.get(data.id)
		if (data.kind === 'answered') asked?.partly(data)
		else {
			waiting.delete(data.id)
			if (data.kind === 'failed') asked?.reject(new EngineDefect(data.error))
			else asked?.resolve(data)
		}
		watch()
	}
	port.onerror = (event) => fail(EngineDefect.of('WorkerError', event.message || 'The engine worker could not start.'))
	port.onmessageerror = () => fail(EngineDefect.of('WorkerError', 'A reply of the engine worker could not be read.'))

	return {
		ask: (body, partly = () => {}) =>
			new Promise((resolve, reject) => {
				const id = ++lastId
				waiting.set(id, { resolve, reject, partly, kind: body.kind })
				watch()
				port.postMessage({ ...body, id })
			}),
		close: () => fail(EngineDefect.of('WorkerError', 'The engine worker was closed.'))
	}
}

/** Asks for a plan and measures the time until its amounts are in the page, with their explanation or without. */
async function askForPlan(
	{ ask }: Connection,
	asked: { scenario: Scenario; component: ComponentId | null },
	answered: (answer: Answer) => void
): Promise<Plan | null> {
	const start = performance.now()
	let arrived = false
	function measure(): void {
		if (!arrived) performance.measure(SOLVE, { start })
		arrived = true
	}

	const reply = await ask({ kind: 'plan', ...asked }, (part) => {
		measure()
		if (part.kind === 'answered') answered(part.answer)
	})
	if (reply.kind === 'dropped') return null
	if (reply.kind !== 'planned') throw EngineDefect.of('ProtocolError', `not a plan: ${reply.kind}`)
	measure()
	return reply.plan
}

/**
 * Returns an engine in a worker. The worker starts with the first request; one that failed to open, died or fell silent
 * is replaced at the next, so a defect never wedges the page.
 */
export function createEngineClient(chain: Chain, start: () => EnginePort): WorkerEngine {
	let current: { connection: Connection; opened: Promise<EngineReply>; ready: boolean } | null = null

	function open(): NonNullable<typeof current> {
		const connection: Connection = connect(
			start(),
			(kinds) => patience(chain, !made.ready, plansIn(chain, kinds)),
			() => {
				if (current?.connection === connection) current = null
			}
		)
		const opened = connection.ask({ kind: 'open', chain })
		const made = { connection, opened, ready: false }
		opened.then(
			() => (made.ready = true),
			() => connection.close()
		)
		return made
	}

	/** Asks once the chain is open; null where a newer request dropped it. */
	async function askWhenOpen<K extends EngineReply['kind']>(
		body: RequestBody,
		kind: K
	): Promise<Extract<EngineReply, { kind: K }> | null> {
		current ??= open()
		const { connection, opened } = current
		await opened
		const reply = await connection.ask(body)
		if (reply.kind === 'dropped') return null
		if (reply.kind !== kind) throw EngineDefect.of('ProtocolError', `not ${kind}: ${reply.kind}`)
		return reply as Extract<EngineReply, { kind: K }>
	}

	return {
		async warm() {
			current ??= open()
			await current.opened
		},
		async plan(scenario, answered = () => {}, component = null) {
			current ??= open()
			const { connection, opened, ready } = current
			if (!ready) await opened // even an await that need not wait would let the page redraw itself first
			return askForPlan(connection, { scenario, component }, answered)
		},
		years: async (scenario) => (await askWhenOpen({ kind: 'years', scenario }, 'years'))?.plans ?? null,
		joint: async (scenario) => (await askWhenOpen({ kind: 'joint', scenario }, 'joint'))?.joint ?? null,
		compare: async (a, b) => (await askWhenOpen({ kind: 'compare', a, b }, 'compared'))?.pair ?? null,
		most: async (scenario) => (await askWhenOpen({ kind: 'most', scenario }, 'most'))?.most ?? null,
		study: async (plan, part) => (await askWhenOpen({ kind: 'study', plan, part }, 'studied'))?.made ?? null,
		invest: async (question) => (await askWhenOpen({ kind: 'invest', question }, 'invested'))?.investment ?? null,
		dispose() {
			current?.connection.close()
		}
	}
}
