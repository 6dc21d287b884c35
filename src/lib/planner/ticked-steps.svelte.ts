import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { KeptTicks } from './session-store.ts'
import { sumOf, toggled, withBuilt, type Additions } from './build.ts'

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
	/** A listed plan that was made once more, since more was asked of it. */
	#again = $state.raw<{ of: Plan; plan: Plan } | null>(null)

	constructor(stage: Stage) {
		this.#stage = stage
	}

	/** The ticks that made the scenario on screen; null where it was made otherwise. */
	get made(): Ticked | null {
		const made = this.#known.get(this.#stage.scenario) ?? null
		return made && this.#again?.of === made.plan ? { ...made, plan: this.#again.plan } : made
	}

	/** The ticks that made the scenario on screen, as they are kept; null where there are none. */
	get kept(): KeptTicks | null {
		const { made } = this
		return made && { scenario: made.scenario, steps: [...made.steps].sort((a, b) => a - b) }
	}

	/** The plan whose steps are to be listed, and those taken. */
	get current(): Ticked {
		const { plannedScenario, plan } = this.#stage
		return this.made ?? { scenario: plannedScenario, plan, steps: NONE }
	}

	/** The scenario of a listed plan that does not tell of single components, as the newest plan does; null where none is. */
	get untold(): Scenario | null {
		const { made } = this
		return made && made.plan.elements === undefined && this.#stage.plan.elements !== undefined ? made.scenario : null
	}

	/** Takes up the listed plan as it was made once more. */
	retell(scenario: Scenario, plan: Plan): void {
		const known = this.#known.get(this.#stage.scenario)
		if (known?.scenario === scenario) this.#again = { of: known.plan, plan }
	}

	/** Takes up the ticks of an earlier visit, which made a scenario that is to be restored. */
	adopt(scenario: Scenario, ticked: Ticked): void {
		this.#known.set(scenario, ticked)
	}

	/** Changes in the scenario what moves no plan, as locks and ranges do: what is ticked stays so. */
	restate(change: (scenario: Scenario) => Scenario): void {
		const { made } = this
		const next = change(this.#stage.scenario)
		if (made) this.#known.set(next, { ...made, scenario: change(made.scenario) })
		this.#stage.replace(next)
	}

	/**
	 * Takes a step, or takes it back: levers move to what the ticked steps build together. `additionsOf` tells what each
	 * step of the listed plan builds. Does nothing while the list is still that of an earlier scenario.
	 */
	toggle(step: number, additionsOf: (step: number) => Additions): void {
		const { chain, scenario, stale } = this.#stage
		const { current } = this
		if (stale && !this.#known.has(scenario)) return
		const steps = toggled(current.steps, step)
		if (steps.size === 0) return this.#stage.replace(this.#stage.keeping(current.scenario))
		const built = withBuilt(chain, current.scenario, current.plan, sumOf([...steps].map(additionsOf)))
		const next = this.#stage.keeping(built)
		this.#known.set(next, { ...current, steps })
		this.#stage.replace(next)
	}
}
