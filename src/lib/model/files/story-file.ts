/** The format of story.yaml. */
import { z } from 'zod'
import { address, id, settingFile } from './figure-file.ts'
import { STEP_LIMITS, STORY_FIGURES } from './story-format.ts'

/** A sentence in which the numbers of a plan are filled in. */
const told = (most: number, says: string) =>
	z.string().min(1).max(most).describe(`${says}. Numbers come from the plan, as in {delivered} or {used:mill}`)

/** The schema of story.yaml. */
export const storyFile = z.strictObject({
	story: z
		.array(
			z.strictObject({
				title: told(STEP_LIMITS.title, "The step's one sentence"),
				note: told(STEP_LIMITS.note, 'A line or two below it').optional(),
				speaker: told(STEP_LIMITS.speaker, 'What the speaker may say; shown on request alone').optional(),
				scenario: id.describe('The scenario that it opens'),
				year: z.int().optional().describe("Defaults to the scenario's own"),
				demand: id.optional().describe("Demand basis; defaults to the scenario's own"),
				element: id.optional().describe('The component drawn alone'),
				select: id.optional().describe('The node that is lit with all that feeds it and that it feeds'),
				show: z.enum(STORY_FIGURES).optional().describe('The figure on stage; sankey if left out'),
				against: id
					.optional()
					.describe('The scenario that `compare` sets it beside; without it the first, or its own without `set`'),
				build: z
					.strictObject({
						target: z.number().gt(0).max(1).optional().describe('Share of the need, 0.5 if left out'),
						by: z.int().optional().describe('The year in which it is to be served')
					})
					.optional()
					.describe('What `invest` is asked'),
				set: z
					.record(address, settingFile)
					.optional()
					.describe('Amounts moved on top of it; a bare number is in the unit of the lever'),
				levers: z.array(id).optional().describe('Levers at hand, the most telling first'),
				source: z.array(id).optional().describe('Ids in sources.yaml, shown below')
			})
		)
		.min(1)
		.describe('The steps, in order')
})
/** story.yaml as written. */
export type StoryFile = z.infer<typeof storyFile>
