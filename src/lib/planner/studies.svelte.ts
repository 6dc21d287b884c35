/** Studies on the page: workers of their own share the samples, so that levers stay live. */
import type { Chain } from '#lib/model/chain.ts'
import { isSameStudied } from '#lib/model/scenario/same.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { studySubject, type Outcome, type Row, type StudyPlan, type Subject } from '#lib/study/study.ts'
import { summaryOf, yearSummaries, type StudySummary, type Swing, type YearSummary } from '#lib/study/summary.ts'
import { createEngineClient, type EnginePort, type StudyClient } from './engine-client.ts'
import type { StudyMade, StudyPart } from './protocol.ts'

/** A worker that makes parts of studies. */
export type StudyWorker = StudyClient & { dispose(): void }

/** Samples and figures in one part: a part takes some tenths of a second. */
const PART = { rows: 5, swings: 3 }

/** Milliseconds between two looks that the page takes at what has come in. */
const LOOK = 250

/** A study that is being made. */
export interface Running {
	/** Of all that has to be planned, what is: 0 to 1. */
	progress: number
	/** Seconds that it is likely to take still; null while nothing is known of that. */
	left: number | null
	/** Of the samples that there are; null before there are enough to tell percentiles. */
	years: YearSummary[] | null
	samples: number
	/** Samples that were asked for. */
	of: number
}

/** A study that was made. */
export interface Studied {
	plan: StudyPlan
	subject: Subject
	summary: StudySummary
}

/** Rows before which percentiles say nothing. */
const FEW = 20

/** Scenarios whose studies are kept: enough to walk back and forth between some. */
const MOST_KEPT = 10

/** Everything that came in of one study. */
interface Collected {
	rows: Row[]
	/** By the place of the figure; empty where it is not there yet. */
	swings: (Swing | undefined)[]
	central: Outcome | null
}

/** Makes one study at a time. */
export class Studies {
	#running = $state.raw<Running | null>(null)
	/** Of each scenario the newest, newest first. */
	#kept = $state.raw<readonly Studied[]>([])
	#failed = $state.raw(false)
	/** Counts the studies that were begun, so that an earlier one notices that it was stopped. */
	#run = 0
	readonly #chain: Chain
	readonly #start: () => StudyWorker
	readonly #workers: () => number

	/**
	 * @param start Starts a worker.
	 * @param workers Returns how many share a study.
	 */
	constructor(chain: Chain, start: () => StudyWorker, workers: () => number) {
		this.#chain = chain
		this.#start = start
		this.#workers = workers
	}

	get running(): Running | null {
		return this.#running
	}

	/** The newest study that was made; null before the first. It may be of an earlier scenario: see {@link of}. */
	get made(): Studied | null {
		return this.#kept[0] ?? null
	}

	/** True when a worker failed on the newest study. */
	get failed(): boolean {
		return this.#failed
	}

	/** The newest study of a scenario, whatever year it shows; null where none is kept. */
	of(scenario: Scenario): Studied | null {
		return this.#kept.find(({ plan }) => isSameStudied(plan.scenario, scenario)) ?? null
	}

	/** Makes a study; one that is being made is stopped. */
	async make(plan: StudyPlan): Promise<void> {
		this.stop()
		const run = ++this.#run
		const subject = studySubject(this.#chain, plan.scenario)
		const parts = partsOf(plan, subject)
		const got: Collected = { rows: [], swings: [], central: null }
		const began = performance.now()
		this.#failed = false
		this.#running = { progress: 0, left: null, years: null, samples: 0, of: plan.samples }
		const look = setInterval(() => run === this.#run && this.#look(plan, subject, got, began), LOOK)
		const workers = Array.from({ length: Math.min(this.#workers(), parts.length) }, this.#start)
		try {
			await Promise.all(workers.map((worker) => this.#work(worker, plan, parts, got, run)))
			if (run !== this.#run) return
			this.#keep({ plan, subject, summary: summaryOf(subject, plan, resultsOf(got, subject)) })
			this.#running = null
		} catch {
			if (run !== this.#run) return
			this.#failed = true
			this.#running = null
		} finally {
			clearInterval(look)
			for (const worker of workers) worker.dispose()
		}
	}

	/** Stops the study that is being made. */
	stop(): void {
		this.#run += 1
		this.#running = null
	}

	#keep(made: Studied): void {
		const others = this.#kept.filter(({ plan }) => !isSameStudied(plan.scenario, made.plan.scenario))
		this.#kept = [made, ...others].slice(0, MOST_KEPT)
	}

	async #work(worker: StudyWorker, plan: StudyPlan, parts: StudyPart[], got: Collected, run: number): Promise<void> {
		for (let part = parts.shift(); part && run === this.#run; part = parts.shift()) {
			const made = await worker.study(plan, part)
			if (made) collect(got, part, made)
			else parts.unshift(part)
		}
	}

	#look(plan: StudyPlan, subject: Subject, { rows, swings }: Collected, began: number): void {
		const all = plan.samples + 2 * subject.uncertain.length
		const done = rows.length + 2 * swings.filter((each) => each).length
		const spent = (performance.now() - began) / 1000
		this.#running = {
			progress: done / all,
			left: done > 0 ? (spent / done) * (all - done) : null,
			years: rows.length >= FEW ? yearSummaries(rows, subject) : (this.#running?.years ?? null),
			samples: rows.length,
			of: plan.samples
		}
	}
}

/** The parts of a study, in the order in which they are begun. */
function partsOf({ samples }: StudyPlan, { uncertain }: Subject): StudyPart[] {
	const slices = (of: 'rows' | 'swings', count: number): StudyPart[] =>
		Array.from({ length: Math.ceil(count / PART[of]) }, (_, i) => ({
			of,
			from: i * PART[of],
			to: Math.min(count, (i + 1) * PART[of])
		}))
	return [{ of: 'central' }, ...slices('rows', samples), ...slices('swings', uncertain.length)]
}

function collect(got: Collected, part: StudyPart, made: StudyMade): void {
	if (made.of === 'central') got.central = made.central
	else if (made.of === 'rows') got.rows.push(...made.rows)
	else if (part.of !== 'central') made.swings.forEach((swing, i) => (got.swings[part.from + i] = swing))
}

/** Whatever part came first, the samples stand in the order of their numbers, as in one process. */
function resultsOf({ rows, swings, central }: Collected, { uncertain }: Subject) {
	return {
		rows: [...rows].sort((a, b) => a.sample - b.sample),
		swings: uncertain.map((_, at) => swings[at]!),
		central: central!
	}
}

/** Workers that share a study at most: more find little left to do. */
const MOST_WORKERS = 8

/** Returns studies of a chain, with as many workers as the machine has processors. */
export function createStudies(chain: Chain, start: () => EnginePort): Studies {
	return new Studies(
		chain,
		() => createEngineClient(chain, start),
		() => Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2)
	)
}
