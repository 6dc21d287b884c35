/** Where records of the reader are kept, whatever keeps them. */

/** A record as a store knows it. */
export interface StoredRecord {
	readonly id: string
	/** Counts the changes from 1. */
	readonly revision: number
}

/** A record that may lie in the trash. */
export interface KeptRecord extends StoredRecord {
	/** Moment at which it was put into the trash; null while it is not there. */
	readonly trashed: string | null
}

/** Data that is no record: which of its fields are not as they should be, or that a newer program wrote it. */
export type RecordProblem = { kind: 'damaged'; fields: string[] } | { kind: 'newer'; format: number }

/** Returns a record in the trash since a moment, or out of it with null. */
export function withTrashed<R extends KeptRecord>(record: R, trashed: string | null): R {
	return { ...record, revision: record.revision + 1, trashed }
}

/**
 * - `full`: there is no room left
 * - `blocked`: the browser lets this page store nothing
 * - `newer`: what is stored is of a newer version of the page: it is read as far as it is known, and not written
 * - `newer-unread`: what is stored is of a newer version of the page, and cannot be read either: nothing is known of it
 * - `unopened`: the database is there and cannot be opened
 * - `incomplete`: the database has no place for records of this kind
 * - `failed`: the browser failed in another way
 */
export type StorageTrouble = 'full' | 'blocked' | 'newer' | 'newer-unread' | 'unopened' | 'incomplete' | 'failed'

/** Returns whether nothing can be stored as long as the page is open: a store in memory then takes the place. */
export function storesNothing(trouble: StorageTrouble): boolean {
	return trouble === 'blocked' || trouble === 'unopened' || trouble === 'incomplete'
}

/** Raised by a store that could not do what it was asked; nothing of it is done then. */
export class StorageError extends Error {
	readonly trouble: StorageTrouble

	constructor(trouble: StorageTrouble, cause?: unknown) {
		super(`storage: ${trouble}`, { cause })
		this.name = 'StorageError'
		this.trouble = trouble
	}
}

/** All that a store has, by its key: what is damaged too, undefined for what the browser cannot read any more. */
export interface Listed {
	stored: { key: IDBValidKey; data: unknown }[]
	/** True where a newer version of the page wrote the database: nothing can be written then. */
	newer: boolean
}

/** A store of records of one kind and one chain. Every method rejects with a {@link StorageError}. */
export interface SavedStore {
	list(): Promise<Listed>
	/**
	 * Writes all records or none; what it resolves for lasts. A record of revision n takes the place of revision n − 1 of
	 * the same id and of no other, one of revision 1 that of none: false, with nothing written, where one does not.
	 */
	write(records: readonly StoredRecord[]): Promise<boolean>
	/** Takes out what has a key, where its revision is still this one: false where it is not. Damaged data have none: null. */
	remove(key: IDBValidKey, revision: number | null): Promise<boolean>
}

/** Stored data that are no record of this program, kept as they are. */
export interface Damaged {
	key: IDBValidKey
	data: unknown
	problem: RecordProblem
}

/**
 * Reads what a store has listed. A record under a key that is not its own is told as damaged: it could not be written
 * in its own place.
 * @param read Reads stored data as a record. Never throws.
 */
export function readListed<R extends StoredRecord>(
	stored: Listed['stored'],
	read: (data: unknown) => { record: R } | { problem: RecordProblem }
): { records: R[]; damaged: Damaged[] } {
	const records: R[] = []
	const damaged: Damaged[] = []
	for (const { key, data } of stored) {
		const made = read(data)
		if ('problem' in made) damaged.push({ key, data, problem: made.problem })
		else if (made.record.id === key) records.push(made.record)
		else damaged.push({ key, data, problem: { kind: 'damaged', fields: ['id'] } })
	}
	return { records, damaged }
}

/** Returns the revision of whatever is stored under a key: 0 for nothing, null for data without one. */
export function revisionOf(data: unknown): number | null {
	if (data === undefined) return 0
	const revision = (data as { revision?: unknown } | null)?.revision
	return typeof revision === 'number' ? revision : null
}

/** Returns a store that lasts as long as the page, for a browser that keeps nothing. */
export function memoryStore(): SavedStore {
	const kept = new Map<IDBValidKey, StoredRecord>()
	return {
		list: async () => ({ stored: [...kept].map(([key, data]) => ({ key, data })), newer: false }),
		write: async (records) => {
			if (!records.every(({ id, revision }) => revisionOf(kept.get(id)) === revision - 1)) return false
			for (const record of records) kept.set(record.id, record)
			return true
		},
		remove: async (key, revision) => revisionOf(kept.get(key)) === revision && kept.delete(key)
	}
}
