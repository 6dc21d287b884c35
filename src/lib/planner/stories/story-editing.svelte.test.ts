import { expect, test } from 'vitest'
import type { OwnStep } from '#lib/model/story.ts'
import { memoryStore, StorageError, type SavedStore } from '../saved/store.ts'
import { OwnStories } from './own-stories.svelte.ts'
import { newStep } from './steps.ts'
import { StoryEditing } from './story-editing.svelte.ts'

let ids = 0
const step = (title: string): OwnStep => ({
	...newStep(`s${++ids}`, {
		scenario: { id: 'today', year: null, demand: null, set: {} },
		element: null,
		select: null,
		show: 'sankey',
		levers: []
	}),
	title
})

/** Presentations as one tab has them, of a store that several may share. */
function tab(store: SavedStore): OwnStories {
	let seconds = 0
	return new OwnStories('copper', store, {
		now: () => new Date(Date.UTC(2026, 10, 28, 2, 0, seconds++)),
		newId: () => `id${++ids}`,
		persist: async () => true
	})
}

async function edited(stories: OwnStories, titles: string[]) {
	const outcome = await stories.create('Talk', titles.map(step))
	if (outcome.kind !== 'kept') throw new Error(outcome.kind)
	const told: string[] = []
	return { told, editing: new StoryEditing(outcome.record, stories, ({ kind }) => told.push(kind)) }
}

const titlesIn = (stories: OwnStories) => stories.records.map(({ name, steps }) => [name, ...steps.map((s) => s.title)])

test('changes that follow fast show at once, and all of them are kept, in one record', async () => {
	const stories = tab(memoryStore())
	const { editing, told } = await edited(stories, ['One'])
	for (const title of ['Two', 'Three', 'Four']) editing.change({ steps: [...editing.steps, step(title)] })
	expect(editing.steps).toHaveLength(4)
	await editing.settled()
	expect(titlesIn(stories)).toEqual([['Talk', 'One', 'Two', 'Three', 'Four']])
	expect(new Set(told)).toEqual(new Set(['kept']))
})

test('undo takes back one change after another, what was typed in one go as one, and that is kept too', async () => {
	const stories = tab(memoryStore())
	const { editing } = await edited(stories, ['One', 'Two'])
	const [one, two] = editing.steps as [OwnStep, OwnStep]
	editing.change({ steps: [one] })
	for (const title of ['O', 'On', 'Onc', 'Once']) editing.change({ steps: [{ ...one, title }] }, 'title')
	editing.endTyping()
	editing.change({ steps: [{ ...one, title: 'Once!' }] }, 'title')
	for (const titles of [['Once'], ['One'], ['One', 'Two']]) {
		editing.undo()
		expect(editing.steps.map(({ title }) => title)).toEqual(titles)
	}
	expect(editing.canUndo).toBe(false)
	await editing.settled()
	expect(titlesIn(stories)).toEqual([['Talk', 'One', two.title]])
})

test('where another tab was faster both stand, and editing goes on in one’s own', async () => {
	const store = memoryStore()
	const [mine, theirs] = [tab(store), tab(store)]
	const { editing, told } = await edited(mine, ['One'])
	await theirs.refresh()
	await theirs.change(theirs.records[0]!, { name: 'Talk', steps: [step('Theirs')] })
	editing.change({ steps: [step('Mine')] })
	await editing.settled()
	editing.change({ steps: [step('Mine, again')] })
	await editing.settled()
	expect(told).toEqual(['beside', 'kept'])
	expect(editing.name).toBe('Talk (2)')
	expect(mine.withId(editing.id)!.steps[0]!.title).toBe('Mine, again')
	expect(titlesIn(mine).sort()).toEqual([
		['Talk (2)', 'Mine, again'],
		['Talk', 'Theirs']
	])
})

test('a name that another presentation has gets a number, which is shown', async () => {
	const stories = tab(memoryStore())
	await stories.create('Board', [])
	const { editing } = await edited(stories, [])
	editing.change({ name: 'board' })
	await editing.settled()
	expect(editing.name).toBe('board (2)')
})

test('what the browser has no room for stays on screen, and is kept once there is room', async () => {
	const memory = memoryStore()
	let full = false
	const store: SavedStore = {
		...memory,
		write: (records) => (full ? Promise.reject(new StorageError('full')) : memory.write(records))
	}
	const stories = tab(store)
	const { editing, told } = await edited(stories, ['One'])
	full = true
	editing.change({ name: 'Longer' })
	await editing.settled()
	expect([editing.name, ...told]).toEqual(['Longer', 'trouble'])
	expect(titlesIn(stories)).toEqual([['Talk', 'One']])
	expect(editing.unkept).toBe(true)
	full = false
	editing.keep()
	await editing.settled()
	expect(editing.unkept).toBe(false)
	expect(titlesIn(stories)).toEqual([['Longer', 'One']])
})

test('the trash gives back, and deletes for good only when told to', async () => {
	const stories = tab(memoryStore())
	const { editing } = await edited(stories, ['One'])
	await stories.discard(editing.story)
	expect([stories.records.length, stories.trash.length]).toEqual([0, 1])
	await stories.undiscard(stories.trash[0]!)
	expect(stories.withId(editing.id)!.steps[0]!.title).toBe('One')
	await stories.discard(stories.records[0]!)
	await stories.remove(stories.trash[0]!)
	expect([stories.records.length, stories.trash.length]).toEqual([0, 0])
})
