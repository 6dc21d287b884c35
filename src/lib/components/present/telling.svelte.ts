import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StoryStep } from '#lib/model/story.ts'
import type { Session } from '#lib/planner/context.ts'
import { Planner } from '#lib/planner/planner.svelte.ts'
import { readScenario, scenarioText } from '#lib/planner/session-store.ts'
import { fillTemplate } from '#lib/figures/text/fill-template.ts'

/** Colour of a screen that shows nothing else. */
export type BlankColour = 'black' | 'white'

/** A step with the plan that is shown of it. */
export interface Shown {
	step: StoryStep
	scenario: Scenario
	plan: Plan
}

/** A story as one window tells it: the step, and a planner that its levers move, apart from that of the page. */
export class Telling {
	readonly story: readonly StoryStep[]
	readonly planner: Planner
	#at = $state(0)
	#blank = $state<BlankColour | null>(null)
	#shown = $state.raw<Shown | null>(null)
	#told = $state.raw<Shown | null>(null)
	/** The plans of steps as the story has them. */
	readonly #plans: Session['stepPlans']
	/** What the engine is asked for figures of steps beside their plans. */
	readonly #answers: Session['stepAnswers']
	/** The planner of the page, whose plan can wait until the stage has its own. */
	readonly #page: Planner

	constructor(story: readonly StoryStep[], { planner, engine, stepPlans, stepAnswers }: Session, first: number) {
		this.story = story
		this.#page = planner
		this.#plans = stepPlans
		this.#answers = stepAnswers
		this.#at = this.#within(first)
		this.planner = new Planner(
			planner.chain,
			{ plan: (scenario, answered) => engine.plan(scenario, answered, this.step?.element ?? null) },
			{ scenario: planner.plannedScenario, plan: planner.plan },
			{ planned: () => this.#show() }
		)
		// The chain's long texts may come while its story is told.
		$effect.pre(() => {
			this.planner.chain = planner.chain
		})
		planner.yieldTo(this.planner)
		this.returnToStep()
	}

	/** Ends the telling: the page's planner comes first again. */
	close(): void {
		this.#page.yieldTo(null)
		this.planner.close()
	}

	/** Place of the step. */
	get at(): number {
		return this.#at
	}

	/** The step; undefined for a story without any. */
	get step(): StoryStep | undefined {
		return this.story[this.#at]
	}

	/** Step and plan, which change together: while a plan is on its way, the last pair stays. */
	get shown(): Shown | null {
		return this.#shown
	}

	/** The step that is shown, with its plan before a lever was moved; null until there is one. */
	get told(): Shown | null {
		return this.#told?.step === this.#shown?.step ? this.#told : null
	}

	/** True where levers were moved since the step was opened. */
	get moved(): boolean {
		return this.planner.scenario !== this.step?.scenario
	}

	get blank(): BlankColour | null {
		return this.#blank
	}

	/** Turns the screen black or white; null brings the step back. */
	showBlank(colour: BlankColour | null): void {
		this.#blank = colour
	}

	/** Opens a step as the story has it; one beyond the ends is the first or the last. */
	open(index: number): void {
		this.#at = this.#within(index)
		this.returnToStep()
	}

	/** Puts the levers back to where the step has them. */
	returnToStep(): void {
		if (this.step) this.planner.replace(this.step.scenario)
		this.#show()
	}

	/** The titles of all steps, each with the numbers of its own plan; where that is not made yet, with a gap for them. */
	titles(locale: Locale): string[] {
		return this.story.map((step) => {
			const plan = step === this.#shown?.step ? this.#shown.plan : this.#plans.of(step)
			return fillTemplate(step.title, this.planner.chain, plan ?? this.planner.plan, locale, this.planner.opening.plan)
				.map(({ text, figure }) => (figure && !plan ? '…' : text))
				.join('')
		})
	}

	/** Where the telling stands, for another window. Equal states give equal texts. */
	get state(): string {
		return JSON.stringify({ at: this.#at, blank: this.#blank, scenario: scenarioText(this.planner.scenario) })
	}

	/** Takes up the state of another window; anything else is left alone. */
	take(state: string): void {
		const { at, blank, scenario: text } = JSON.parse(state) as Record<string, unknown>
		const scenario = readScenario(this.planner.chain, String(text))
		if (!Number.isInteger(at) || !scenario) return
		if (this.#within(Number(at)) !== this.#at) this.open(Number(at))
		this.#blank = blank === 'black' || blank === 'white' ? blank : null
		const written = scenarioText(scenario)
		if (this.step && written === scenarioText(this.step.scenario)) {
			if (this.moved) this.returnToStep()
		} else if (written !== scenarioText(this.planner.scenario)) this.planner.replace(scenario)
	}

	#within(index: number): number {
		return Math.min(this.story.length - 1, Math.max(0, index))
	}

	#show(): void {
		const { planner, step } = this
		if (!step || planner.stale) return
		this.#shown = { step, plan: planner.plan, scenario: planner.scenario }
		if (this.moved) return
		this.#told = this.#shown
		this.#plans.take(step, planner.plan)
		// The numbers in the title of the step that comes next are of its own plan; its figure is ready when it is opened.
		const next = this.story[this.#at + 1]
		if (!next) return
		void this.#plans.make(next)
		void this.#answers.make(next)
	}
}
