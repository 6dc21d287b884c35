/** Saved scenarios as a JSON file. */
import { besideOthers, newest, readRecord, TakenNames, type SavedScenario } from './record.ts'
import { readRecordFile, recordFileText, type FileKind, type ReadFile } from './record-file.ts'

const FILE: FileKind<SavedScenario> = {
	kind: 'midstream-saved-scenarios',
	list: 'scenarios',
	read: readRecord,
	nameIn: (data) => (data as { versions?: { name?: unknown }[] } | null)?.versions?.at?.(-1)?.name
}

/** Writes records as the text of a file. Anything that is stored may go into one, damaged or not. */
export function fileText(chain: string, records: readonly unknown[], exported: string): string {
	return recordFileText(FILE, chain, records, exported)
}

/** Reads the text of a file for a chain. Never throws. */
export function readFile(chain: string, text: string): ReadFile<SavedScenario> {
	return readRecordFile(FILE, chain, text)
}

/**
 * Returns records as they are added to those that stand: one that stands unchanged, and not in the trash, is left out, one whose id or name
 * is taken gets another, so that nothing is overwritten.
 * @param newId Makes an id that nothing has.
 * @param at The present moment, ISO 8601.
 */
export function added(
	records: readonly SavedScenario[],
	standing: readonly SavedScenario[],
	newId: () => string,
	at: string
): { added: SavedScenario[]; same: number } {
	const texts = new Set(standing.filter(({ trashed }) => trashed === null).map(contentOf))
	const taken = new TakenNames(standing.map((each) => newest(each).name))
	const fresh = records.filter((each) => !texts.has(contentOf(each)))
	const made = fresh.map((record) => ({ ...besideOthers(record, newId(), at, taken), trashed: record.trashed }))
	return { added: made, same: records.length - made.length }
}

const contentOf = ({ versions }: SavedScenario) => JSON.stringify(versions)
