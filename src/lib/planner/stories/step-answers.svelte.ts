/** What the engine is asked for figures of steps beside their plans: in workers of its own, so that levers stay live. */
import { SvelteMap } from 'svelte/reactivity'
import { stepQuestion, type StepQuestion } from '#lib/invest/step-question.ts'
import type { Chain } from '#lib/model/chain.ts'
import { farthestApart, plannedAmounts } from '#lib/model/lint/magnitudes.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StoryStep } from '#lib/model/story.ts'
import { createEngineClient, type EnginePort, type WorkerEngine } from '../engine-client.ts'
import { Prepared } from '../prepared.svelte.ts'
import type { Studies } from '../studies.svelte.ts'

/** An answer of the engine, by the id of the figure that shows it. */
export type StepAnswer = NonNullable<Awaited<ReturnType<typeof answerTo>>>

/** Returns the answer to a question; null where a newer one of the same asker displaced it. */
async function answerTo(asked: StepQuestion, engine: WorkerEngine, studies: () => Promise<Studies>) {
	switch (asked.of) {
		case 'years':
			return named(asked.of, 'plans', await engine.years(asked.scenario))
		case 'compare':
			return named(asked.of, 'pair', await engine.compare(asked.a, asked.b))
		case 'doubt':
			return named(asked.of, 'summary', await study(asked, await studies()))
		case 'invest':
			return named(asked.of, 'found', await engine.invest(asked.question))
	}
}

const named = <Of extends string, Key extends string, Made>(of: Of, key: Key, made: Made | null) =>
	made && ({ of, [key]: made } as { of: Of } & Record<Key, Made>)

async function study(asked: Extract<StepQuestion, { of: 'doubt' }>, studies: Studies) {
	await studies.make(asked)
	if (studies.failed) throw new Error('A worker failed on a study')
	return studies.made?.plan === asked ? studies.made.summary : null
}

/** Asks in workers that stand while something is asked. */
class Asker {
	readonly #engine: WorkerEngine
	readonly #createStudies: () => Promise<Studies>
	/** Their code is loaded where a step shows a study. */
	#studies: Promise<Studies> | null = null
	#open = 0

	constructor(chain: Chain, start: () => EnginePort) {
		this.#engine = createEngineClient(chain, start)
		this.#createStudies = async () => (await import('../studies.svelte.ts')).createStudies(chain, start)
	}

	async ask(asked: StepQuestion): Promise<StepAnswer | null> {
		this.#open += 1
		try {
			return await answerTo(asked, this.#engine, () => (this.#studies ??= this.#createStudies()))
		} finally {
			this.#open -= 1
			if (this.#open === 0) this.#engine.dispose()
		}
	}

	stop(): void {
		void this.#studies?.then((studies) => studies.stop())
	}
}

/** Answers for steps, each asked for once. */
export class StepAnswers {
	readonly #chain: Chain
	readonly #start: () => EnginePort
	readonly #asker: Asker
	/** By what was asked: the answer, or null where there is none. */
	readonly #made = new SvelteMap<string, StepAnswer | null>()
	#queue: Promise<unknown> = Promise.resolve()

	/** @param start Starts a worker. */
	constructor(chain: Chain, start: () => EnginePort) {
		this.#chain = chain
		this.#start = start
		this.#asker = new Asker(chain, start)
	}

	/** Returns what a step shows beside its plan; undefined until it is there, null where its plan suffices or it failed. */
	of(step: StoryStep): StepAnswer | null | undefined {
		const asked = stepQuestion(this.#chain, step)
		return asked === null ? null : this.#made.get(keyOf(asked))
	}

	/** Returns what a step shows beside its plan, asked for now where it is not there, after what was asked for before. */
	make(step: StoryStep): Promise<StepAnswer | null> {
		const asked = stepQuestion(this.#chain, step)
		if (asked === null) return Promise.resolve(null)
		const made = this.#queue.then(async () => {
			const known = this.#made.get(keyOf(asked))
			return known === undefined ? this.#keep(asked, await this.#plannable(asked)) : known
		})
		this.#queue = made
		return made
	}

	/** Returns one step at a time as it is on stage, where the newest question is the one that counts. */
	onStage(): StagedAnswer {
		const asker = new Asker(this.#chain, this.#start)
		const ask = async (asked: StepQuestion) => this.#made.get(keyOf(asked)) ?? this.#kept(asked, await asker.ask(asked))
		return new StagedAnswer(this.#chain, ask, () => asker.stop())
	}

	async #plannable(asked: StepQuestion): Promise<StepAnswer | null> {
		const scenarios = scenariosOf(asked)
		const isApart = scenarios.some((each) => farthestApart(plannedAmounts(applyScenario(this.#chain, each))))
		return isApart ? null : this.#asker.ask(asked).catch(() => null)
	}

	#kept(asked: StepQuestion, answer: StepAnswer | null): StepAnswer | null {
		return answer && this.#keep(asked, answer)
	}

	#keep(asked: StepQuestion, answer: StepAnswer | null): StepAnswer | null {
		if (this.#made.size >= MOST_KEPT) this.#made.delete(this.#made.keys().next().value!)
		this.#made.set(keyOf(asked), answer)
		return answer
	}
}

/** Answers that are kept: those of moved levers are soon not asked for again. */
const MOST_KEPT = 120

/** The answer for the step on stage. */
export class StagedAnswer extends Prepared<StepQuestion, StepAnswer> {
	readonly #chain: Chain
	readonly #stopAsking: () => void

	constructor(chain: Chain, ask: (asked: StepQuestion) => Promise<StepAnswer | null>, stopAsking: () => void) {
		super(ask, (one, other) => keyOf(one) === keyOf(other))
		this.#chain = chain
		this.#stopAsking = stopAsking
	}

	/** What is asked for a step, with the levers where they are; null where its plan suffices. */
	questionOf(step: StoryStep, scenario: Scenario): StepQuestion | null {
		return stepQuestion(this.#chain, step, scenario)
	}

	/** Stops asking, as the stage closes. */
	leave(): void {
		this.stop()
		this.#stopAsking()
	}
}

const keyOf = (asked: StepQuestion) => JSON.stringify(asked)

function scenariosOf(asked: StepQuestion): Scenario[] {
	if (asked.of === 'compare') return [asked.a, asked.b]
	return [asked.of === 'invest' ? asked.question.scenario : asked.scenario]
}
