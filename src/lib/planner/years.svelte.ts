import type { Plan } from '#lib/engine/index.ts'
import { isSameButYear } from '#lib/model/scenario/same.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { YearsClient } from './engine-client.ts'
import { Prepared } from './prepared.svelte.ts'

/** The plans of all years of a scenario, one a year, whatever year it shows. */
export class Years extends Prepared<Scenario, Plan[]> {
	constructor(client: YearsClient) {
		super((scenario) => client.years(scenario), isSameButYear)
	}
}
