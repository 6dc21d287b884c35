/**
 * The worker's side of the protocol, without the worker: takes requests, posts replies. The explanation of an answer is
 * made in steps, and the message queue is read between them, so that a newer request drops it.
 */

import type { Joint, MostMade, Plan, PlanPair } from '#lib/engine/index.ts'
import type { InvestQuestion, Investment } from '#lib/invest/invest.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import type { StudyPlan } from '#lib/study/study.ts'
import {
	recordError,
	type Answer,
	type EngineReply,
	type EngineRequest,
	type StudyMade,
	type StudyPart
} from './protocol.ts'

/** An engine that gives a plan in two parts. */
export interface StagedEngine {
	readonly chain: Chain
	/** Returns the amounts of a plan. */
	solve(scenario: Scenario): Answer
	/** Completes the newest answer to a plan, by a component too where one is asked about; each `next` makes one step. `return` leaves the engine ready to solve. */
	explain(answer: Answer, component: ComponentId | null): Generator<unknown, Plan>
	/** Makes the plans of all years; each `next` makes one step. `return` leaves the engine ready to solve. */
	years(scenario: Scenario): Generator<unknown, Plan[]>
	/** Plans all years at once; each `next` makes one step. */
	joint(scenario: Scenario): Generator<unknown, Joint>
	/** Sets two scenarios side by side; each `next` makes one step. `return` leaves the engine ready to solve. */
	compare(a: Scenario, b: Scenario): Generator<unknown, PlanPair>
	/** Says how much could be made; each `next` makes one step. `return` leaves the engine ready to solve. */
	most(scenario: Scenario): Generator<unknown, MostMade>
	/** Makes a part of a study; each `next` makes one step. */
	study(plan: StudyPlan, part: StudyPart): Generator<unknown, StudyMade>
	/** Answers an investment question; each `next` makes one step. `return` leaves the engine ready to solve. */
	invest(question: InvestQuestion): Generator<unknown, Investment>
	dispose(): void
}

/** The surroundings of a server: real ones in the worker, others in tests. */
export interface Surroundings {
	open(chain: Chain): Promise<StagedEngine>
	post(reply: EngineReply): void
	/** Resolves after the messages that already wait have been handled. */
	turn(): Promise<void>
	/** Milliseconds. */
	now(): number
}

/**
 * Milliseconds of two frames: an explanation that takes less comes together with its answer, in one message. Shown apart,
 * everything would be drawn twice a change, which takes the page longer than the wait.
 */
const SOON = 33

/** Milliseconds of explaining between two looks at the message queue. */
const SLICE = 12

/** Compilers settle after about forty plans: a plan then takes half the time. `ms` limits a slow chain. */
const REHEARSAL = { plans: 40, ms: 800 }

/** Requests that come after the plan of the scenario on screen. */
const WAITING: ReadonlySet<EngineRequest['kind']> = new Set(['years', 'joint', 'compare', 'most', 'study', 'invest'])

type Steps = Generator<unknown, unknown>
type PlanRequest = Extract<EngineRequest, { kind: 'plan' }>

/** Plans one request after another with one engine. */
export class PlanServer {
	readonly #around: Surroundings
	#engine: StagedEngine | null = null
	/** Milliseconds that the last explanation took. */
	#explaining = 0
	/** Counts the requests: a rehearsal stops at the next. */
	#requests = 0
	#pending: { id: number; kind: EngineRequest['kind']; steps: Steps } | null = null

	constructor(around: Surroundings) {
		this.#around = around
	}

	/**
	 * Answers a request; never rejects. A plan drops whatever is being made; all else that is asked for while something is
	 * being made is dropped itself, and may be asked for again: two that drop each other would never end.
	 */
	async handle(request: EngineRequest): Promise<void> {
		this.#requests += 1
		if (WAITING.has(request.kind) && this.#pending) return this.#around.post({ id: request.id, kind: 'dropped' })
		this.#drop()
		try {
			await this.#answer(request)
		} catch (error) {
			if (this.#pending?.id === request.id) this.#pending = null
			this.#around.post({ id: request.id, kind: 'failed', error: recordError(error) })
		}
	}

	#answer(request: EngineRequest): Promise<void> {
		const { id } = request
		switch (request.kind) {
			case 'open':
				return this.#open(id, request.chain)
			case 'plan':
				return this.#plan(id, request)
			case 'years':
				return this.#years(id, request.scenario)
			case 'joint':
				return this.#joint(id, request.scenario)
			case 'compare':
				return this.#compare(id, request.a, request.b)
			case 'most':
				return this.#most(id, request.scenario)
			case 'study':
				return this.#study(id, request.plan, request.part)
			case 'invest':
				return this.#invest(id, request.question)
		}
	}

	#drop(): void {
		if (!this.#pending) return
		const { id, steps } = this.#pending
		this.#pending = null
		steps.return(undefined as never)
		this.#around.post({ id, kind: 'dropped' })
	}

	async #open(id: number, chain: Chain): Promise<void> {
		this.#engine?.dispose()
		this.#engine = null
		const opened = await this.#around.open(chain)
		this.#engine = opened
		// The first rehearsal is made before the chain counts as open.
		void this.#rehearse(opened)
		this.#around.post({ id, kind: 'opened' })
	}

	/** @throws Error where no chain is open. */
	get #opened(): StagedEngine {
		if (!this.#engine) throw new Error('A plan was asked for before a chain was opened')
		return this.#engine
	}

	async #plan(id: number, { scenario, component }: Omit<PlanRequest, 'id'>): Promise<void> {
		const answer = this.#opened.solve(scenario)
		const steps = this.#opened.explain(answer, component)
		if (this.#explaining <= SOON) return this.#around.post({ id, kind: 'planned', plan: this.#finish(steps) })
		this.#around.post({ id, kind: 'answered', answer })
		const made = await this.#finishInSlices(id, 'plan', steps)
		if (!made) return
		this.#explaining = made.spent
		this.#around.post({ id, kind: 'planned', plan: made.value })
	}

	async #years(id: number, scenario: Scenario): Promise<void> {
		const made = await this.#finishInSlices(id, 'years', this.#opened.years(scenario))
		if (made) this.#around.post({ id, kind: 'years', plans: made.value })
	}

	async #joint(id: number, scenario: Scenario): Promise<void> {
		const made = await this.#finishInSlices(id, 'joint', this.#opened.joint(scenario))
		if (made) this.#around.post({ id, kind: 'joint', joint: made.value })
	}

	async #compare(id: number, a: Scenario, b: Scenario): Promise<void> {
		const made = await this.#finishInSlices(id, 'compare', this.#opened.compare(a, b))
		if (made) this.#around.post({ id, kind: 'compared', pair: made.value })
	}

	async #most(id: number, scenario: Scenario): Promise<void> {
		const made = await this.#finishInSlices(id, 'most', this.#opened.most(scenario))
		if (made) this.#around.post({ id, kind: 'most', most: made.value })
	}

	async #study(id: number, plan: StudyPlan, part: StudyPart): Promise<void> {
		const made = await this.#finishInSlices(id, 'study', this.#opened.study(plan, part))
		if (made) this.#around.post({ id, kind: 'studied', made: made.value })
	}

	async #invest(id: number, question: InvestQuestion): Promise<void> {
		const made = await this.#finishInSlices(id, 'invest', this.#opened.invest(question))
		if (made) this.#around.post({ id, kind: 'invested', investment: made.value })
	}

	/** Makes an explanation without a pause, and notes how long it took. */
	#finish(steps: Generator<unknown, Plan>): Plan {
		const start = this.#around.now()
		let step = steps.next()
		while (!step.done) step = steps.next()
		this.#explaining = this.#around.now() - start
		return step.value
	}

	/**
	 * Makes what takes long in slices, with a look at the messages before each; null when a newer request dropped it.
	 * `spent` is the time that it took, ms.
	 */
	async #finishInSlices<T>(
		id: number,
		kind: EngineRequest['kind'],
		steps: Generator<unknown, T>
	): Promise<{ value: T; spent: number } | null> {
		const { now, turn } = this.#around
		this.#pending = { id, kind, steps }
		for (let spent = 0; ;) {
			await turn()
			if (this.#pending?.steps !== steps) return null
			const start = now()
			let step = steps.next()
			while (!step.done && now() - start < SLICE) step = steps.next()
			spent += now() - start
			if (!step.done) continue
			this.#pending = null
			return { value: step.value, spent }
		}
	}

	/** Makes plans while nobody waits, one a turn, so that the first lever does not pay for compiling. */
	async #rehearse(opened: StagedEngine): Promise<void> {
		const { now, turn } = this.#around
		const { scenarios } = opened.chain
		const until = now() + REHEARSAL.ms
		const requests = this.#requests
		for (let made = 0; made < REHEARSAL.plans && now() < until && requests === this.#requests; made++) {
			const scenario = scenarios[made % scenarios.length]
			if (!scenario) return
			try {
				this.#finish(opened.explain(opened.solve(openScenario(scenario.id)), null))
			} catch {
				return // whoever asks for that plan is told
			}
			await turn()
		}
	}
}
