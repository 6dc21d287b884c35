import { SvelteMap } from 'svelte/reactivity'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { farthestApart, plannedAmounts } from '#lib/model/lint/magnitudes.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { StoryStep } from '#lib/model/story.ts'
import type { PlanClient } from '../engine-client.ts'
import { scenarioText } from '../session-store.ts'

/** Milliseconds until a plan is asked for again that the scenario on screen has displaced. */
const AGAIN = 100

/** The planner of the page: what it waits for comes first. */
interface Busy {
	readonly busy: boolean
}

/** Plans of steps, each made once: two steps of one scenario and element share theirs. */
export class StepPlans {
	readonly #chain: Chain
	readonly #client: PlanClient
	readonly #planner: Busy
	/** By what was asked: the plan, or null where there is none. */
	readonly #made = new SvelteMap<string, Plan | null>()
	#queue: Promise<unknown> = Promise.resolve()

	constructor(chain: Chain, client: PlanClient, planner: Busy) {
		this.#chain = chain
		this.#client = client
		this.#planner = planner
	}

	/** Returns the plan of a step; undefined until it is made, null where it cannot be planned. */
	of(step: StoryStep): Plan | null | undefined {
		return this.#made.get(questionOf(step))
	}

	/** Returns the plan of a step, made now where it is not there, after those that were asked for before. */
	make(step: StoryStep): Promise<Plan | null> {
		const made = this.#queue.then(() => {
			const known = this.of(step)
			return known === undefined ? this.#plan(step) : known
		})
		this.#queue = made
		return made
	}

	/** Takes up a plan that was made elsewhere, as on stage. */
	take(step: StoryStep, plan: Plan): void {
		this.#made.set(questionOf(step), plan)
	}

	async #plan(step: StoryStep): Promise<Plan | null> {
		const plan = await this.#untilPlanned(step).catch(() => null)
		this.#made.set(questionOf(step), plan)
		return plan
	}

	async #untilPlanned({ scenario, element }: StoryStep): Promise<Plan | null> {
		if (farthestApart(plannedAmounts(applyScenario(this.#chain, scenario)))) return null
		for (;;) {
			// A plan that is asked for drops the one that is being made: that on screen is not to be dropped.
			const plan = this.#planner.busy ? null : await this.#client.plan(scenario, undefined, element)
			if (plan) return plan
			await new Promise((resolve) => setTimeout(resolve, AGAIN))
		}
	}
}

const questionOf = ({ scenario, element }: StoryStep) => `${element ?? ''} ${scenarioText(scenario)}`
