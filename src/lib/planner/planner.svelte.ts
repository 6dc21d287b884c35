import type { Plan } from '#lib/engine/index.ts'
import { applyScenario, resolveScenario, type Applied } from '#lib/model/scenario/apply-scenario.ts'
import type { Address, Chain, LeverId, NodeId } from '#lib/model/chain.ts'
import { leverValue } from '#lib/model/scenario/lever-values.ts'
import { farthestApart, plannedAmounts, type FarApart } from '#lib/model/lint/magnitudes.ts'
import { isLocked, keepingLocked, withLock } from '#lib/model/scenario/locks.ts'
import { isDeclared, moveLever } from '#lib/model/scenario/levers.ts'
import {
	openScenario,
	withDemand,
	withoutLever,
	withYear,
	type ResolvedScenario,
	type Scenario
} from '#lib/model/scenario/scenario.ts'
import { shortAddress } from '#lib/model/addresses/addresses.ts'
import { SettingError } from '#lib/model/units/reason.ts'
import { builtAtTop } from './build.ts'
import { isSilence, type PlanClient } from './engine-client.ts'
import { History } from './history.svelte.ts'
import { createLatestRun, type LatestRun, type Outcome } from './latest-run.ts'
import type { Answer } from './protocol.ts'
import { withAmounts } from './shown-plan.ts'
import { TickedSteps } from './ticked-steps.svelte.ts'
import { markInput } from './timing.ts'

/** A scenario with its plan. */
export interface Solved {
	scenario: Scenario
	plan: Plan
}

/** The lever that was moved last, and the plan before the drag, the run of keys or the typed value that moved it. */
export interface Moved {
	lever: LeverId
	before: Plan
}

/** A scenario that could not be planned, and why. */
export interface Failure {
	scenario: Scenario
	error: unknown
}

/** Milliseconds until a plan is asked for again that another planner has displaced. */
const AGAIN = 250

/** A scenario to plan: that on screen, or that of the steps that are listed while some are ticked. */
interface Asked {
	scenario: Scenario
	steps: boolean
}

/**
 * One planning session: the scenario with its undo, and the newest plan of it. It opens with a plan that was made
 * before, so there is always one to show. Every change asks for exactly one plan, but for a scenario whose amounts lie
 * too far apart: it has none.
 */
export class Planner {
	/** Taken as it is when the session opens; its long texts may come later, and nothing else of it changes. */
	chain = $state.raw() as Chain
	/** The scenario and plan that the session opened with. */
	readonly opening: Solved
	/** Steps that close the gap, as far as they are ticked. */
	readonly ticked = new TickedSteps(this)
	readonly #history: History<Scenario>
	readonly #latest: LatestRun<Asked>
	#solved = $state.raw() as Solved
	#answered = $state.raw() as { scenario: Scenario; answer: Answer }
	/** What was asked for last; null once it is settled. */
	#asked: Asked | null = null
	/** A planner of the same engine that comes first. */
	#first: Planner | null = null
	#gesturing = $state(false)
	#failure = $state.raw<Failure | null>(null)
	#moved = $state.raw<Moved | null>(null)
	/** The scenario without the lever that was set last: a drag asks for it again at each step. */
	#without: { scenario: Scenario; lever: LeverId; rest: Scenario } | null = null
	/** The plan when the gesture began. */
	#unmoved: Plan | null = null
	/** The chain and the scenario on screen, with every figure as set. */
	readonly #applied: Applied = $derived.by(() => applyScenario(this.chain, this.scenario))

	/**
	 * @param opening A scenario and its plan, shown until another is planned.
	 * @param planned Called with each whole plan, once it is the planner's own.
	 */
	constructor(
		chain: Chain,
		client: PlanClient,
		opening: Solved,
		{ planned = () => {} }: { planned?: (solved: Solved) => void } = {}
	) {
		this.chain = chain
		this.opening = opening
		this.#history = new History(opening.scenario)
		this.#solved = opening
		this.#answered = { scenario: opening.scenario, answer: opening.plan }
		this.#latest = createLatestRun(
			({ scenario, steps }: Asked, free) =>
				client.plan(scenario, (answer) => {
					if (!steps) this.#answered = { scenario, answer }
					free()
				}),
			(asked, outcome) => this.#settle(asked, outcome, planned),
			{ again: isSilence }
		)
	}

	/** The scenario on screen. */
	get scenario(): Scenario {
		return this.#history.present
	}

	/** The scenario with its defaults filled in. */
	get resolved(): ResolvedScenario {
		return this.#applied.scenario
	}

	/** Two amounts of the scenario on screen that lie too far apart to be planned together; null where none do. */
	readonly tooFarApart: FarApart | null = $derived.by(() => farthestApart(plannedAmounts(this.#applied)))

	/** The scenario that the plan shown is of. */
	get plannedScenario(): Scenario {
		return this.#solved.scenario
	}

	/** The newest amounts; of an earlier scenario until `answered`. */
	get answer(): Answer {
		return this.#answered.answer
	}

	/**
	 * The newest amounts under the newest explanation: what a view draws at once. The explanation is of an earlier
	 * scenario while `stale`, the amounts until `answered`.
	 */
	readonly shown: Plan = $derived.by(() =>
		this.#answered.scenario === this.#solved.scenario
			? this.#solved.plan
			: withAmounts(this.#solved.plan, this.#answered.answer)
	)

	/** True once the amounts are those of the scenario on screen, with or without their explanation. */
	get answered(): boolean {
		return this.#answered.scenario === this.scenario
	}

	/** The newest whole plan; while `stale`, of an earlier scenario. */
	get plan(): Plan {
		return this.#solved.plan
	}

	/** True while there is a step to undo. */
	get canUndo(): boolean {
		return this.#history.canUndo
	}

	/** True while there is an undone step to redo. */
	get canRedo(): boolean {
		return this.#history.canRedo
	}

	/** True while the plan shown belongs to an earlier scenario. */
	get stale(): boolean {
		return this.#solved.scenario !== this.scenario
	}

	/** Why the scenario on screen has no plan; null while it may still come. */
	get failure(): Failure | null {
		return this.#failure?.scenario === this.scenario ? this.#failure : null
	}

	/** True while a plan of the scenario on screen is on its way. */
	get planning(): boolean {
		return this.stale && !this.failure && !this.tooFarApart
	}

	/** True until the engine has given what this planner, or one that comes before it, asked for last. */
	get busy(): boolean {
		return this.#asked !== null || (this.#first?.busy ?? false)
	}

	/** Comes after another planner of the same engine, as that of a presentation; null lets none come first. */
	yieldTo(first: Planner | null): void {
		this.#first = first
	}

	/** Takes a plan that is displaced for given up: nobody looks any more. */
	close(): void {
		this.#asked = null
	}

	/** True between `begin` and its end: figures then follow at once. */
	get gesturing(): boolean {
		return this.#gesturing
	}

	/** What the last step moved; null after any change that was not of a lever, and once nothing is changed any more. */
	get moved(): Moved | null {
		return this.#gesturing || this.resolved.changed.length > 0 ? this.#moved : null
	}

	/**
	 * Starts a gesture: all changes until `end` are undone as one.
	 * @param glides True where pictures glide from one change to the next, false where they follow a hand.
	 */
	begin(glides = false): void {
		this.#gesturing = !glides
		this.#unmoved = this.plan
		this.#history.mark()
	}

	/** Ends a gesture and keeps its changes. */
	end(): void {
		this.#gesturing = false
		this.#unmoved = null
		this.#history.commit()
	}

	/** Ends a gesture and returns to where it began. */
	cancel(): void {
		this.#gesturing = false
		this.#unmoved = null
		this.#change(() => this.#history.cancel())
	}

	/** Returns to the scenario before the last step, and plans it. */
	undo(): void {
		this.#change(() => this.#history.undo())
	}

	/** Takes the last undone step again, and plans it. */
	redo(): void {
		this.#change(() => this.#history.redo())
	}

	/**
	 * Sets a lever, in its own unit; a lever that comes back to the named scenario's value is no longer a change. A value
	 * that one of its figures cannot have, as an availability of 0, is not taken: the lever stays where it is, as a locked one does.
	 */
	setLever(id: LeverId, value: number): void {
		if (!isLocked(this.scenario, id)) this.#setUnlocked(id, value)
	}

	#setUnlocked(id: LeverId, value: number): void {
		const known = this.#without
		const without =
			known?.lever === id && known.scenario === this.scenario ? known.rest : withoutLever(this.scenario, id)
		const stands = leverValue(this.chain, without, id)
		const next = value === stands ? without : moveLever(this.chain, this.scenario, id, value)
		// The amount of a node may be any from 0 on: only a lever with figures of its own can ask for what cannot be.
		const lever = this.chain.levers.find((each) => each.id === id)
		if (lever && isDeclared(lever) && !canBeSet(this.chain, next)) return
		this.#move(id, next)
		this.#without = lever && isDeclared(lever) ? null : { scenario: next, lever: id, rest: without }
	}

	/**
	 * Sets any figure of the chain, in its own unit, for every year; a figure that comes back to the named scenario's value
	 * is no longer a change.
	 * @throws RangeError for an address that the chain does not have, or a value that the figure cannot have.
	 */
	setFigure(address: Address, value: number): void {
		const id = shortAddress(address)
		const next = moveLever(this.chain, this.scenario, id, value)
		resolveScenario(this.chain, next)
		this.setLever(id, value)
	}

	/** Returns a figure to the named scenario's value. */
	resetFigure(address: Address): void {
		this.resetLever(shortAddress(address))
	}

	/** Returns a lever to the named scenario's value. */
	resetLever(id: LeverId): void {
		if (isLocked(this.scenario, id)) return
		this.#move(id, withoutLever(this.scenario, id))
	}

	#move(lever: LeverId, next: Scenario): void {
		const before = this.#unmoved ?? this.plan
		this.replace(next)
		this.#moved = { lever, before }
	}

	/**
	 * Gives plants the capacity that they have at the top of the plan's ladder: those that add something only together.
	 * Does nothing while the plan is still that of an earlier scenario.
	 */
	buildTogether(plants: readonly NodeId[]): void {
		if (this.stale) return
		this.replace(this.keeping(builtAtTop(this.chain, this.scenario, this.plan, plants)))
	}

	/** Locks a lever at its value, or takes the lock off, as one step to undo. */
	lock(id: LeverId, locked: boolean): void {
		this.ticked.restate((scenario) => withLock(scenario, id, locked))
	}

	/** Returns a scenario with the levers that are locked now as they are now. */
	keeping(next: Scenario): Scenario {
		return keepingLocked(this.chain, this.scenario, next)
	}

	/** Opens a named scenario as its author wrote it, but for levers that are locked. */
	open(id: string): void {
		this.replace(this.keeping(openScenario(id)))
	}

	/** Plans another year. */
	setYear(year: number): void {
		this.replace(this.keeping(withYear(this.scenario, year)))
	}

	/** Plans for another demand basis. */
	setDemand(basis: string): void {
		this.replace(this.keeping(withDemand(this.scenario, basis)))
	}

	/** Returns from a scenario that failed to the last one that has a plan. */
	returnToSolved(): void {
		this.replace(this.#solved.scenario)
	}

	/** Returns to the scenario that the session opened with. */
	startOver(): void {
		this.replace(this.opening.scenario)
	}

	/** Takes up the scenario of an earlier visit: undo leads no further back. */
	restore(kept: Scenario): void {
		this.#change(() => this.#history.restart(kept))
	}

	/** Plans the scenario on screen once more: what is asked of its plan has changed. */
	planAgain(): void {
		if (!this.tooFarApart) this.#ask({ scenario: this.scenario, steps: false })
	}

	/** Puts another scenario in place of this one, as one step to undo. */
	replace(next: Scenario): void {
		this.#change(() => this.#history.set(next))
	}

	#ask(asked: Asked): void {
		this.#asked = asked
		this.#latest.request(asked)
	}

	#settle(asked: Asked, outcome: Outcome<Plan | null>, planned: (solved: Solved) => void): void {
		if (outcome.ok && !outcome.value) return this.#askAgain(asked)
		if (asked === this.#asked) this.#asked = null
		const { scenario, steps } = asked
		if (!steps) this.#failure = outcome.ok ? null : { scenario, error: outcome.error }
		if (!outcome.ok || !outcome.value) return
		if (steps) return this.ticked.retell(scenario, outcome.value)
		planned(this.#take({ scenario, plan: outcome.value }))
	}

	#take(solved: Solved): Solved {
		this.#answered = { scenario: solved.scenario, answer: solved.plan }
		this.#solved = solved
		const { untold } = this.ticked
		if (untold && !this.stale) this.#ask({ scenario: untold, steps: true })
		return solved
	}

	/**
	 * Asks once more, after a pause, for a plan that another planner of the same engine displaced; not while one that
	 * comes first waits for its own, since two that displace each other would never end.
	 */
	#askAgain(asked: Asked): void {
		if (asked !== this.#asked) return
		setTimeout(() => {
			if (this.#first?.busy) this.#askAgain(asked)
			else if (asked === this.#asked) this.#latest.request(asked)
		}, AGAIN)
	}

	#change(change: () => void): void {
		const before = this.scenario
		change()
		if (this.scenario === before) return
		this.#moved = null
		if (this.tooFarApart) return
		markInput(this.scenario)
		this.#ask({ scenario: this.scenario, steps: false })
	}
}

function canBeSet(chain: Chain, scenario: Scenario): boolean {
	try {
		resolveScenario(chain, scenario)
		return true
	} catch (error) {
		if (error instanceof SettingError) return false
		throw error
	}
}
