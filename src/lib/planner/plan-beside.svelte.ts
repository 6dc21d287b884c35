/** What is told beside the plan on screen: all years, what the scenario changes, a study of it, and what to build. */
import { isJointQuick, type Joint, type MostMade, type Plan, type PlanPair } from '#lib/engine/index.ts'
import type { Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { startOf } from '#lib/model/scenario/differences.ts'
import { isSameButYear, isSameScenario } from '#lib/model/scenario/same.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StudySummary } from '#lib/study/summary.ts'
import { Comparisons } from './comparisons.svelte.ts'
import type { CompareClient, JointClient, MostClient } from './engine-client.ts'
import type { Investments } from './investments.svelte.ts'
import { Prepared } from './prepared.svelte.ts'
import type { Studies } from './studies.svelte.ts'
import type { Years } from './years.svelte.ts'

/** What the reader asked for; null before. */
interface Asked {
	readonly studies: Studies | null
	readonly investments: Investments | null
}

/** Of what the reader asked for, what is of a scenario. */
interface AskedOf {
	study?: StudySummary
	investment?: Investment
}

/** What is made unasked. */
interface AtHand {
	years?: Plan[]
	joint?: Joint
	comparison?: PlanPair
	most?: MostMade
}

/** Makes and holds what files and the report tell beside a plan. */
export class PlanBeside {
	readonly #chain: Chain
	readonly #years: Years
	readonly #pairs: Comparisons
	/** Null for a chain that is too large to be planned so unasked. */
	readonly #joint: Prepared<Scenario, Joint> | null
	readonly #most: Prepared<Scenario, MostMade>
	readonly #asked: () => Asked

	/** @param asked Returns the studies and investments of the page. */
	constructor(chain: Chain, client: CompareClient & JointClient & MostClient, years: Years, asked: () => Asked) {
		this.#chain = chain
		this.#years = years
		this.#pairs = new Comparisons(client)
		this.#joint = isJointQuick(chain) ? new Prepared((scenario) => client.joint(scenario), isSameButYear) : null
		this.#most = new Prepared((scenario) => client.most(scenario), isSameScenario)
		this.#asked = asked
	}

	/** Makes all but studies and investments, which are made when the reader asks. */
	async make(scenario: Scenario): Promise<void> {
		await this.#years.make(scenario)
		const pair = this.#pairOf(scenario)
		if (pair) await this.#pairs.make(pair)
		await this.makeMost(scenario)
		await this.#joint?.make(scenario)
	}

	/** Makes how much could be made. */
	makeMost(scenario: Scenario): Promise<void> {
		return this.#most.make(scenario)
	}

	/** True when it could not be made. */
	hasNoMost(scenario: Scenario): boolean {
		return this.#most.hasFailed(scenario)
	}

	/** What is at hand of a scenario. */
	of(scenario: Scenario): AtHand & AskedOf {
		const pair = this.#pairOf(scenario)
		const years = this.#years.isOf(scenario) ? this.#years.made : null
		const comparison = pair && this.#pairs.isOf(pair) ? this.#pairs.made : null
		return {
			...(years ? { years } : {}),
			...(comparison ? { comparison } : {}),
			...(this.#joint?.isOf(scenario) ? { joint: this.#joint.made! } : {}),
			...(this.#most.isOf(scenario) ? { most: this.#most.made! } : {}),
			...this.#askedOf(scenario)
		}
	}

	#askedOf(scenario: Scenario): AskedOf {
		const { studies, investments } = this.#asked()
		const study = studies?.of(scenario)?.summary
		const investment = investments?.answerOf(scenario)
		return { ...(study ? { study } : {}), ...(investment ? { investment } : {}) }
	}

	/** True when something of a scenario is on its way. */
	isMaking(scenario: Scenario): boolean {
		const pair = this.#pairOf(scenario)
		const isOpen = (made: boolean, failed: boolean) => !made && !failed
		return (
			isOpen(this.#years.isOf(scenario), this.#years.hasFailed(scenario)) ||
			isOpen(this.#most.isOf(scenario), this.#most.hasFailed(scenario)) ||
			(this.#joint !== null && isOpen(this.#joint.isOf(scenario), this.#joint.hasFailed(scenario))) ||
			(pair !== null && isOpen(this.#pairs.isOf(pair), this.#pairs.hasFailed(pair)))
		)
	}

	/** True when something of a scenario could not be made. */
	hasFailed(scenario: Scenario): boolean {
		const pair = this.#pairOf(scenario)
		const isOut = [this.#years, this.#most, this.#joint].some((each) => each?.hasFailed(scenario))
		return isOut || (pair !== null && this.#pairs.hasFailed(pair))
	}

	#pairOf(scenario: Scenario) {
		const start = startOf(this.#chain, scenario)
		return start && { a: start, b: scenario }
	}
}
