import type { Chain } from '../chain.ts'
import type { StoryFile } from '../files/story-file.ts'
import { isProblem } from '../units/quantity.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { parseSettings } from '../scenario/parse-setting.ts'
import { firstBuild } from '../scenario/first-build.ts'
import type { StoryStep } from '../story.ts'

type StepFile = StoryFile['story'][number]

/** The steps of a story that has nothing wrong in it. */
export function resolveStory({ story }: StoryFile, chain: Chain): StoryStep[] {
	return story.map((step) => ({
		title: step.title,
		note: step.note ?? null,
		speaker: step.speaker ?? null,
		scenario: scenarioOf(step, chain),
		element: step.element ?? null,
		select: step.select ?? null,
		show: step.show ?? 'sankey',
		...(step.against === undefined ? {} : { against: { of: 'scenario', id: step.against } as const }),
		...(step.build === undefined ? {} : { build: { ...firstBuild(chain), ...step.build } }),
		levers: step.levers ?? [],
		sources: step.source ?? []
	}))
}

function scenarioOf({ scenario, year, demand, set }: StepFile, chain: Chain): Scenario {
	return { id: scenario, year: year ?? null, demand: demand ?? null, set: settings(set ?? {}, chain) }
}

function settings(set: NonNullable<StepFile['set']>, chain: Chain): Scenario['set'] {
	const values = Object.entries(set).map(([id, written]) => [id, parseSettings(chain, id, written)] as const)
	return Object.fromEntries(values.flatMap(([id, value]) => (isProblem(value) ? [] : [[id, value]])))
}
