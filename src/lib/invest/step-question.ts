/** What the engine is asked for a figure of a step beside its plan. */
import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { firstBuild } from '#lib/model/scenario/first-build.ts'
import { inOrder, type Rival } from '#lib/model/scenario/rival.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { StoryStep } from '#lib/model/story.ts'
import type { InvestQuestion } from './invest.ts'

/** Samples of a study that a step shows, and their seed: few, since a room waits for it. */
export const STEP_STUDY = { samples: 200, seed: 1 }

/** A question for one figure. */
export type StepQuestion =
	| { of: 'years'; scenario: Scenario }
	| { of: 'compare'; a: Scenario; b: Scenario }
	| { of: 'doubt'; scenario: Scenario; samples: number; seed: number }
	| { of: 'invest'; question: InvestQuestion }

/**
 * Returns what is asked for the figure of a step; null for one that its plan suffices for.
 * @param scenario The one that is shown, which levers on stage may have moved.
 */
export function stepQuestion(chain: Chain, step: StoryStep, scenario: Scenario = step.scenario): StepQuestion | null {
	switch (step.show) {
		case 'years':
			return { of: 'years', scenario }
		case 'compare': {
			const { year } = resolveScenario(chain, scenario)
			return { of: 'compare', ...inOrder(step.against ?? rivalUnsaid(chain, scenario), chain, scenario, year) }
		}
		case 'doubt':
			return { of: 'doubt', scenario, ...STEP_STUDY }
		case 'invest':
			return { of: 'invest', question: { scenario, ...(step.build ?? firstBuild(chain)) } }
		default:
			return null
	}
}

function rivalUnsaid(chain: Chain, { id }: Scenario): Rival {
	const first = chain.scenarios[0]!.id
	return first === id ? { of: 'unchanged' } : { of: 'scenario', id: first }
}
