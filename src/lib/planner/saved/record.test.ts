import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chainFrom } from '../../../../tests/support/engine.ts'
import { openSnapshot } from '../snapshot.ts'
import {
	besideOthers,
	freeName,
	TakenNames,
	matches,
	migrated,
	newest,
	newRecord,
	readRecord,
	tidyLabel,
	withVersion,
	type SavedScenario,
	type SavedVersion
} from './record.ts'
import { withTrashed } from './store.ts'

const version = (name: string, mill = 5): SavedVersion => ({
	at: '2026-11-27T10:00:00.000Z',
	name,
	note: 'for the review',
	tags: ['review', '2030'],
	snapshot: {
		model: { version: '1', fingerprint: 'abc' },
		scenario: { id: 'today', year: 2030, demand: null, set: { mill, hill: { 2027: 1, 2030: 2 } }, locked: ['mill'] },
		view: { element: null, figure: 'flows', pinned: null },
		result: { delivered: 10, gap: 2 }
	}
})
const plan = newRecord('a', 'copper', version('Plan'))

function problemOf(data: unknown) {
	const read = readRecord(data)
	return 'problem' in read ? read.problem : null
}

test('a record comes back from text as it was', () => {
	const { snapshot, ...label } = version('Plan')
	const ranges = { hill: { low: 1, mode: 2, high: 4 } }
	const ranged = { ...label, snapshot: { ...snapshot, scenario: { ...snapshot.scenario, ranges } } }
	for (const record of [plan, newRecord('b', 'copper', ranged)])
		expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual({ record })
})

test('ticked steps come back with a record', () => {
	const { snapshot } = newest(plan)
	const ticked = { scenario: { ...snapshot.scenario, set: {} }, steps: [0, 3] }
	const kept = newRecord('a', 'copper', { ...version('Plan'), snapshot: { ...snapshot, ticked } })
	expect(readRecord(JSON.parse(JSON.stringify(kept)))).toEqual({ record: kept })
	const damaged = { ...kept, versions: [{ ...version('Plan'), snapshot: { ...snapshot, ticked: { steps: [-1] } } }] }
	expect(problemOf(damaged)).toMatchObject({ kind: 'damaged' })
})

test('a record that was stored by version 1 is read and opens', () => {
	const kept: unknown = JSON.parse(readFileSync('tests/saved/record-1.json', 'utf8'))
	const read = readRecord(kept)
	if (!('record' in read)) throw new Error(JSON.stringify(read.problem))
	expect(newest(read.record)).toMatchObject({ name: 'Mine first', tags: ['review', 'mining'] })
	const opened = openSnapshot(chainFrom('models/india-rare-earths'), newest(read.record).snapshot)!
	expect(opened.scenario.set).toEqual({ 'monazite-mining': 8000 })
	expect(opened.dropped).toEqual([])
})

test('an older format is brought up to this one step by step', () => {
	const steps = new Map<number, (record: Record<string, unknown>) => Record<string, unknown>>([
		[-1, (record) => ({ ...record, format: 0, chain: record.model })],
		[0, (record) => ({ ...record, format: 1, trashed: null })]
	])
	const { chain, trashed: _, ...rest } = plan
	expect(readRecord(migrated({ ...rest, format: -1, model: chain }, steps))).toEqual({ record: plan })
})

test('a record of a newer program is told apart from a damaged one', () => {
	expect(problemOf({ ...plan, format: 2, versions: 'otherwise' })).toEqual({ kind: 'newer', format: 2 })
})

test('all fields that are not as they should be are named at once', () => {
	const [first] = plan.versions
	const damaged = { ...plan, revision: 0, versions: [{ ...first, at: 'yesterday', name: '', snapshot: null }] }
	expect(problemOf(damaged)).toEqual({
		kind: 'damaged',
		fields: ['revision', 'versions.0.at', 'versions.0.name', 'versions.0.snapshot']
	})
	for (const data of [null, undefined, 3, 'text', [], {}, { format: 1 }]) expect(problemOf(data)?.kind).toBe('damaged')
})

test('an amount that is no number, and a setting by no year, are damage', () => {
	const withSet = (set: object) => {
		const { snapshot, ...rest } = version('Plan')
		return { ...plan, versions: [{ ...rest, snapshot: { ...snapshot, scenario: { ...snapshot.scenario, set } } }] }
	}
	expect(problemOf(withSet({ mill: NaN }))?.kind).toBe('damaged')
	expect(problemOf(withSet({ mill: { soon: 3 } }))?.kind).toBe('damaged')
	expect(problemOf(withSet({ mill: 3 }))).toBeNull()
})

test('a change makes the next revision and keeps all versions', () => {
	const next = withTrashed(withVersion(plan, version('Plan', 8)), '2026-11-28T00:00:00.000Z')
	expect(next.revision).toBe(3)
	expect(next.versions.map(({ snapshot }) => snapshot.scenario.set.mill)).toEqual([5, 8])
	expect(plan.versions).toHaveLength(1)
})

test.each([
	['Plan', [], 'Plan'],
	['Plan', ['plan '], 'Plan (2)'],
	['Plan (2)', ['Plan', 'Plan (2)'], 'Plan (3)'],
	['a'.repeat(120), ['a'.repeat(120)], 'a'.repeat(116) + ' (2)']
])('the name %s beside %j becomes %s', (name, taken, free) => {
	expect(freeName(name, taken)).toBe(free)
})

test('a record beside another that has its name keeps its own name in its history', () => {
	const beside = besideOthers(
		withVersion(plan, version('Plan', 8)),
		'b',
		'2026-11-28T00:00:00.000Z',
		new TakenNames(['Plan'])
	)
	expect(beside).toMatchObject({ id: 'b', revision: 1, trashed: null })
	expect(beside.versions.map(({ name }) => name)).toEqual(['Plan', 'Plan', 'Plan (2)'])
	expect(newest(beside).snapshot.scenario.set.mill).toBe(8)
})

test('a label is kept without spaces around it, each tag once, within the limits', () => {
	expect(tidyLabel('  Plan ', ' for March ', 'review, 2030,, review ')).toEqual({
		name: 'Plan',
		note: 'for March',
		tags: ['review', '2030']
	})
	const long = tidyLabel('a'.repeat(500), 'b'.repeat(5000), Array.from({ length: 50 }, (_, n) => `tag ${n}`).join())
	const record: SavedScenario = { ...plan, versions: [{ ...version('Plan'), ...long }] }
	expect(problemOf(record)).toBeNull()
})

test('a search finds every word, in name, note or tags, in capitals or not', () => {
	expect(matches(plan, '')).toBe(true)
	expect(matches(plan, 'REVIEW plan')).toBe(true)
	expect(matches(plan, 'review copper')).toBe(false)
})
