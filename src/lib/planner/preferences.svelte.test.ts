import { expect, test } from 'vitest'
import { PLAIN_MARKS } from '#lib/messages/papers.ts'
import { browserStore } from './browser-store.ts'
import { Preferences, readPreferences } from './preferences.svelte.ts'

const defaults = {
	theme: 'system',
	grouping: 'thousands',
	characterKeys: true,
	toured: false,
	marks: PLAIN_MARKS
}

test.each([
	null,
	'',
	'{',
	'null',
	'[]',
	'"dark"',
	'{"theme":"neon","grouping":"dozens","characterKeys":0}',
	'{"marks":7}',
	'{"marks":{"paper":"a0","classification":[],"fileNumber":null}}'
])('damaged preferences (%s) fall back to the defaults', (text) => expect(readPreferences(text)).toEqual(defaults))

test('what is set is kept, and comes back', () => {
	const kept = new Map<string, string>()
	const store = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	}
	const first = new Preferences()
	first.load(store)
	first.setTheme('dark')
	first.setGrouping('lakh')
	first.setCharacterKeys(false)
	first.setToured()
	first.setMarks({ paper: 'letter', fileNumber: 'A-7' })
	first.setMarks({ classification: 'Restricted' })
	const second = new Preferences()
	second.load(store)
	expect([second.theme, second.grouping, second.characterKeys, second.toured]).toEqual(['dark', 'lakh', false, true])
	expect(second.marks).toEqual({ paper: 'letter', classification: 'Restricted', fileNumber: 'A-7' })
})

test('a browser that refuses storage still takes a choice for the visit', () => {
	const refuse = () => {
		throw new DOMException('denied', 'SecurityError')
	}
	const preferences = new Preferences()
	preferences.load(browserStore(refuse))
	preferences.setTheme('light')
	expect(preferences.theme).toBe('light')
})

test('a choice made in another tab is taken over, and not undone by the next choice in this one', () => {
	const kept = new Map<string, string>()
	const store = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	}
	const [here, there] = [new Preferences(), new Preferences()]
	here.load(store)
	there.load(store)
	there.setTheme('dark')
	here.reload()
	here.setGrouping('lakh')
	there.reload()
	expect([there.theme, there.grouping]).toEqual(['dark', 'lakh'])
})
