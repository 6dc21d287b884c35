import type { Words } from '#lib/messages/index.ts'
import type { OwnModels } from '#lib/planner/own/own-models.svelte.ts'
import { damagedText } from '../saved/saved-text.ts'

/** Returns why an own model is not there: its record is damaged, the database cannot be read, or nothing is known of it. */
export function missingText(
	models: OwnModels,
	id: string,
	{ own, trouble }: Words['page']['data']
): { heading: string; why: string } {
	const damaged = models.damaged.find(({ key }) => key === id)
	if (damaged) return { heading: own.unread, why: own.unreadWhy({ why: damagedText(damaged, own) }) }
	if (models.trouble) return { heading: own.notOpened, why: trouble[models.trouble] }
	return { heading: own.missing, why: own.missingWhy }
}
