/** The format of scenarios.yaml. */
import { z } from 'zod'
import {
	address,
	amount,
	defaults,
	figureFile,
	figureObject,
	id,
	ids,
	name,
	note,
	plantStatus,
	yearKey
} from './figure-file.ts'

/** The schema of scenarios.yaml. */
export const scenariosFile = z.strictObject({
	scenarios: z.record(
		id,
		z.strictObject({
			name,
			note,
			source: ids.optional(),
			extends: id.optional().describe('Scenario whose settings it starts from'),
			demand: id.optional().describe('Demand basis; defaults to the first'),
			year: z.int().optional().describe('Defaults to the first year of the chain'),
			counts: z
				.array(plantStatus)
				.min(1)
				.optional()
				.describe('Plant statuses in the plan, instead of those of the chain'),
			defaults,
			set: z
				.record(address, z.union([figureObject, amount, z.record(yearKey, figureFile)]))
				.optional()
				.describe('Amounts of processes, demands and trade that differ')
		})
	)
})
/** scenarios.yaml as written. */
export type ScenariosFile = z.infer<typeof scenariosFile>
