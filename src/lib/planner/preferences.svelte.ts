/** A person's preferences for reading the page; kept in the browser, never in the document. */
import { GROUPINGS, type Grouping } from '#lib/messages/notation.ts'
import { LONGEST_MARK, PAPERS, PLAIN_MARKS, type Marks } from '#lib/messages/papers.ts'
import type { KeyValueStore } from './browser-store.ts'

/** The colour schemes to choose from; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number]

interface Stored {
	theme: Theme
	grouping: Grouping
	characterKeys: boolean
	toured: boolean
	marks: Marks
}

const KEY = 'midstream.preferences'
const DEFAULTS: Stored = {
	theme: 'system',
	grouping: 'thousands',
	characterKeys: true,
	toured: false,
	marks: PLAIN_MARKS
}

/** Reads what was stored; anything damaged or unknown falls back to its default. */
export function readPreferences(text: string | null): Stored {
	const found = parse(text)
	return {
		theme: THEMES.find((theme) => theme === found.theme) ?? DEFAULTS.theme,
		grouping: GROUPINGS.find((grouping) => grouping === found.grouping) ?? DEFAULTS.grouping,
		characterKeys: flag(found.characterKeys, DEFAULTS.characterKeys),
		toured: flag(found.toured, DEFAULTS.toured),
		marks: marksOf(found.marks)
	}
}

function marksOf(found: unknown): Marks {
	const { paper, classification, fileNumber } = (typeof found === 'object' && found !== null ? found : {}) as Record<
		keyof Marks,
		unknown
	>
	const text = (each: unknown) => (typeof each === 'string' ? each.slice(0, LONGEST_MARK) : '')
	return {
		paper: PAPERS.find((each) => each === paper) ?? PLAIN_MARKS.paper,
		classification: text(classification),
		fileNumber: text(fileNumber)
	}
}

function flag(found: unknown, fallback: boolean): boolean {
	return typeof found === 'boolean' ? found : fallback
}

function parse(text: string | null): Partial<Record<keyof Stored, unknown>> {
	try {
		const value: unknown = JSON.parse(text ?? '{}')
		return typeof value === 'object' && value !== null ? value : {}
	} catch {
		return {}
	}
}

/** The reader's preferences: reactive, stored as they change. */
export class Preferences {
	#stored = $state.raw<Stored>(DEFAULTS)
	#store: KeyValueStore | null = null

	get theme(): Theme {
		return this.#stored.theme
	}

	/** Grouping of the digits of every number shown; files for machines have their own. */
	get grouping(): Grouping {
		return this.#stored.grouping
	}

	/** True while single characters are shortcuts. */
	get characterKeys(): boolean {
		return this.#stored.characterKeys
	}

	/** True once the tour of the page was taken or declined. */
	get toured(): boolean {
		return this.#stored.toured
	}

	/** Paper and markings of the files that the reader makes. */
	get marks(): Marks {
		return this.#stored.marks
	}

	/** Reads the preferences from a store that does not throw, and stores every later change there. */
	load(store: KeyValueStore): void {
		this.#store = store
		this.reload()
	}

	/** Reads the store again, as after a change in another tab: two open tabs agree. */
	reload(): void {
		this.#stored = readPreferences(this.#store?.getItem(KEY) ?? null)
	}

	setTheme(theme: Theme): void {
		this.#save({ ...this.#stored, theme })
	}

	setGrouping(grouping: Grouping): void {
		this.#save({ ...this.#stored, grouping })
	}

	setCharacterKeys(characterKeys: boolean): void {
		this.#save({ ...this.#stored, characterKeys })
	}

	setToured(): void {
		this.#save({ ...this.#stored, toured: true })
	}

	setMarks(marks: Partial<Marks>): void {
		this.#save({ ...this.#stored, marks: { ...this.#stored.marks, ...marks } })
	}

	#save(next: Stored): void {
		this.#stored = next
		this.#store?.setItem(KEY, JSON.stringify(next))
	}
}
