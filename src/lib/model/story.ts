/** How a model is presented, step by step: a scenario, what to look at and a sentence whose numbers come from the plan. */
import type { ComponentId, NodeId, SourceId } from './chain.ts'
import type { StoryFigure } from './files/story-format.ts'
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
	/** Levers to have at hand, the most telling first. */
	levers: NodeId[]
	sources: SourceId[]
}
