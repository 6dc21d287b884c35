import { expect, test } from 'vitest'
import { OwnModels } from '../own/own-models.svelte.ts'
import { baseOf, newOwnModel } from '../own/own-model.ts'
import { OwnStories } from '../stories/own-stories.svelte.ts'
import { newStory } from '../stories/story-record.ts'
import { damagedFileText } from './record-file.ts'
import { newRecord } from './record.ts'
import { SavedScenarios } from './saved-scenarios.svelte.ts'
import { StorageError, type SavedStore, type StoredRecord, type StorageTrouble } from './store.ts'

const at = '2026-11-27T10:00:00.000Z'
const around = { now: () => new Date(at), newId: () => 'new', persist: async () => true }
const scenario = { id: 'today', year: null, demand: null, set: {} }
const snapshot = {
	model: { version: '1', fingerprint: 'abc' },
	scenario,
	view: { element: null, figure: 'flows', pinned: null },
	result: { delivered: 10, gap: 2 }
}
const circle: Record<string, unknown> = { format: 1 }
circle.self = circle

/** What may stand in the place of a record: of every kind that a browser can store, and records that are nearly right. */
const wrongOf = (whole: StoredRecord): unknown[] => [
	undefined, null, 3, 12n, '<b>no</b>', true, [], [whole], {}, new Date(NaN), new Map([[whole.id, whole]]), new Uint8Array(3), circle,
	{ ...whole, revision: 'one' }, { ...whole, revision: -1 }, { ...whole, id: 7 }, { ...whole, at: '2026-99-99T99:99:99Z', versions: [{ at: '2026-99-99T99:99:99Z' }] },
	{ ...whole, format: 99 }, { ...whole, id: 'of another key' },
	...Object.keys(whole).map((key) => ({ ...whole, [key]: circle }))
] // prettier-ignore

/** A store that has one whole record and these beside it, and that writes nothing. */
function storeOf(whole: StoredRecord): SavedStore & { trouble: StorageTrouble | null } {
	const wrong = wrongOf(whole).map((data, place) => ({ key: place % 2 === 0 ? place : `wrong-${place}`, data }))
	const store = {
		trouble: null as StorageTrouble | null,
		list: async () => {
			if (store.trouble) throw new StorageError(store.trouble)
			return { stored: [{ key: whole.id, data: whole }, ...wrong], newer: false }
		},
		write: () => Promise.reject(new Error('written')),
		remove: () => Promise.reject(new Error('removed'))
	}
	return store
}

const story = newStory('a', 'copper', at, 'Talk', [])
const saved = newRecord('a', 'copper', { at, name: 'Plan', note: '', tags: [], snapshot })
const texts = { 'chain.yaml': 'id: copper' }
const model = newOwnModel({ id: 'a', name: 'Own', base: baseOf(texts), texts }, at)

const kinds = [
	['scenarios', saved, (store: SavedStore) => new SavedScenarios('copper', store, around)],
	['presentations', story, (store: SavedStore) => new OwnStories('copper', store, around)]
] as const

for (const [name, whole, make] of kinds) {
	test(`${name}: whatever stands beside a whole record, it is listed, and a file holds all`, async () => {
		const kept = make(storeOf(whole))
		await kept.refresh()
		expect(kept.records).toEqual([whole])
		expect(kept.damaged).toHaveLength(wrongOf(whole).length)
		const file = JSON.parse(kept.export()) as Record<string, unknown[]>
		expect(file[name]).toHaveLength(1 + wrongOf(whole).length)
	})

	for (const trouble of ['unopened', 'incomplete', 'blocked'] as const)
		test(`${name}: with a database that is ${trouble} the page goes on, and says so until it is closed`, async () => {
			const store = storeOf(whole)
			const kept = make(store)
			await kept.refresh()
			store.trouble = trouble
			await kept.refresh()
			expect([kept.records, kept.trouble, kept.lasts]).toEqual([[whole], trouble, false])
			expect((await kept.discard(kept.records[0] as never)).kind).toBe('kept')
			expect([kept.records, kept.trash.length, kept.trouble]).toEqual([[], 1, trouble])
		})
}

test('own models: whatever stands beside a whole one, it is listed, and each damaged one can be saved to a file', async () => {
	const models = new OwnModels(storeOf(model))
	await models.refresh()
	expect(models.all).toEqual([model])
	expect(models.damaged).toHaveLength(wrongOf(model).length)
	for (const each of models.damaged) expect(() => JSON.parse(damagedFileText(each))).not.toThrow()
	expect(models.freeId('wrong-1')).toBe('wrong-1-own')
})

test('own models: with a database that cannot be opened a model is kept as long as the page', async () => {
	const store = storeOf(model)
	store.trouble = 'unopened'
	const models = new OwnModels(store)
	await models.refresh()
	expect(await models.keep(model)).toBe(true)
	await models.refresh()
	expect([models.all, models.trouble]).toEqual([[model], 'unopened'])
})
