import type { KeyValueStore } from '../browser-store.ts'

/** The presentation that is presented and exported: one of the reader's, by its id, or the model's own: null. */
export class ChosenStory {
	#id = $state<string | null>(null)
	#store: KeyValueStore | null = null
	readonly #key: string

	/** @param first The one that is chosen until the reader chooses. */
	constructor(chainId: string, first: string | null) {
		this.#key = `midstream.story.${chainId}`
		this.#id = first
	}

	get id(): string | null {
		return this.#id
	}

	/** Takes up what was chosen on an earlier visit, and stores from now on what is chosen. */
	load(store: KeyValueStore): void {
		this.#store = store
		const kept = store.getItem(this.#key)
		if (kept) this.#id = kept
	}

	/** Chooses a presentation. */
	choose(id: string | null): void {
		this.#id = id
		this.#store?.setItem(this.#key, id ?? '')
	}
}
