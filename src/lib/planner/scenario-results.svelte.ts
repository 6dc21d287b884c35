import { SvelteMap } from 'svelte/reactivity'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import type { PlanClient } from './engine-client.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Answer } from './protocol.ts'

/** Delivery and demand of a named scenario, as its author wrote it; base units a year. */
export interface ScenarioResult extends Pick<Answer, 'delivered' | 'demand'> {
	/** The whole plan; null until it is explained. */
	plan: Plan | null
}

/** The part of the planner that has the engine first. */
interface Busy {
	readonly planning: boolean
}

/**
 * Results of the named scenarios, to choose by: made one after the other once they are asked for, while the engine has
 * nothing else to do.
 */
export class ScenarioResults {
	readonly #results = new SvelteMap<string, ScenarioResult | null>()
	#running = false
	readonly #chain: Chain
	readonly #client: PlanClient
	readonly #planner: Busy

	constructor(chain: Chain, client: PlanClient, planner: Busy) {
		this.#chain = chain
		this.#client = client
		this.#planner = planner
	}

	/** Results by scenario, as far as they are made; null for one that has none. */
	get current(): ReadonlyMap<string, ScenarioResult | null> {
		return this.#results
	}

	/** Makes what is missing; stops where the planner wants the engine, and goes on when it is called again. */
	async fill(): Promise<void> {
		if (this.#running) return
		this.#running = true
		for (const { id } of this.#chain.scenarios) {
			if (this.#planner.planning) break
			if (this.#results.get(id)?.plan === null || !this.#results.has(id)) await this.#make(id)
		}
		this.#running = false
	}

	async #make(id: string): Promise<void> {
		try {
			const plan = await this.#client.plan(openScenario(id), (answer) => this.#keep(id, answer, null))
			if (plan) this.#keep(id, plan, plan)
		} catch {
			this.#results.set(id, null)
		}
	}

	#keep(id: string, { delivered, demand }: Answer, plan: Plan | null): void {
		this.#results.set(id, { delivered, demand, plan })
	}
}
