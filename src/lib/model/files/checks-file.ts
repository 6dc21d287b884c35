/** The format of checks.yaml. */
import { z } from 'zod'
import { FIGURE_STATUSES } from '../chain.ts'
import { VERDICTS } from '../verdict.ts'
import { MOVES } from './check-format.ts'
import { address, id, ids, settingFile } from './figure-file.ts'

const verdict = z.enum(VERDICTS)
const range = z.tuple([z.number(), z.number()]).describe('[least, most], in base units')
const move = z.enum(MOVES)
const given = z.strictObject({
	scenario: id.optional(),
	demand: id.optional(),
	year: z.int().optional(),
	set: z.record(address, settingFile).optional()
})

const amount = z.union([range, move])

/** Amounts of a plan; the same for one year as for each of several. */
const amounts = {
	delivered: amount.optional(),
	gap: amount.optional(),
	imported: amount.optional(),
	made: z
		.record(address, amount)
		.optional()
		.describe('What processes make of a material, or of one component of it: oxide, oxide.Nd'),
	used: z.record(id, amount).optional().describe('Of a process, on its capacity basis'),
	served: z.record(id, amount).optional(),
	contained: z.record(address, amount).optional().describe('What a need gets of one component: magnets.Dy'),
	flow: z.record(z.string(), amount).optional().describe('What runs from one node to another: mine > mill'),
	lost: z
		.record(address, amount)
		.optional()
		.describe('What leaves a process by an outlet, or one component of it: mill.tailings, mill.tailings.Nd'),
	traded: z.record(id, amount).optional().describe('What comes in or goes out, by import or export'),
	left: z.record(id, amount).optional().describe('What is in a stock at the end of the year'),
	stored: z.record(id, amount).optional().describe('What is in a store at the end of the year'),
	weakest: id.optional()
}

const expect = z.strictObject({
	...amounts,
	noneRecalled: z
		.array(z.enum(FIGURE_STATUSES))
		.min(1)
		.optional()
		.describe('Statuses of which no figure may rest on a source that was not read'),
	verdict: z.record(id, verdict).optional(),
	cause: z.record(id, ids).optional().describe('Nodes that must be named as the cause'),
	utilisation: z.record(id, range).optional(),
	needed: z.record(id, range).optional(),
	ceiling: z.record(id, range).optional(),
	together: z.array(id).min(2).optional().describe('Processes that one rung of the ladder enlarges together'),
	reaches: z.boolean().optional().describe('Whether the ladder reaches the demand'),
	balances: z
		.literal(true)
		.optional()
		.describe('Causes sum to the gap, served and short to the demand, every flow balances'),
	years: z
		.record(z.string().regex(/^\d{4}$/), z.strictObject(amounts))
		.optional()
		.describe('Amounts by year, each year with what those before it left'),
	closes: z
		.union([z.int(), z.literal('never')])
		.optional()
		.describe('The first year in which the gap is closed')
})

/** One check of checks.yaml. */
const checkFile = z.strictObject({
	says: z.string().min(1).describe('The statement in words'),
	given: given.optional(),
	change: z
		.record(address, settingFile)
		.optional()
		.describe('Lever values set on top of given; the moves compare before and after'),
	expect
})
/** One check as written. */
export type CheckFile = z.infer<typeof checkFile>

/** The schema of checks.yaml. */
export const checksFile = z.strictObject({ checks: z.array(checkFile).min(1) })
/** checks.yaml as written. */
export type ChecksFile = z.infer<typeof checksFile>
