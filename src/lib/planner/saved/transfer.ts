/** Saved scenarios as a JSON file: written, and read with everything that is wrong with it at once. */
import { besideOthers, newest, readRecord, type RecordProblem, type SavedScenario } from './record.ts'

/** Says that a file is one of ours; its version is that of the file, each record has its own. */
const KIND = 'midstream-saved-scenarios'
const VERSION = 1

/** Most letters of a file that is read. */
const MOST_LETTERS = 20_000_000

/** Something wrong with a file: with all of it, or with one of its scenarios, counted from 1. */
export type FileProblem =
	| { kind: 'too-large' | 'not-json' | 'not-ours' }
	| { kind: 'newer-file'; version: number }
	| { kind: 'record'; number: number; name: string | null; problem: RecordProblem }
	| { kind: 'other-chain'; number: number; name: string; chain: string }

/** Scenarios that a file holds, and what is wrong with the rest of it. */
export interface ReadFile {
	records: SavedScenario[]
	problems: FileProblem[]
}

/** Writes records as the text of a file. Anything that is stored may go into one, damaged or not. */
export function fileText(chain: string, records: readonly unknown[], exported: string): string {
	return JSON.stringify({ kind: KIND, version: VERSION, chain, exported, scenarios: records }, null, '\t') + '\n'
}

/** Reads the text of a file for a chain. Never throws. */
export function readFile(chain: string, text: string): ReadFile {
	const found = scenariosIn(text)
	if (!Array.isArray(found)) return { records: [], problems: [found] }
	const records: SavedScenario[] = []
	const problems: FileProblem[] = []
	found.forEach((data: unknown, place) => {
		const number = place + 1
		const read = readRecord(data)
		if ('problem' in read) problems.push({ kind: 'record', number, name: nameIn(data), problem: read.problem })
		else if (read.record.chain !== chain)
			problems.push({ kind: 'other-chain', number, name: newest(read.record).name, chain: read.record.chain })
		else records.push(read.record)
	})
	return { records, problems }
}

function scenariosIn(text: string): unknown[] | FileProblem {
	if (text.length > MOST_LETTERS) return { kind: 'too-large' }
	let data: unknown
	try {
		data = JSON.parse(text)
	} catch {
		return { kind: 'not-json' }
	}
	const { kind, version, scenarios } = (data ?? {}) as { kind?: unknown; version?: unknown; scenarios?: unknown }
	if (kind !== KIND || typeof version !== 'number' || !Array.isArray(scenarios)) return { kind: 'not-ours' }
	return version > VERSION ? { kind: 'newer-file', version } : scenarios
}

/** A name that a damaged record still tells. */
function nameIn(data: unknown): string | null {
	const name = (data as { versions?: { name?: unknown }[] } | null)?.versions?.at?.(-1)?.name
	return typeof name === 'string' ? name.slice(0, 120) : null
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
	const taken = standing.map((each) => newest(each).name)
	const fresh = records.filter((each) => !texts.has(contentOf(each)))
	const made = fresh.map((record) => {
		const beside = { ...besideOthers(record, newId(), at, taken), trashed: record.trashed }
		taken.push(newest(beside).name)
		return beside
	})
	return { added: made, same: records.length - made.length }
}

const contentOf = ({ versions }: SavedScenario) => JSON.stringify(versions)
