/** How a model is presented, step by step: a scenario, what to look at and a sentence whose numbers come from the plan. */
import type { ComponentId, NodeId, SourceId } from './chain.ts'
import type { Scenario } from './scenario.ts'

/** The figures a step may put first. */
export const STORY_FIGURES = ['sankey', 'ceilings', 'ladder'] as const
export type StoryFigure = (typeof STORY_FIGURES)[number]

/** What `{name}` may stand for in a sentence, and which list of the chain the id in `{name:id}` is of. */
export const PLACEHOLDERS = {
	demand: null,
	delivered: null,
	gap: null,
	gapShare: null,
	imported: null,
	year: null,
	reaches: null,
	rungs: null,
	used: 'processes',
	installed: 'processes',
	needed: 'processes',
	utilisation: 'processes',
	served: 'demands',
	short: 'demands',
	resource: 'feeds',
	exported: 'trades',
	ceiling: 'stages'
} as const
export type Placeholder = keyof typeof PLACEHOLDERS

/** `{delivered}` or `{used:oscom-cracking}`; group 1 is the name, group 2 the id. */
export const PLACEHOLDER = /\{(\w+)(?::([\w-]+))?\}/g

export interface StoryStep {
	/** One sentence, with placeholders; the numbers are the plan's. */
	title: string
	/** A line or two below the title, or null. */
	note: string | null
	scenario: Scenario
	element: ComponentId | null
	select: NodeId | null
	show: StoryFigure
	/** Levers to have at hand, the most telling first. */
	levers: NodeId[]
	sources: SourceId[]
}

export function isPlaceholder(name: string): name is Placeholder {
	return Object.hasOwn(PLACEHOLDERS, name)
}
