/** What a scenario is set beside. */
import type { Chain } from '../chain.ts'
import { openScenario, withYear, type Scenario } from './scenario.ts'

/**
 * The other side of a comparison: the scenario on screen without the reader's changes, it in another year, another one, or
 * one that the reader saved, as far as the model knows it.
 */
export type Rival =
	| { of: 'unchanged' }
	| { of: 'year'; year: number }
	| { of: 'scenario'; id: string }
	| { of: 'saved'; id: string; name: string; scenario: Scenario }

/** Returns the scenario that a rival stands for, beside the one on screen. */
export function rivalScenario(rival: Rival, shown: Scenario): Scenario {
	if (rival.of === 'year') return withYear(shown, rival.year)
	if (rival.of === 'saved') return rival.scenario
	return openScenario(rival.of === 'unchanged' ? shown.id : rival.id)
}

/** Two scenarios, the one before the other. */
export interface ScenarioPair {
	a: Scenario
	b: Scenario
}

/**
 * Returns the scenario on screen and its rival in the order in which readers think of them: without changes before with
 * them, the earlier year before the later, what was saved before what is on screen, and scenarios as the model lists them.
 */
export function inOrder(rival: Rival, chain: Chain, shown: Scenario, year: number): ScenarioPair {
	const other = rivalScenario(rival, shown)
	if (rival.of === 'saved') return { a: other, b: shown }
	const place = (id: string) => chain.scenarios.findIndex((each) => each.id === id)
	const isAfter = rival.of === 'year' ? rival.year > year : place(other.id) > place(shown.id)
	return isAfter ? { a: shown, b: other } : { a: other, b: shown }
}
