/** A file to be made, as it is sent to a thread: words are functions, which cannot be sent, so their language is. */
import { localeOf } from '#lib/figures/text/locale.ts'
import { languageFor } from '#lib/messages/index.ts'
import type { Grouping } from '#lib/messages/notation.ts'
import type { Content, ExportAssets, ExportSubject } from '../format.ts'
import type { FormatId } from '../formats.ts'
import type { PackContent } from '../pack.ts'
import type { StorySubject } from '../slides/story.ts'
import type { StoryFormat } from '../story-formats.ts'

/** What the file is of. */
type Matter =
	| { kind: 'plan'; format: FormatId; subject: Omit<ExportSubject, 'locale' | 'assets'> }
	| { kind: 'story'; format: StoryFormat; subject: Omit<StorySubject, 'locale'> }
	| { kind: 'pack'; template: string; content: PackContent }

/** A file of a plan in one of the formats, of a story in one of its, or a briefing pack. */
export type FileTask = Matter & {
	/** BCP 47 tag of the language. */
	language: string
	grouping: Grouping
}

/** Makes a file, in whatever thread it is called in; large libraries load when it is called. */
export async function runTask(task: FileTask, assets: ExportAssets): Promise<Content> {
	if (task.kind === 'pack') {
		const { writePack } = await import('../pack.ts')
		// As bytes it comes back without being copied.
		return new TextEncoder().encode(writePack(task.template, task.content))
	}
	const { words } = await languageFor([task.language])
	const locale = localeOf(words, task.grouping)
	if (task.kind === 'plan') {
		const { FORMATS } = await import('../formats.ts')
		return FORMATS[task.format].write({ ...task.subject, locale, assets })
	}
	const { STORY_FORMATS } = await import('../story-formats.ts')
	return STORY_FORMATS[task.format].write({ ...task.subject, locale }, assets)
}
