/** Words of the format of story.yaml that the schema, the checks and the page share. */

/** Figures that a step may show first. */
export const STORY_FIGURES = ['sankey', 'ceilings', 'ladder', 'balance'] as const
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
