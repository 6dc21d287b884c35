/** The format of sources.yaml. */
import { z } from 'zod'
import { date, id, name, note } from './figure-file.ts'

/** The schema of sources.yaml. */
export const sourcesFile = z.strictObject({
	sources: z.record(
		id,
		z.strictObject({
			publisher: name,
			title: z.string().min(1),
			date: date.optional(),
			url: z.url({ protocol: /^https?$/ }).optional(),
			recalled: z.literal(true).optional().describe('Cited from memory, not read'),
			note: note.optional()
		})
	)
})
/** sources.yaml as written. */
export type SourcesFile = z.infer<typeof sourcesFile>
