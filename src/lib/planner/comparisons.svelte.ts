import type { PlanPair } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import type { CompareClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'
import { scenarioText } from './session-store.ts'

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

/**
 * Returns what a scenario is compared with: what the reader chose, as long as it is another; else itself without changes,
 * or the first other scenario where nothing is changed.
 */
export function rivalOf(chosen: Rival | null, chain: Chain, shown: Scenario, year: number): Rival {
	if (chosen !== null && isOther(chosen, shown, year)) return chosen
	const isChanged = scenarioText(shown) !== scenarioText(openScenario(shown.id))
	const other = chain.scenarios.find(({ id }) => id !== shown.id)
	return isChanged || !other ? { of: 'unchanged' } : { of: 'scenario', id: other.id }
}

function isOther(chosen: Rival, shown: Scenario, year: number): boolean {
	if (chosen.of === 'year') return chosen.year !== year
	// That nothing differs from what was saved is an answer too.
	return chosen.of !== 'scenario' || chosen.id !== shown.id
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

/** Two plans side by side. */
export class Comparisons extends Prepared<ScenarioPair, PlanPair> {
	constructor(client: CompareClient) {
		super(
			({ a, b }) => client.compare(a, b),
			(one, other) => isSameScenario(one.a, other.a) && isSameScenario(one.b, other.b)
		)
	}
}

/** True for scenarios that are written alike. */
export const isSameScenario = (one: Scenario, other: Scenario) =>
	one === other || scenarioText(one) === scenarioText(other)
