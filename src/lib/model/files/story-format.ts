/** Words of the format of story.yaml that the schema, the checks and the page share. */

/** Figures that are drawn from the plan of a step alone. */
export const PLAN_FIGURES = ['sankey', 'ceilings', 'ladder', 'balance'] as const
/** One of {@link PLAN_FIGURES}. */
export type PlanFigure = (typeof PLAN_FIGURES)[number]

/** Figures for which the engine is asked more than a plan: all years, a comparison, how sure the plan is, what to build. */
export const ASKED_FIGURES = ['years', 'compare', 'doubt', 'invest'] as const

/** Figures that a step may show. */
export const STORY_FIGURES = [...PLAN_FIGURES, ...ASKED_FIGURES] as const
/** One of {@link STORY_FIGURES}. */
export type StoryFigure = (typeof STORY_FIGURES)[number]

/** Most letters of the texts of a step. */
export const STEP_LIMITS = { title: 200, note: 400, speaker: 1200 } as const

/** Names that a placeholder `{name}` may have, with the list of the chain that the id in `{name:id}` belongs to. */
export const PLACEHOLDERS = {
	demand: null,
	delivered: null,
	gap: null,
	gapShare: null,
	imported: null,
	year: null,
	reaches: null,
	rungs: null,
	steps: null,
	firstStep: null,
	lifts: null,
	headline: null,
	abundance: null,
	more: null,
	cost: null,
	takes: null,
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
/** The name of a placeholder, e.g. `delivered`. */
export type Placeholder = keyof typeof PLACEHOLDERS

/** Matches `{delivered}` or `{used:oscom-cracking}`; group 1 is the name, group 2 the id. */
export const PLACEHOLDER = /\{(\w+)(?::([\w-]+))?\}/g

/** Returns true when `name` is the name of a placeholder. */
export function isPlaceholder(name: string): name is Placeholder {
	return Object.hasOwn(PLACEHOLDERS, name)
}

/** Returns whether the engine is asked more than a plan for a figure. */
export function asksBeside(figure: StoryFigure): boolean {
	return ASKED_FIGURES.some((each) => each === figure)
}
