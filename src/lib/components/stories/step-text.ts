/** Texts of steps in the list of a presentation. */
import type { Plan } from '#lib/engine/index.ts'
import { fillTemplate } from '#lib/figures/text/fill-template.ts'
import { nameIn } from '#lib/figures/text/locale.ts'
import type { Chain } from '#lib/model/chain.ts'
import { PLACEHOLDERS } from '#lib/model/files/story-format.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { StoryStep } from '#lib/model/story.ts'
import type { Planner } from '#lib/planner/planner.svelte.ts'
import type { PageLocale } from '../locale.ts'

/** Returns a sentence with the numbers of a plan; while there is none, with a gap for them. */
export function filled(sentence: string, planner: Planner, plan: Plan | null | undefined, locale: PageLocale): string {
	return fillTemplate(sentence, planner.chain, plan ?? planner.plan, locale, planner.opening.plan)
		.map(({ text, figure }) => (figure && !plan ? '…' : text))
		.join('')
}

/** Returns what a step shows: figure, scenario, year and demand, and what is drawn alone or lit. */
export function shownText(chain: Chain, { scenario, show, element, select }: StoryStep, locale: PageLocale): string {
	const text = locale.page.stories
	const { name, year, demand, changed } = resolveScenario(chain, scenario)
	const nodes = [...chain.feeds, ...chain.processes, ...chain.demands, ...chain.trades]
	const shows = text.shows({
		figure: text.figures[show],
		scenario: name,
		year: locale.yearText(year),
		demand: nameIn(chain.demandBases, demand),
		changes: changed.length
	})
	return [
		shows,
		...(element === null ? [] : [text.element({ name: nameIn(chain.components, element) })]),
		...(select === null ? [] : [text.selected({ name: nameIn(nodes, select) })])
	].join(' · ')
}

/** A placeholder with what it comes to in a plan. */
export interface Fillable {
	placeholder: string
	value: string
}

/** Placeholders that may stand in a sentence, by what they are of. */
export interface FillableGroup {
	name: string
	entries: Fillable[]
}

/** Returns all that may be filled in: of the whole plan, then of each part of the chain. */
export function fillable(planner: Planner, plan: Plan, locale: PageLocale): FillableGroup[] {
	const { chain } = planner
	const entry = (placeholder: string): Fillable => ({ placeholder, value: filled(placeholder, planner, plan, locale) })
	const names = Object.entries(PLACEHOLDERS)
	const whole = names.filter(([, list]) => list === null).map(([name]) => entry(`{${name}}`))
	const lists = [...new Set(Object.values(PLACEHOLDERS))].filter((list) => list !== null)
	const parts = lists.flatMap((list) =>
		chain[list].map(({ id, name }) => ({
			name,
			entries: names.filter(([, of]) => of === list).map(([each]) => entry(`{${each}:${id}}`))
		}))
	)
	return [{ name: locale.page.stories.wholePlan, entries: whole }, ...parts]
}
