/** What to build, on the page: the reader's question, and the newest answer to it. */
import { asksSomething, type InvestQuestion, type Investment } from '#lib/invest/invest.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { importsForSale, type ForSale } from '#lib/model/prices.ts'
import { firstBuild, presentOf } from '#lib/model/scenario/first-build.ts'
import { isLocked } from '#lib/model/scenario/locks.ts'
import { isSameButYear } from '#lib/model/scenario/same.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { InvestClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'

/** Asks for one investment at a time; the question stays as it is while other figures are looked at. */
export class Investments extends Prepared<InvestQuestion, Investment> {
	#target = $state.raw(0)
	#by = $state.raw(0)
	#budget = $state.raw<number | null>(null)
	#yearly = $state.raw<number | null>(null)
	#fixed = $state.raw<readonly NodeId[]>([])
	#limits = $state.raw<readonly string[]>([])
	#imports = $state.raw<readonly NodeId[]>([])
	#asking = $state.raw(false)
	/** Counts what was asked, so that an answer to an earlier question ends no waiting. */
	#asks = 0
	readonly #chain: Chain

	constructor(chain: Chain, client: InvestClient) {
		super((question) => client.invest(question), isSame)
		this.#chain = chain
		const { by, target } = firstBuild(chain)
		this.#by = by
		this.#target = target ?? 1
	}

	/** The years by which a share can be asked for. */
	get years(): { first: number; last: number } {
		return { first: presentOf(this.#chain), last: this.#chain.years.last }
	}

	/** Share of the need, 0 to 1. */
	get target(): number {
		return this.#target
	}

	set target(share: number) {
		if (share > 0 && share <= 1) this.#target = share
	}

	get by(): number {
		return this.#by
	}

	set by(year: number) {
		if (year >= this.years.first && year <= this.years.last) this.#by = year
	}

	/** The most to spend, in the chain's currency; null for any sum. */
	get budget(): number | null {
		return this.#budget
	}

	set budget(sum: number | null) {
		if (sum === null || (sum >= 0 && Number.isFinite(sum))) this.#budget = sum
	}

	/** The most to spend in any one year, in the chain's currency; null for any sum. */
	get yearly(): number | null {
		return this.#yearly
	}

	set yearly(sum: number | null) {
		if (sum === null || (sum >= 0 && Number.isFinite(sum))) this.#yearly = sum
	}

	/** Processes that the reader keeps from growing. */
	get fixed(): readonly NodeId[] {
		return this.#fixed
	}

	/** Keeps processes from growing, or lets them grow again. */
	fix(processes: readonly NodeId[], fixed: boolean): void {
		const others = this.#fixed.filter((each) => !processes.includes(each))
		this.#fixed = fixed ? [...others, ...processes] : others
	}

	/** Turns a limit that the model names on or off. */
	limit(id: string, holds: boolean): void {
		const others = this.#limits.filter((each) => each !== id)
		this.#limits = holds ? [...others, id] : others
	}

	/** The imports that can be bought at listed prices. */
	get forSale(): readonly ForSale[] {
		return importsForSale(this.#chain)
	}

	/** Imports that the reader lets fill the rest. */
	get imports(): readonly NodeId[] {
		return this.#imports
	}

	/** Lets an import be bought, or no longer. */
	buy(id: NodeId, may: boolean): void {
		const others = this.#imports.filter((each) => each !== id)
		this.#imports = may ? [...others, id] : others
	}

	/** True while an answer is on its way. */
	get asking(): boolean {
		return this.#asking
	}

	/** The question as it stands, of a scenario. A lever that is locked keeps its process from growing, and its import from being bought. */
	questionOf(scenario: Scenario): InvestQuestion {
		const fixed = this.#chain.processes.map(({ id }) => id)
		return {
			scenario,
			by: this.#by,
			target: this.#target,
			budget: this.#budget,
			yearly: this.#yearly,
			fixed: fixed.filter((id) => this.#fixed.includes(id) || isLocked(scenario, id)),
			limits: (this.#chain.limits ?? []).map(({ id }) => id).filter((id) => this.#limits.includes(id)),
			imports: this.forSale.map(({ id }) => id).filter((id) => this.#imports.includes(id) && !isLocked(scenario, id))
		}
	}

	/** The newest answer, where it is one to the question as it stands or its builds are in the scenario; else null. */
	answerOf(scenario: Scenario): Investment | null {
		const { made } = this
		if (made === null) return null
		return this.isOf(this.questionOf(scenario)) || isApplied(made, scenario) ? made : null
	}

	/** Asks the question as it stands, in place of an earlier one; the answer comes also while other figures are looked at. */
	async ask(scenario: Scenario): Promise<void> {
		const ask = ++this.#asks
		this.#asking = true
		try {
			await this.make(this.questionOf(scenario))
		} finally {
			if (ask === this.#asks) this.#asking = false
		}
	}
}

/** True where what an answer builds and buys is in a scenario. */
export const isApplied = (found: Investment, scenario: Scenario): boolean =>
	asksSomething(found) && isSameButYear(found.scenario, scenario)

function isSame({ scenario: a, ...one }: InvestQuestion, { scenario: b, ...other }: InvestQuestion): boolean {
	return JSON.stringify(one) === JSON.stringify(other) && isSameButYear(a, b)
}
