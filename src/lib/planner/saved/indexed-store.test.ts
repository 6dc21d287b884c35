import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { databaseName, indexedStore } from './indexed-store.ts'
import { newRecord, withVersion, type SavedVersion } from './record.ts'
import { memoryStore, StorageError, withTrashed, type SavedStore } from './store.ts'

const version: SavedVersion = {
	at: '2026-11-27T10:00:00.000Z',
	name: 'Plan',
	note: '',
	tags: [],
	snapshot: {
		model: { version: '1', fingerprint: 'abc' },
		scenario: { id: 'today', year: null, demand: null, set: {} },
		view: { element: null, figure: 'flows', pinned: null },
		result: { delivered: 10, gap: 2 }
	}
}
const plan = newRecord('a', 'copper', version)
const other = newRecord('b', 'copper', version)

// idb tells requests and transactions apart by the browser's own classes.
beforeEach(async () => {
	const all = await import('fake-indexeddb')
	for (const [name, value] of Object.entries(all)) if (name.startsWith('IDB')) vi.stubGlobal(name, value)
	vi.stubGlobal('IDBKeyRange', IDBKeyRange)
	vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => {
	vi.restoreAllMocks()
	vi.unstubAllGlobals()
})

const dataIn = async (store: SavedStore) => (await store.list()).stored.map(({ data }) => data)
const troubleOf = (work: Promise<unknown>) =>
	work.then(
		() => null,
		(error: unknown) => (error instanceof StorageError ? error.trouble : error)
	)

for (const [name, make] of [
	['IndexedDB', () => indexedStore('copper', 'scenarios')],
	['memory', memoryStore]
] as const) {
	test(`${name}: what is written is listed, and each revision stands in place of the one before`, async () => {
		const store = make()
		expect(await store.write([plan, other])).toBe(true)
		const next = withVersion(plan, version)
		expect(await store.write([next])).toBe(true)
		expect(await dataIn(store)).toEqual([next, other])
	})

	test(`${name}: of two changes of one revision the second is not written, nor anything with it`, async () => {
		const store = make()
		await store.write([plan])
		const mine = withVersion(plan, version)
		expect(await store.write([withTrashed(plan, version.at)])).toBe(true)
		expect(await store.write([other, mine])).toBe(false)
		expect(await store.write([plan])).toBe(false)
		expect(await dataIn(store)).toEqual([withTrashed(plan, version.at)])
	})

	test(`${name}: only the revision that was seen is deleted`, async () => {
		const store = make()
		await store.write([plan])
		await store.write([withVersion(plan, version)])
		expect(await store.remove('a', 1)).toBe(false)
		expect(await store.remove('a', 2)).toBe(true)
		expect(await dataIn(store)).toEqual([])
	})
}

test('two tabs that write at once: one is written, the other told', async () => {
	const [one, another] = [indexedStore('copper', 'scenarios'), indexedStore('copper', 'scenarios')]
	await one.write([plan])
	const results = await Promise.all([one, another].map((tab) => tab.write([withVersion(plan, version)])))
	expect(results.sort()).toEqual([false, true])
	expect(await dataIn(one)).toEqual([withVersion(plan, version)])
})

test('each chain has its own', async () => {
	await indexedStore('copper', 'scenarios').write([plan])
	expect(await dataIn(indexedStore('tin', 'scenarios'))).toEqual([])
})

test('what lasts is asked for strictly', async () => {
	const store = indexedStore('copper', 'scenarios')
	const spied = vi.spyOn((await import('fake-indexeddb')).IDBDatabase.prototype, 'transaction')
	await store.write([plan])
	expect(spied.mock.calls.at(-1)?.slice(1)).toEqual(['readwrite', { durability: 'strict' }])
})

test('storage that is full is told, and nothing of what was asked is written', async () => {
	const store = indexedStore('copper', 'scenarios')
	await store.write([plan])
	const put = IDBObjectStore.prototype.put
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
		if ((given[0] as { id: string }).id === 'b') throw new DOMException('full', 'QuotaExceededError')
		return put.apply(this, given)
	})
	expect(await troubleOf(store.write([withVersion(plan, version), other]))).toBe('full')
	expect(await dataIn(store)).toEqual([plan])
})

test.each([
	['missing', undefined],
	['forbidden', { open: () => { throw new DOMException('denied', 'SecurityError') } }], // prettier-ignore
	['of a private window', { open: () => { throw new DOMException('', 'InvalidStateError') } }] // prettier-ignore
])('IndexedDB that is %s is told as blocked', async (_name, factory) => {
	vi.stubGlobal('indexedDB', factory)
	expect(await troubleOf(indexedStore('copper', 'scenarios').list())).toBe('blocked')
})

test('a newer page is not kept waiting, and a connection that was closed is opened again', async () => {
	const store = indexedStore('copper', 'scenarios')
	await store.write([plan])
	const newer = await openDB(databaseName('copper'), 3)
	newer.close()
	expect(await troubleOf(store.write([other]))).toBe('newer')
})

test('a database of the first version keeps its scenarios and gets room for stories', async () => {
	const first = await openDB(databaseName('copper'), 1, {
		upgrade: (database) => void database.createObjectStore('scenarios')
	})
	await first.put('scenarios', plan, plan.id)
	first.close()
	const stories = indexedStore('copper', 'stories')
	expect(await stories.write([other])).toBe(true)
	expect(await dataIn(stories)).toEqual([other])
	expect(await dataIn(indexedStore('copper', 'scenarios'))).toEqual([plan])
})

test('what a newer page has stored is read and told, and stays as it is', async () => {
	const newer = await openDB(databaseName('copper'), 99, {
		upgrade: (database) => {
			for (const name of ['scenarios', 'stories', 'later']) database.createObjectStore(name)
		}
	})
	await newer.put('scenarios', plan, plan.id)
	newer.close()
	const store = indexedStore('copper', 'scenarios')
	expect(await store.list()).toEqual({ stored: [{ key: 'a', data: plan }], newer: true })
	expect(await troubleOf(store.write([other]))).toBe('newer')
	expect(await troubleOf(store.remove('a', 1))).toBe('newer')
	expect(await dataIn(store)).toEqual([plan])
	const after = await openDB(databaseName('copper'))
	expect([after.version, [...after.objectStoreNames]]).toEqual([99, ['later', 'scenarios', 'stories']])
})

test('a database of a newer page that keeps its records elsewhere is told, does not count as empty, and stays as it is', async () => {
	const newer = await openDB(databaseName('copper'), 99, {
		upgrade: (database) => void database.createObjectStore('plans')
	})
	await newer.put('plans', plan, plan.id)
	newer.close()
	const store = indexedStore('copper', 'scenarios')
	expect(await troubleOf(store.list())).toBe('newer-unread')
	expect(await troubleOf(store.write([other]))).toBe('newer')
	const after = await openDB(databaseName('copper'))
	expect([after.version, [...after.objectStoreNames], await after.getAll('plans')]).toEqual([99, ['plans'], [plan]])
})

test('a database of a newer page that is deleted while it is read is empty, and no longer newer', async () => {
	const newer = await openDB(databaseName('copper'), 99)
	newer.close()
	const open = indexedDB.open.bind(indexedDB)
	vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
		if (version === undefined) indexedDB.deleteDatabase(name)
		return open(name, version)
	})
	const store = indexedStore('copper', 'scenarios')
	expect(await store.list()).toEqual({ stored: [], newer: false })
	expect(await indexedDB.databases()).toEqual([])
	expect(await store.write([plan])).toBe(true)
	expect(await dataIn(store)).toEqual([plan])
})

test('a database without one of its parts is told, and keeps the other', async () => {
	const made = await openDB(databaseName('copper'), 2, {
		upgrade: (database) => void database.createObjectStore('scenarios')
	})
	made.close()
	const stories = indexedStore('copper', 'stories')
	expect(await troubleOf(stories.list())).toBe('incomplete')
	expect(await troubleOf(stories.write([other]))).toBe('incomplete')
	const scenarios = indexedStore('copper', 'scenarios')
	expect(await scenarios.write([plan])).toBe(true)
	expect(await dataIn(scenarios)).toEqual([plan])
})

test('a database that cannot be opened is told as that, and is opened once it can be', async () => {
	const store = indexedStore('copper', 'scenarios')
	const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
		throw new DOMException('Internal error opening backing store', 'UnknownError')
	})
	expect(await troubleOf(store.list())).toBe('unopened')
	open.mockRestore()
	expect(await store.write([plan])).toBe(true)
})

test('of records that the browser has lost a part of, the whole ones are listed', async () => {
	const store = indexedStore('copper', 'scenarios')
	await store.write([plan, other])
	const lost = () => {
		throw new DOMException('Failed to read large IndexedDB value', 'DataError')
	}
	vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(lost)
	const get = IDBObjectStore.prototype.get
	vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
		return key === 'a' ? lost() : get.call(this, key)
	})
	expect((await store.list()).stored).toEqual([
		{ key: 'a', data: undefined },
		{ key: 'b', data: other }
	])
})
