/** An own model that is edited in two tabs of one browser, and where the browser has no room. */
import { expect, test } from 'vitest'
import { TINY } from '../../../../tests/models/tiny-model.ts'
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import { dataOf } from '#lib/model/edit/model-data.ts'
import { readModel } from '#lib/model/read-model.ts'
import { memoryStore, StorageError, type SavedStore } from '../saved/store.ts'
import { Editing, ownModelOf } from './editing.svelte.ts'
import { modelWork, serveModel, type ModelThread } from './model-work.ts'
import { baseOf } from './own-model.ts'
import { OwnModels } from './own-models.svelte.ts'

const base = baseOf(TINY)
const now = () => new Date('2026-11-28T04:00:00Z')
/** Work in this thread, by way of messages as in another. */
const work = modelWork(() => {
	const thread: ModelThread = {
		onmessage: null,
		onerror: null,
		postMessage: (request: Parameters<typeof serveModel>[0]) =>
			setTimeout(async () => {
				const data = structuredClone(await serveModel(structuredClone(request)))
				thread.onmessage?.call(thread as Worker, { data } as MessageEvent)
			})
	}
	return thread
})
const named = (name: string) => [{ file: 'chain.yaml' as const, path: ['name'], value: name }]

async function tab(store: SavedStore) {
	const models = new OwnModels(store)
	await models.refresh()
	return { models, editing: new Editing(models, ownModelOf(base, models, 'Own', now()), false, now, work) }
}

async function change({ editing }: { editing: Editing }, name: string) {
	editing.edit(named(name))
	await editing.settled()
}

async function namesIn(store: SavedStore) {
	const models = new OwnModels(store)
	await models.refresh()
	return models.all.map(({ id, texts }) => [id, /^name: (.*)$/m.exec(texts['chain.yaml'] ?? '')?.[1]]).sort()
}

test('the id of a deleted model is given to no other, whose session would open', async () => {
	const kept = new Map<string, string>()
	const used = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	}
	const store = memoryStore()
	const models = new OwnModels(store, used)
	const first = ownModelOf(base, models, 'Own', now())
	await models.keep(first)
	await models.remove(models.find(first.id)!)
	expect(models.all).toEqual([])
	const later = new OwnModels(store, used)
	await later.refresh()
	expect(later.freeId(base.id)).not.toBe(first.id)
	kept.set('midstream.own-used', '{"no": "list"}')
	expect(later.freeId(base.id)).toBe(first.id)
})

test('two tabs that begin with one chain keep a model each, however often they change it', async () => {
	const store = memoryStore()
	const [one, other] = [await tab(store), await tab(store)]
	await change(one, 'One')
	await change(other, 'Other')
	await change(other, 'Other again')
	await change(one, 'One again')
	expect(one.editing.id).not.toBe(other.editing.id)
	expect(await namesIn(store)).toEqual([
		[one.editing.id, 'One again'],
		[other.editing.id, 'Other again']
	])
})

test('a model that another tab has changed is not written over, and that is told until the end', async () => {
	const store = memoryStore()
	const one = await tab(store)
	await change(one, 'One')
	const models = new OwnModels(store)
	await models.refresh()
	const other = { models, editing: new Editing(models, models.all[0]!, true, now, work) }
	await change(one, 'One again')
	await change(other, 'Other')
	await change(other, 'Other again')
	expect(await namesIn(store)).toEqual([[one.editing.id, 'One again']])
	expect(models.trouble).toBe('changed')
})

test('what found no room is kept with the next change, once there is room', async () => {
	const store = memoryStore()
	let full = true
	const narrow: SavedStore = {
		...store,
		list: () => store.list(),
		write: (records) => (full ? Promise.reject(new StorageError('full')) : store.write(records))
	}
	const one = await tab(narrow)
	await change(one, 'Lost at first')
	expect([one.models.trouble, one.editing.kept]).toEqual(['full', false])
	full = false
	await change(one, 'Kept')
	expect([one.models.trouble, one.editing.kept]).toEqual([null, true])
	expect(await namesIn(store)).toEqual([[one.editing.id, 'Kept']])
})

test('a model is as if written and read in the page, whether the thread works, fails or is none', async () => {
	const changes = named('Another')
	const broken: ModelThread = {
		onmessage: null,
		onerror: null,
		postMessage: () => void setTimeout(() => broken.onerror?.call(broken as Worker, new Event('error') as ErrorEvent))
	}
	const none = () => {
		throw new Error('no threads')
	}
	for (const each of [work, modelWork(() => broken), modelWork(none)]) {
		const texts = await each.write(TINY, changes)
		expect(texts).toEqual(applyChanges(TINY, changes))
		expect(await each.read({ ...texts, 'sources.yaml': '[' })).toEqual(
			readModel({ ...texts, 'sources.yaml': '[' }).diagnostics
		)
		await expect(each.write({ 'chain.yaml': '[' }, changes)).rejects.toThrow()
	}
})

test('what is changed while the model is read is read anew, and data are those of the texts', async () => {
	const { editing } = await tab(memoryStore())
	const { draft } = editing
	editing.edit(named('One'))
	const first = draft.read()
	editing.edit(named('Two'))
	await first
	expect([draft.unread, draft.diagnostics]).toEqual([true, null])
	await draft.read()
	expect([draft.unread, draft.diagnostics]).toEqual([false, readModel(await draft.version.texts).diagnostics])
	editing.undo()
	expect(draft.data).toEqual(dataOf(await draft.version.texts))
	expect(draft.unread).toBe(true)
})
