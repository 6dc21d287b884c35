/** What is told beside the plan on screen: all years, what the scenario changes, and a study of it. */
import type { MostMade, Plan, PlanPair } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { startOf } from '#lib/model/scenario/differences.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StudySummary } from '#lib/study/summary.ts'
import { Comparisons } from './comparisons.svelte.ts'
import type { CompareClient, MostClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'
import { scenarioText } from './session-store.ts'
import type { Studies } from './studies.svelte.ts'
import type { Years } from './years.svelte.ts'

/** Makes and holds what files and the report tell beside a plan. */
export class PlanBeside {
	readonly #chain: Chain
	readonly #years: Years
	readonly #pairs: Comparisons
	readonly #most: Prepared<Scenario, MostMade>
	readonly #studies: () => Studies | null

	/** @param studies Returns the studies of the page; null before the reader asked for one. */
	constructor(chain: Chain, client: CompareClient & MostClient, years: Years, studies: () => Studies | null) {
		this.#chain = chain
		this.#years = years
		this.#pairs = new Comparisons(client)
		this.#most = new Prepared((scenario) => client.most(scenario), isSame)
		this.#studies = studies
	}

	/** Makes all but a study, which is made when the reader asks. */
	async make(scenario: Scenario): Promise<void> {
		await this.#years.make(scenario)
		const pair = this.#pairOf(scenario)
		if (pair) await this.#pairs.make(pair)
		await this.#most.make(scenario)
	}

	/** What is at hand of a scenario. */
	of(scenario: Scenario): { years?: Plan[]; comparison?: PlanPair; study?: StudySummary; most?: MostMade } {
		const pair = this.#pairOf(scenario)
		const years = this.#years.isOf(scenario) ? this.#years.made : null
		const comparison = pair && this.#pairs.isOf(pair) ? this.#pairs.made : null
		const studies = this.#studies()
		const study = studies?.isOf(scenario) ? studies.made : null
		return {
			...(years ? { years } : {}),
			...(comparison ? { comparison } : {}),
			...(study ? { study: study.summary } : {}),
			...(this.#most.isOf(scenario) ? { most: this.#most.made! } : {})
		}
	}

	/** True when something of a scenario is on its way. */
	isMaking(scenario: Scenario): boolean {
		const pair = this.#pairOf(scenario)
		const isOpen = (made: boolean, failed: boolean) => !made && !failed
		return (
			isOpen(this.#years.isOf(scenario), this.#years.hasFailed(scenario)) ||
			isOpen(this.#most.isOf(scenario), this.#most.hasFailed(scenario)) ||
			(pair !== null && isOpen(this.#pairs.isOf(pair), this.#pairs.hasFailed(pair)))
		)
	}

	/** True when something of a scenario could not be made. */
	hasFailed(scenario: Scenario): boolean {
		const pair = this.#pairOf(scenario)
		const isOut = this.#years.hasFailed(scenario) || this.#most.hasFailed(scenario)
		return isOut || (pair !== null && this.#pairs.hasFailed(pair))
	}

	#pairOf(scenario: Scenario) {
		const start = startOf(this.#chain, scenario)
		return start && { a: start, b: scenario }
	}
}

const isSame = (one: Scenario, other: Scenario) => one === other || scenarioText(one) === scenarioText(other)
