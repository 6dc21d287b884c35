/** How a model is presented, step by step: a scenario, what to look at and a sentence whose numbers come from the plan. */
import type { ComponentId, NodeId, SourceId } from './chain.ts'
import type { StoryFigure } from './files/story-format.ts'
import type { StepBuild } from './scenario/first-build.ts'
import type { Rival } from './scenario/rival.ts'
import type { Scenario } from './scenario/scenario.ts'

/** One step of a presentation, resolved against the chain. */
export interface StoryStep {
	/** One sentence, with placeholders; the numbers are the plan's. */
	title: string
	/** A line or two below the title, or null. */
	note: string | null
	/** What the speaker may say, shown on request, or null. */
	speaker: string | null
	scenario: Scenario
	element: ComponentId | null
	select: NodeId | null
	show: StoryFigure
	/** What a comparison sets the scenario beside; left out for the model's first, or the scenario without changes. */
	against?: Rival
	/** What is asked to be built; left out for what the page asks at first. */
	build?: StepBuild
	/** Levers to have at hand, the most telling first. */
	levers: NodeId[]
	sources: SourceId[]
}

/** A step that a reader made, as it is kept: the model of now need not know all that it names. */
export interface OwnStep extends Omit<StoryStep, 'show'> {
	/** Tells the steps of one presentation apart, wherever they stand in it. */
	id: string
	/** Id of a figure. */
	show: string
}

/** A presentation that a reader made. An immutable value: every change makes a new one, of the next revision. */
export interface OwnStory {
	format: number
	id: string
	/** Id of the chain that it is of. */
	chain: string
	/** Counts the changes from 1: a record is written only in place of the one before it. */
	revision: number
	/** Moment of the newest change, ISO 8601 in UTC. */
	at: string
	/** Moment at which it was put into the trash; null while it is not there. */
	trashed: string | null
	name: string
	steps: OwnStep[]
}
