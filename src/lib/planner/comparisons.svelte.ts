import type { PlanPair } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Rival, ScenarioPair } from '#lib/model/scenario/rival.ts'
import { isSameScenario } from '#lib/model/scenario/same.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import type { CompareClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'

/**
 * Returns what a scenario is compared with: what the reader chose, as long as it is another; else itself without changes,
 * or the first other scenario where nothing is changed.
 */
export function rivalOf(chosen: Rival | null, chain: Chain, shown: Scenario, year: number): Rival {
	if (chosen !== null && isOther(chosen, shown, year)) return chosen
	const isChanged = !isSameScenario(shown, openScenario(shown.id))
	const other = chain.scenarios.find(({ id }) => id !== shown.id)
	return isChanged || !other ? { of: 'unchanged' } : { of: 'scenario', id: other.id }
}

function isOther(chosen: Rival, shown: Scenario, year: number): boolean {
	if (chosen.of === 'year') return chosen.year !== year
	// That nothing differs from what was saved is an answer too.
	return chosen.of !== 'scenario' || chosen.id !== shown.id
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
