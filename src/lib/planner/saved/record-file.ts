/** Records as a JSON file: written, and read with everything that is wrong with it at once. */
import type { Damaged, RecordProblem } from './store.ts'

/** Version of the file around the records; each record has its own. */
const VERSION = 1

/** Most letters of a file that is read. */
const MOST_LETTERS = 20_000_000

/** Most letters of a name that a damaged record still tells. */
const MOST_NAME = 120

/** One kind of record, as files hold it. */
export interface FileKind<R> {
	/** Says in the file that it is one of ours. */
	kind: string
	/** The key that the records stand under. */
	list: string
	read(data: unknown): { record: R } | { problem: RecordProblem }
	/** Returns what may be the name of whatever stands in the place of a record. */
	nameIn(data: unknown): unknown
}

/** Something wrong with a file: with all of it, or with one of its records, counted from 1. */
export type FileProblem =
	| { kind: 'too-large' | 'not-json' | 'not-ours' }
	| { kind: 'newer-file'; version: number }
	| { kind: 'record'; number: number; name: string | null; problem: RecordProblem }
	| { kind: 'other-chain'; number: number; name: string; chain: string }

/** Records that a file holds, and what is wrong with the rest of it. */
export interface ReadFile<R> {
	records: R[]
	problems: FileProblem[]
}

/** Writes records as the text of a file. Anything that is stored may go into one, damaged or not. */
export function recordFileText(
	{ kind, list }: Pick<FileKind<unknown>, 'kind' | 'list'>,
	chain: string,
	records: readonly unknown[],
	exported: string
): string {
	const written = { kind, version: VERSION, chain, exported, [list]: records.map(writable) }
	return JSON.stringify(written, null, '\t') + '\n'
}

/** Writes stored data that cannot be read as the text of a file, to be looked at and mended. */
export function damagedFileText({ data }: Damaged): string {
	return JSON.stringify(writable(data) ?? null, null, '\t') + '\n'
}

/** Data that JSON does not have, such as a circle, go into a file as text. */
function writable(data: unknown): unknown {
	try {
		JSON.stringify(data)
		return data
	} catch {
		return String(data)
	}
}

/** Reads the text of a file for a chain. Never throws. */
export function readRecordFile<R extends { chain: string }>(of: FileKind<R>, chain: string, text: string): ReadFile<R> {
	const found = recordsIn(of, text)
	if (!Array.isArray(found)) return { records: [], problems: [found] }
	const records: R[] = []
	const problems: FileProblem[] = []
	found.forEach((data: unknown, place) => {
		const number = place + 1
		const read = of.read(data)
		const name = nameOf(of, data)
		if ('problem' in read) problems.push({ kind: 'record', number, name, problem: read.problem })
		else if (read.record.chain !== chain)
			problems.push({ kind: 'other-chain', number, name: name ?? '', chain: read.record.chain })
		else records.push(read.record)
	})
	return { records, problems }
}

function recordsIn({ kind, list }: Pick<FileKind<unknown>, 'kind' | 'list'>, text: string): unknown[] | FileProblem {
	if (text.length > MOST_LETTERS) return { kind: 'too-large' }
	let data: unknown
	try {
		data = JSON.parse(text)
	} catch {
		return { kind: 'not-json' }
	}
	const { [list]: records, ...head } = (data ?? {}) as Record<string, unknown>
	if (head.kind !== kind || typeof head.version !== 'number' || !Array.isArray(records)) return { kind: 'not-ours' }
	return head.version > VERSION ? { kind: 'newer-file', version: head.version } : records
}

function nameOf<R>(of: FileKind<R>, data: unknown): string | null {
	const name = of.nameIn(data)
	return typeof name === 'string' ? name.slice(0, MOST_NAME) : null
}
