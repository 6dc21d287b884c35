/** Changes to the steps of a presentation. Pure: ids come in as arguments. */
import type { Chain } from '#lib/model/chain.ts'
import type { StoryFigure } from '#lib/model/files/story-format.ts'
import type { StepBuild } from '#lib/model/scenario/first-build.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { OwnStep, StoryStep } from '#lib/model/story.ts'
import type { MainFigure, SharedView } from '../view.svelte.ts'

/** The figure of a step that shows what a figure of the page shows. */
const STAGED: Readonly<Record<MainFigure, StoryFigure>> = {
	flows: 'sankey',
	balance: 'balance',
	years: 'years',
	compare: 'compare',
	doubt: 'doubt',
	invest: 'invest'
}

/** Most levers that a new step has at hand: more do not fit below a figure. */
const MOST_LEVERS = 4

/** The part of a step that is taken from the page: all but its words. */
export type Seen = Pick<OwnStep, 'scenario' | 'element' | 'select' | 'show' | 'against' | 'build' | 'levers'>

/**
 * Returns what a step takes from the page. What is not on the page is left out, and so taken out of a step that had it.
 * @param asked What the reader asked to be built; undefined where nothing was asked.
 */
export function seenOn(
	chain: Chain,
	{ id, year, demand, set, ranges }: Scenario,
	view: SharedView,
	asked?: StepBuild
): Seen {
	const levers = Object.keys(set).filter((each) => chain.levers.some((lever) => lever.id === each))
	return {
		scenario: { id, year, demand, set: { ...set }, ...(ranges ? { ranges } : {}) },
		element: view.element,
		select: view.pinned,
		show: STAGED[view.figure],
		against: view.figure === 'compare' ? view.rival : undefined,
		build: view.figure === 'invest' ? asked : undefined,
		levers: levers.slice(0, MOST_LEVERS)
	}
}

/** Returns a new step of what is seen: its title is the headline of its plan. */
export function newStep(id: string, seen: Seen): OwnStep {
	return { id, title: '{headline}', note: null, speaker: null, ...seen, sources: [] }
}

/** Returns steps of a model's own story as steps that can be changed. */
export function ownSteps(story: readonly StoryStep[], newId: () => string): OwnStep[] {
	return story.map((step) => ({ ...step, id: newId() }))
}

/** Returns the steps with one behind the step of an id, or at the end. */
export function withStep(steps: readonly OwnStep[], step: OwnStep, behind: string | null): OwnStep[] {
	const place = steps.findIndex(({ id }) => id === behind)
	return place < 0 ? [...steps, step] : steps.toSpliced(place + 1, 0, step)
}

/** Returns the steps with one changed. */
export function withChange(steps: readonly OwnStep[], id: string, change: Partial<OwnStep>): OwnStep[] {
	return steps.map((step) => (step.id === id ? { ...step, ...change } : step))
}

/** Returns the steps with one moved by places, not beyond the ends. */
export function withMove(steps: readonly OwnStep[], id: string, by: number): OwnStep[] {
	const from = steps.findIndex((step) => step.id === id)
	const to = Math.min(steps.length - 1, Math.max(0, from + by))
	if (from < 0 || from === to) return [...steps]
	return steps.toSpliced(from, 1).toSpliced(to, 0, steps[from]!)
}

/** Returns the steps without one. */
export function withoutStep(steps: readonly OwnStep[], id: string): OwnStep[] {
	return steps.filter((step) => step.id !== id)
}
