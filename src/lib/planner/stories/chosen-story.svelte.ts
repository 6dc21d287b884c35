import type { KeyValueStore } from '../browser-store.ts'

/**
 * The presentation that is presented and exported: one of the reader's, by its id, or the model's own: null. Each window
 * keeps its own choice; a new one begins with what was chosen last in any.
 */
export class ChosenStory {
	#id = $state<string | null>(null)
	#stores: readonly KeyValueStore[] = []
	readonly #key: string

	/** @param first The one that is chosen until the reader chooses. */
	constructor(chainId: string, first: string | null) {
		this.#key = `midstream.story.${chainId}`
		this.#id = first
	}

	get id(): string | null {
		return this.#id
	}

	/**
	 * Takes up what was chosen on an earlier visit, and stores from now on what is chosen.
	 * @param own The window's own store.
	 * @param shared The store that all windows of this site share.
	 */
	load(own: KeyValueStore, shared: KeyValueStore): void {
		this.#stores = [own, shared]
		const kept = own.getItem(this.#key) ?? shared.getItem(this.#key)
		if (kept !== null) this.#id = kept || null
		own.setItem(this.#key, this.#id ?? '')
	}

	/** Chooses a presentation. */
	choose(id: string | null): void {
		this.#id = id
		for (const store of this.#stores) store.setItem(this.#key, id ?? '')
	}
}
