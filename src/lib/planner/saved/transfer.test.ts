import { expect, test } from 'vitest'
import { newRecord, newest, withVersion, type SavedVersion } from './record.ts'
import { added, fileText, readFile } from './transfer.ts'

const NOW = '2026-11-27T10:00:00.000Z'
const version = (name: string): SavedVersion => ({
	at: NOW,
	name,
	note: '',
	tags: [],
	snapshot: {
		model: { version: '1', fingerprint: 'abc' },
		scenario: { id: 'today', year: null, demand: null, set: {} },
		view: { element: null, figure: 'flows', pinned: null },
		result: { delivered: 10, gap: 2 }
	}
})
const plan = newRecord('a', 'copper', version('Plan'))
const other = newRecord('b', 'copper', version('Other'))
let ids = 0
const newId = () => `new-${++ids}`

test('what is written is read again, with the history', () => {
	const records = [withVersion(plan, version('Renamed')), other]
	expect(readFile('copper', fileText('copper', records, NOW))).toEqual({ records, problems: [] })
})

test.each([
	['', 'not-json'],
	['{"kind": "midstream sa', 'not-json'],
	['null', 'not-ours'],
	['[]', 'not-ours'],
	['{"kind":"midstream-saved-scenarios","version":1}', 'not-ours'],
	['{"kind":"midstream-saved-scenarios","version":2,"scenarios":[]}', 'newer-file'],
	[' '.repeat(20_000_001), 'too-large']
])('a file that is none of ours says which way', (text, kind) => {
	expect(readFile('copper', text)).toMatchObject({ records: [], problems: [{ kind }] })
})

test('everything wrong with a file is told at once, and what is right is read', () => {
	const broken = { ...plan, versions: [{ ...version('Broken'), at: 'then' }] }
	const text = fileText('copper', [broken, plan, { ...other, format: 9 }, { ...other, chain: 'tin' }, 'nonsense'], NOW)
	const { records, problems } = readFile('copper', text)
	expect(records).toEqual([plan])
	expect(problems).toEqual([
		{ kind: 'record', number: 1, name: 'Broken', problem: { kind: 'damaged', fields: ['versions.0.at'] } },
		{ kind: 'record', number: 3, name: 'Other', problem: { kind: 'newer', format: 9 } },
		{ kind: 'other-chain', number: 4, name: 'Other', chain: 'tin' },
		{ kind: 'record', number: 5, name: null, problem: { kind: 'damaged', fields: [''] } }
	])
})

test('nothing that stands is overwritten: an equal one is left out, a name that is taken gets a number', () => {
	const changed = { ...plan, versions: [{ ...version('Plan'), note: 'from elsewhere' }] }
	const made = added([plan, changed, changed, other], [plan], newId, NOW)
	expect(made.same).toBe(1)
	expect(made.added.map((record) => newest(record).name)).toEqual(['Plan (2)', 'Plan (3)', 'Other'])
	expect(new Set(made.added.map(({ id }) => id)).size).toBe(3)
	expect(made.added.every(({ id, revision }) => id.startsWith('new-') && revision === 1)).toBe(true)
})

test('what lies in the trash is no reason to leave one out, and what comes from a trash goes there', () => {
	const discarded = { ...plan, trashed: NOW }
	expect(added([plan], [discarded], newId, NOW)).toMatchObject({ same: 0, added: [{ trashed: null }] })
	expect(added([discarded], [], newId, NOW).added).toMatchObject([{ trashed: NOW }])
})

test('ten thousand of one name and repeated tags are added, each under a name of its own', () => {
	const tagged = { ...version('Plan'), tags: ['one', 'one'] }
	const many = Array.from({ length: 10_000 }, (_, place) =>
		newRecord(`r${place}`, 'copper', { ...tagged, note: `${place}` })
	)
	const names = added(many, [], newId, NOW).added.map((record) => newest(record).name)
	expect(new Set(names).size).toBe(10_000)
	expect([names[0], names[1], names.at(-1)]).toEqual(['Plan', 'Plan (2)', 'Plan (10000)'])
})
