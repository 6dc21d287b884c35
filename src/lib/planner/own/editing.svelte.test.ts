/** An own model that is edited in two tabs of one browser, and where the browser has no room. */
import { expect, test } from 'vitest'
import { TINY } from '../../../../tests/models/tiny-model.ts'
import { memoryStore, StorageError, type SavedStore } from '../saved/store.ts'
import { Editing, ownModelOf } from './editing.svelte.ts'
import { baseOf } from './own-model.ts'
import { OwnModels } from './own-models.svelte.ts'

const base = baseOf(TINY)
const now = () => new Date('2026-11-28T04:00:00Z')
const named = (name: string) => [{ file: 'chain.yaml' as const, path: ['name'], value: name }]

async function tab(store: SavedStore) {
	const models = new OwnModels(store)
	await models.refresh()
	return { models, editing: new Editing(models, ownModelOf(base, models, 'Own', now()), false, now) }
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
	const other = { models, editing: new Editing(models, models.all[0]!, true, now) }
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
