import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { OwnStep } from '#lib/model/story.ts'
import { newStory, readStory } from './story-record.ts'
import { addedStories, readStoryFile, storyFileText } from './story-transfer.ts'

const NOW = '2026-11-28T00:00:00.000Z'
const step = (id: string): OwnStep => ({
	id,
	title: '<b>{delivered}</b>',
	note: null,
	speaker: 'Slowly.',
	scenario: { id: 'today', year: null, demand: null, set: { mill: 5, hill: { 2027: 1 } } },
	element: null,
	select: null,
	show: 'sankey',
	levers: ['mill'],
	sources: []
})
const talk = newStory('a1', 'copper', NOW, 'Talk', [step('s1'), step('s2')])
const other = newStory('b2', 'copper', NOW, 'Other', [])
const problemOf = (data: unknown) => {
	const read = readStory(data)
	return 'problem' in read ? read.problem : null
}
let ids = 0
const newId = () => `new${++ids}`

test('a presentation that was stored in format 1 is read', () => {
	const kept: unknown = JSON.parse(readFileSync('tests/saved/story-1.json', 'utf8'))
	expect(readStory(kept)).toEqual({ record: kept })
	expect(readStory(JSON.parse(JSON.stringify(talk)))).toEqual({ record: talk })
})

test('all fields that are not as they should be are named at once; a newer format is told apart', () => {
	const [first] = talk.steps
	const broken = { ...first, title: '', note: 'n'.repeat(401), scenario: { ...first!.scenario, set: { mill: 'five' } } }
	expect(problemOf({ ...talk, id: '../x', name: '', steps: [broken] })).toEqual({
		kind: 'damaged',
		fields: ['id', 'name', 'steps.0.title', 'steps.0.note', 'steps.0.scenario.set.mill']
	})
	expect(problemOf({ ...talk, steps: [step('s1'), step('s1')] })).toEqual({ kind: 'damaged', fields: ['steps'] })
	expect(problemOf({ ...talk, steps: Array.from({ length: 101 }, (_, n) => step(`s${n}`)) })?.kind).toBe('damaged')
	expect(problemOf({ ...talk, format: 2, steps: 'otherwise' })).toEqual({ kind: 'newer', format: 2 })
	for (const data of [null, undefined, 3, 'text', [], {}]) expect(problemOf(data)?.kind).toBe('damaged')
})

test('a file holds presentations, and everything wrong with one is told at once', () => {
	expect(readStoryFile('copper', storyFileText('copper', [talk, other], NOW))).toEqual({
		records: [talk, other],
		problems: []
	})
	const text = storyFileText('copper', [{ ...talk, at: 'then' }, other, { ...talk, chain: 'tin' }, 'nonsense'], NOW)
	expect(readStoryFile('copper', text)).toEqual({
		records: [other],
		problems: [
			{ kind: 'record', number: 1, name: 'Talk', problem: { kind: 'damaged', fields: ['at'] } },
			{ kind: 'other-chain', number: 3, name: 'Talk', chain: 'tin' },
			{ kind: 'record', number: 4, name: null, problem: { kind: 'damaged', fields: [''] } }
		]
	})
	expect(readStoryFile('copper', '{"kind":"midstream-saved-scenarios","version":1,"scenarios":[]}').problems).toEqual([
		{ kind: 'not-ours' }
	])
})

test('nothing that stands is overwritten by a file', () => {
	const changed = { ...talk, steps: [step('s1')] }
	const made = addedStories([talk, changed, other], [talk], newId)
	expect(made.same).toBe(1)
	expect(made.added.map(({ name }) => name)).toEqual(['Talk (2)', 'Other'])
	expect(made.added.every(({ id, revision }) => id.startsWith('new') && revision === 1)).toBe(true)
})
