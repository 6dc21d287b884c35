/** Records of the reader in IndexedDB: one database for each chain, one object store for each kind of record; own models have one of their own. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type OpenDBCallbacks } from 'idb'
import { revisionOf, StorageError, type Listed, type SavedStore, type StorageTrouble } from './store.ts'

/** Kinds of records of a chain, in the order in which versions of the database brought them. */
const KINDS = ['scenarios', 'stories'] as const
/** One of {@link KINDS}. */
export type StoreKind = (typeof KINDS)[number]

/** Kinds of records, also of those that belong to no chain. */
type AnyKind = StoreKind | 'models'

/** Nothing is believed of what is stored: it is read as any data are. */
type Schema = DBSchema & Record<AnyKind, { key: IDBValidKey; value: unknown }>

type Database = IDBPDatabase<Schema>

/** Returns the name of a chain's database. */
export function databaseName(chainId: string): string {
	return `midstream.saved.${chainId}`
}

/** By the name of an error of IndexedDB. */
const TROUBLES: Readonly<Record<string, StorageTrouble>> = {
	QuotaExceededError: 'full',
	VersionError: 'newer',
	SecurityError: 'blocked',
	InvalidStateError: 'blocked',
	ReferenceError: 'blocked',
	TypeError: 'blocked',
	NotFoundError: 'incomplete'
}

const nameOf = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : '')

/** Returns a store of a chain; its database is opened when it is first asked for something. */
export function indexedStore(chainId: string, kind: StoreKind): SavedStore {
	return recordStore(databaseName(chainId), KINDS, kind)
}

/** Returns the store of one kind in a database that has several, opened when it is first asked for something. */
export function recordStore(name: string, kinds: readonly AnyKind[], kind: AnyKind): SavedStore {
	/** Brings a database of an older version up to this one; what it holds stays. Version n has the first n kinds. */
	function upgrade(database: Database, version: number): void {
		for (const each of kinds.slice(version)) database.createObjectStore(each)
	}

	let opened: Promise<Database> | null = null

	async function open(): Promise<Database> {
		const closed = () => (opened = null)
		opened ??= openDB<Schema>(name, kinds.length, {
			upgrade,
			// A newer page waits for this one to let go; the browser may take the database away at any time.
			blocking: (_current, _next, event) => {
				;(event.target as IDBDatabase).close()
				closed()
			},
			terminated: closed
		})
		return opened.catch((error: unknown) => {
			closed()
			throw error
		})
	}

	/** Works on the database; a connection that the browser has closed meanwhile is opened once more. */
	async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
		try {
			const database = await open().catch((error: unknown) => {
				throw new StorageError(TROUBLES[nameOf(error)] ?? 'unopened', error)
			})
			try {
				return await work(database)
			} catch (error) {
				if (nameOf(error) !== 'InvalidStateError') throw error
				opened = null
				return await work(await open())
			}
		} catch (error) {
			throw error instanceof StorageError ? error : new StorageError(TROUBLES[nameOf(error)] ?? 'failed', error)
		}
	}

	return {
		list: () =>
			use(async (database) => ({ stored: await storedIn(database, kind), newer: false })).catch(
				(error: StorageError) => {
					if (error.trouble !== 'newer') throw error
					return listedInNewer(name, kind)
				}
			),
		write: (records) =>
			inOne(use, kind, async ({ store }) => {
				for (const record of records) {
					if (revisionOf(await store.get(record.id)) !== record.revision - 1) return false
					await store.put(record, record.id)
				}
				return true
			}),
		remove: (key, revision) =>
			inOne(use, kind, async ({ store }) => {
				if (revisionOf(await store.get(key)) !== revision) return false
				await store.delete(key)
				return true
			})
	}
}

async function storedIn(database: Database, kind: AnyKind): Promise<Listed['stored']> {
	const { store, done } = database.transaction(kind)
	done.catch(() => {})
	try {
		const [keys, data] = await Promise.all([store.getAllKeys(), store.getAll()])
		return keys.map((key, place) => ({ key, data: data[place] }))
	} catch {
		return storedOneByOne(database, kind)
	}
}

/** For a database of which the browser has lost a part: what is whole comes, and what is not is undefined. */
async function storedOneByOne(database: Database, kind: AnyKind): Promise<Listed['stored']> {
	const keys = await database.getAllKeys(kind)
	return Promise.all(keys.map(async (key) => ({ key, data: await database.get(kind, key).catch(() => undefined) })))
}

/**
 * Reads a database as a newer page left it; what this page does not find its way in is told, and counts as nothing known.
 * Where it was deleted meanwhile none is made in its place, and nothing is stored.
 */
async function listedInNewer(name: string, kind: AnyKind): Promise<Listed> {
	let gone = false
	const upgrade: OpenDBCallbacks<Schema>['upgrade'] = (_database, _from, _to, transaction) => {
		gone = true
		// That it ends without being done is what is wanted here.
		transaction.done.catch(() => undefined)
		transaction.abort()
	}
	try {
		const database = await openDB<Schema>(name, undefined, { upgrade })
		try {
			return { stored: await storedIn(database, kind), newer: true }
		} finally {
			database.close()
		}
	} catch (error) {
		if (gone) return { stored: [], newer: false }
		throw new StorageError('newer-unread', error)
	}
}

type Transaction = IDBPTransaction<Schema, [AnyKind], 'readwrite'>

/** Compares and writes in one transaction: nothing comes between, and of several writes all last or none. */
function inOne(
	use: <T>(work: (database: Database) => Promise<T>) => Promise<T>,
	kind: AnyKind,
	work: (transaction: Transaction) => Promise<boolean>
): Promise<boolean> {
	return use(async (database) => {
		const transaction = database.transaction(kind, 'readwrite', { durability: 'strict' })
		// Awaited below; where it fails first it is the reason that is told.
		const done = transaction.done
		done.catch(() => {})
		try {
			if (await work(transaction)) {
				await done
				return true
			}
		} catch (error) {
			abort(transaction)
			await done.catch((reason: unknown) => {
				throw nameOf(reason) === 'AbortError' ? error : reason
			})
			throw error
		}
		abort(transaction)
		return false
	})
}

function abort(transaction: Transaction): void {
	try {
		transaction.abort()
	} catch {
		// It is over already.
	}
}
