import { expect, test } from 'vitest'
import type { Snapshot } from '../snapshot.ts'
import { newest } from './record.ts'
import { SavedScenarios, type SavedOutcome } from './saved-scenarios.svelte.ts'
import { memoryStore, StorageError, type SavedStore } from './store.ts'

const snapshot = (mill: number): Snapshot => ({
	model: { version: '1', fingerprint: 'abc' },
	scenario: { id: 'today', year: null, demand: null, set: { mill } },
	view: { element: null, figure: 'flows', pinned: null },
	result: { delivered: 10, gap: 2 }
})
const label = (name: string) => ({ name, note: '', tags: [] })

let ids = 0
let asked = 0

/** Saved scenarios as one tab has them, of a store that several may share. */
function tab(store: SavedStore): SavedScenarios {
	let seconds = 0
	return new SavedScenarios('copper', store, {
		now: () => new Date(Date.UTC(2026, 10, 27, 10, 0, seconds++)),
		newId: () => `id-${++ids}`,
		persist: async () => ++asked > 0
	})
}

function recordOf(outcome: SavedOutcome) {
	if (outcome.kind !== 'kept' && outcome.kind !== 'beside') throw new Error(outcome.kind)
	return outcome.record
}

const namesIn = (saved: SavedScenarios) => saved.records.map((record) => newest(record).name).sort()

test('a version that is restored is one more, and the one before it stays', async () => {
	const saved = tab(memoryStore())
	const first = recordOf(await saved.save(label('Plan'), snapshot(1), null))
	const second = recordOf(await saved.save(label('Plan'), snapshot(2), first))
	const third = recordOf(await saved.restore(second, second.versions[0]!))
	expect(third.versions.map((version) => version.snapshot.scenario.set.mill)).toEqual([1, 2, 1])
	expect(saved.records).toEqual([third])
})

test('what two tabs make of one scenario stands side by side, and a name is given once', async () => {
	const store = memoryStore()
	const [one, other] = [tab(store), tab(store)]
	const plan = recordOf(await one.save(label('Plan'), snapshot(1), null))
	await other.refresh()
	await other.save(label('Plan'), snapshot(2), plan)
	const mine = await one.edit(plan, label('Plan'))
	expect(mine.kind).toBe('beside')
	expect(await one.discard(plan)).toEqual({ kind: 'changed' })
	expect(await one.remove(plan)).toEqual({ kind: 'changed' })
	expect(namesIn(one)).toEqual(['Plan', 'Plan (2)'])
	expect(one.named(' plan ')!.versions.at(-1)!.snapshot.scenario.set.mill).toBe(2)
	await one.duplicate(one.named('Plan')!)
	expect(namesIn(one)).toEqual(['Plan', 'Plan (2)', 'Plan (3)'])
})

test('what the store no longer has is kept until it is saved again', async () => {
	const store = memoryStore()
	const saved = tab(store)
	const plan = recordOf(await saved.save(label('Plan'), snapshot(1), null))
	await store.remove(plan.id, plan.revision)
	await saved.refresh()
	await saved.refresh()
	expect([saved.records, saved.gone]).toEqual([[], [plan]])
	expect(saved.export()).toContain('"name": "Plan"')
	await saved.saveAgain(plan)
	expect([namesIn(saved), saved.gone]).toEqual([['Plan'], []])
})

test('a store that is blocked is told, and what was listed goes on for as long as the page is open', async () => {
	const store = memoryStore()
	const saved = tab(store)
	await saved.save(label('Plan'), snapshot(1), null)
	const blocked = async () => {
		throw new StorageError('blocked')
	}
	Object.assign(store, { list: blocked, write: blocked, remove: blocked })
	await saved.refresh()
	expect([saved.trouble, saved.lasts, namesIn(saved)]).toEqual(['blocked', false, ['Plan']])
	await saved.save(label('Other'), snapshot(2), null)
	await saved.save(label('Plan'), snapshot(3), saved.named('Plan'))
	expect([saved.trouble, namesIn(saved)]).toEqual(['blocked', ['Other', 'Plan']])
})

test('a store that is full refuses a file as a whole, and the promise to keep is asked for once', async () => {
	const store = memoryStore()
	const saved = tab(store)
	asked = 0
	await saved.save(label('Plan'), snapshot(1), null)
	await saved.save(label('Other'), snapshot(1), null)
	expect([asked, saved.promised]).toEqual([1, true])
	const file = saved.export()
	const elsewhere = memoryStore()
	Object.assign(elsewhere, {
		write: async () => {
			throw new StorageError('full')
		}
	})
	expect(await tab(elsewhere).import(file)).toEqual({ added: 0, same: 0, problems: [], trouble: 'full' })
	expect(await saved.import(file)).toEqual({ added: 0, same: 2, problems: [], trouble: null })
})
