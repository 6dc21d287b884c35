import { expect, test } from 'vitest'
import { ChosenStory } from './chosen-story.svelte.ts'

function store() {
	const kept = new Map<string, string>()
	return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } // prettier-ignore
}

test('two windows keep their own choice through a reload, and a new one begins with the last', () => {
	const shared = store()
	const windows = [store(), store(), store()] as const
	const open = (own: ReturnType<typeof store>) => {
		const chosen = new ChosenStory('tin', null)
		chosen.load(own, shared)
		return chosen
	}
	const [one, other] = [open(windows[0]), open(windows[1])]
	one.choose('a')
	other.choose('b')
	expect([open(windows[0]).id, open(windows[1]).id, open(windows[2]).id]).toEqual(['a', 'b', 'b'])
	one.choose(null)
	expect([open(windows[0]).id, open(windows[1]).id, open(windows[2]).id]).toEqual([null, 'b', 'b'])
	expect(open(store()).id).toBe(null)
})
