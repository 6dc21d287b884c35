/** The format of claims.yaml. */
import { z } from 'zod'
import { HELD } from '../claims.ts'
import { address, id } from './figure-file.ts'

/** The schema of claims.yaml. */
export const claimsFile = z.strictObject({
	of: id.describe('The publication that is read claim by claim: an id in sources.yaml'),
	claims: z
		.array(
			z.strictObject({
				says: z.string().min(1).max(300).describe('What it claims, in one sentence'),
				held: z.enum(HELD).describe('How the model holds it'),
				note: z.string().min(1).max(600).optional().describe('What the model makes of it, and why'),
				figures: z.array(address).min(1).optional().describe('Addresses of figures that hold it'),
				scenarios: z.array(id).min(1).optional().describe('Scenarios that show it'),
				source: z.array(id).min(1).optional().describe('Other ids in sources.yaml that speak of it'),
				against: z
					.array(z.strictObject({ says: z.string().min(1).max(300), source: z.array(id).min(1) }))
					.min(1)
					.optional()
					.describe('Sources that disagree, and with what')
			})
		)
		.min(1)
})
/** claims.yaml as written. */
export type ClaimsFile = z.infer<typeof claimsFile>
