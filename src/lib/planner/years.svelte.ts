import type { Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { YearsClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'

/** The plans of all years of a scenario, one a year, whatever year it shows. */
export class Years extends Prepared<Scenario, Plan[]> {
	constructor(client: YearsClient) {
		super((scenario) => client.years(scenario), isSameButYear)
	}
}

/** Settings are shared by scenarios that differ in their year alone. */
export function isSameButYear(a: Scenario, b: Scenario): boolean {
	return a.id === b.id && a.demand === b.demand && a.set === b.set
}
