/** A reader's own presentations as a JSON file. */
import type { OwnStory } from '#lib/model/story.ts'
import { TakenNames } from '../saved/record.ts'
import { readRecordFile, recordFileText, type FileKind, type ReadFile } from '../saved/record-file.ts'
import { readStory, storyBeside } from './story-record.ts'

const FILE: FileKind<OwnStory> = {
	kind: 'midstream-presentations',
	list: 'presentations',
	read: readStory,
	nameIn: (data) => (data as { name?: unknown } | null)?.name
}

/** Writes presentations as the text of a file. Anything that is stored may go into one, damaged or not. */
export function storyFileText(chain: string, stories: readonly unknown[], exported: string): string {
	return recordFileText(FILE, chain, stories, exported)
}

/** Reads the text of a file for a chain. Never throws. */
export function readStoryFile(chain: string, text: string): ReadFile<OwnStory> {
	return readRecordFile(FILE, chain, text)
}

/**
 * Returns presentations as they are added to those that stand: one that stands unchanged, and not in the trash, is left
 * out; a name that is taken gets a number.
 * @param newId Makes an id that nothing has.
 */
export function addedStories(
	stories: readonly OwnStory[],
	standing: readonly OwnStory[],
	newId: () => string
): { added: OwnStory[]; same: number } {
	const texts = new Set(standing.filter(({ trashed }) => trashed === null).map(contentOf))
	const taken = new TakenNames(standing.map(({ name }) => name))
	const fresh = stories.filter((each) => !texts.has(contentOf(each)))
	const added = fresh.map((story) => ({ ...storyBeside(story, newId(), taken), trashed: story.trashed }))
	return { added, same: stories.length - added.length }
}

const contentOf = ({ name, steps }: OwnStory) => JSON.stringify([name, steps])
