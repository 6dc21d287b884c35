import type { Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { YearsClient } from './engine-client.ts'

/** Milliseconds until years that something else displaced are asked for again. */
const AGAIN = 250

/** The plans of all years of the scenario on screen, made when they are asked for. */
export class Years {
	#made = $state.raw<{ scenario: Scenario; plans: Plan[] } | null>(null)
	#failed = $state.raw<Scenario | null>(null)
	#asked: Scenario | null = null
	/** Counts the calls that began, so that an older one notices that it was overtaken. */
	#run = 0
	readonly #client: YearsClient

	constructor(client: YearsClient) {
		this.#client = client
	}

	/** The newest plans, one a year; null before the first. They may be of an earlier scenario: see {@link areOf}. */
	get plans(): readonly Plan[] | null {
		return this.#made?.plans ?? null
	}

	/** True when the plans are those of a scenario, whatever year it shows. */
	areOf(scenario: Scenario): boolean {
		return this.#made !== null && isSameButYear(this.#made.scenario, scenario)
	}

	/** True when the engine failed on the years of a scenario. */
	haveFailed(scenario: Scenario): boolean {
		return this.#failed !== null && isSameButYear(this.#failed, scenario)
	}

	/** Makes the years of a scenario, unless they are made or on their way. A newer call is made in place of this one. */
	async make(scenario: Scenario): Promise<void> {
		if (this.areOf(scenario) || (this.#asked && isSameButYear(this.#asked, scenario))) return
		this.#asked = scenario
		this.#failed = null
		const run = ++this.#run
		while (run === this.#run) {
			const plans = await this.#plansOf(scenario, run)
			if (run !== this.#run) return
			if (plans) {
				this.#made = { scenario, plans }
				return this.stop()
			}
			if (this.haveFailed(scenario)) return this.stop()
			await new Promise((resolve) => setTimeout(resolve, AGAIN))
		}
	}

	/** Asks for no years any more: what is on its way is left alone. */
	stop(): void {
		this.#asked = null
		this.#run += 1
	}

	async #plansOf(scenario: Scenario, run: number): Promise<Plan[] | null> {
		try {
			return await this.#client.years(scenario)
		} catch {
			if (run === this.#run) this.#failed = scenario
			return null
		}
	}
}

/** Settings are shared by scenarios that differ in their year alone. */
function isSameButYear(a: Scenario, b: Scenario): boolean {
	return a.id === b.id && a.demand === b.demand && a.set === b.set
}
