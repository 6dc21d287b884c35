import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { withBuilt, type Additions } from './build.ts'

/** The plan whose steps are listed, and which of them are taken. */
export interface Ticked {
	scenario: Scenario
	plan: Plan
	/** Places in the list. */
	steps: ReadonlySet<number>
}

/** What the ticks stand on: the scenario on screen with its newest plan, and a way to put another in its place. */
interface Stage {
	readonly chain: Chain
	readonly scenario: Scenario
	readonly plannedScenario: Scenario
	readonly plan: Plan
	readonly stale: boolean
	replace(next: Scenario): void
	/** Returns a scenario with the levers that are locked now as they are now. */
	keeping(next: Scenario): Scenario
}

const NONE: ReadonlySet<number> = new Set()

/**
 * Steps that are ticked. The list stays that of the plan on which the first was ticked, until the scenario changes in
 * another way. Ticks belong to the scenario that they made, so undo and redo take them along.
 */
export class TickedSteps {
	readonly #stage: Stage
	readonly #known = new WeakMap<Scenario, Ticked>()

	constructor(stage: Stage) {
		this.#stage = stage
	}

	/** The ticks that made the scenario on screen; null where it was made otherwise. */
	get made(): Ticked | null {
		return this.#known.get(this.#stage.scenario) ?? null
	}

	/** The plan whose steps are to be listed, and those taken. */
	get current(): Ticked {
		const { plannedScenario, plan } = this.#stage
		return this.made ?? { scenario: plannedScenario, plan, steps: NONE }
	}

	/** Takes up the ticks of an earlier visit, which made a scenario that is to be restored. */
	adopt(scenario: Scenario, ticked: Ticked): void {
		this.#known.set(scenario, ticked)
	}

	/**
	 * Takes a step, or takes it back: levers move to what the ticked steps build together. `additionsOf` tells what each
	 * step of the listed plan builds. Does nothing while the list is still that of an earlier scenario.
	 */
	toggle(step: number, additionsOf: (step: number) => Additions): void {
		const { chain, scenario, stale } = this.#stage
		const { current } = this
		if (stale && !this.#known.has(scenario)) return
		const steps = new Set(current.steps)
		if (!steps.delete(step)) steps.add(step)
		if (steps.size === 0) return this.#stage.replace(this.#stage.keeping(current.scenario))
		const built = withBuilt(chain, current.scenario, current.plan, sumOf([...steps].map(additionsOf)))
		const next = this.#stage.keeping(built)
		this.#known.set(next, { ...current, steps })
		this.#stage.replace(next)
	}
}

function sumOf(all: readonly Additions[]): Additions {
	const sum = new Map<string, number>()
	for (const additions of all) {
		for (const [process, added] of additions) sum.set(process, (sum.get(process) ?? 0) + added)
	}
	return sum
}
