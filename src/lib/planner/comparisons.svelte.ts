import type { PlanPair } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import type { CompareClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'
import { scenarioText } from './session-store.ts'

/** The other side of a comparison: the scenario on screen without the reader's changes, it in another year, or another one. */
export type Rival = { of: 'unchanged' } | { of: 'year'; year: number } | { of: 'scenario'; id: string }

/** Returns the scenario that a rival stands for, beside the one on screen. */
export function rivalScenario(rival: Rival, shown: Scenario): Scenario {
	if (rival.of === 'year') return withYear(shown, rival.year)
	return openScenario(rival.of === 'unchanged' ? shown.id : rival.id)
}

/**
 * Returns what a scenario is compared with: what the reader chose, as long as it is another; else itself without changes,
 * or the first other scenario where nothing is changed.
 */
export function rivalOf(chosen: Rival | null, chain: Chain, shown: Scenario, year: number): Rival {
	const isOther =
		chosen !== null &&
		(chosen.of === 'unchanged' || (chosen.of === 'year' ? chosen.year !== year : chosen.id !== shown.id))
	if (isOther) return chosen
	const isChanged = scenarioText(shown) !== scenarioText(openScenario(shown.id))
	const other = chain.scenarios.find(({ id }) => id !== shown.id)
	return isChanged || !other ? { of: 'unchanged' } : { of: 'scenario', id: other.id }
}

/** Two scenarios, the one before the other. */
export interface ScenarioPair {
	a: Scenario
	b: Scenario
}

/**
 * Returns the scenario on screen and its rival in the order in which readers think of them: without changes before with
 * them, the earlier year before the later, and scenarios as the model lists them.
 */
export function inOrder(rival: Rival, chain: Chain, shown: Scenario, year: number): ScenarioPair {
	const other = rivalScenario(rival, shown)
	const place = (id: string) => chain.scenarios.findIndex((each) => each.id === id)
	const isAfter = rival.of === 'year' ? rival.year > year : place(other.id) > place(shown.id)
	return isAfter ? { a: shown, b: other } : { a: other, b: shown }
}

/** Two plans side by side. */
export class Comparisons extends Prepared<ScenarioPair, PlanPair> {
	constructor(client: CompareClient) {
		super(
			({ a, b }) => client.compare(a, b),
			(one, other) => isSame(one.a, other.a) && isSame(one.b, other.b)
		)
	}
}

const isSame = (one: Scenario, other: Scenario) => one === other || scenarioText(one) === scenarioText(other)
