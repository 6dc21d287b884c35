/** The own models of this browser. */
import { browserStore, type KeyValueStore } from '../browser-store.ts'
import { recordStore } from '../saved/indexed-store.ts'
import {
	storesNothing,
	memoryStore,
	readListed,
	revisionOf,
	StorageError,
	type Damaged,
	type SavedStore,
	type StorageTrouble
} from '../saved/store.ts'
import { freeModelId, readOwnModel, type OwnModel } from './own-model.ts'

const DATABASE = 'midstream.own-models'

/** Keeps own models, and lists them. */
export class OwnModels {
	#store: SavedStore
	readonly #used: KeyValueStore | null
	#all = $state.raw<readonly OwnModel[]>([])
	#trouble = $state.raw<StorageTrouble | 'changed' | null>(null)
	#damaged = $state.raw<readonly Damaged[]>([])

	/** @param used Keeps the ids of models that were deleted: what else is stored under them is never another model's. */
	constructor(store: SavedStore, used: KeyValueStore | null = null) {
		this.#store = store
		this.#used = used
	}

	/** Changed last first. */
	readonly all = $derived([...this.#all].sort((one, other) => (one.at < other.at ? 1 : -1)))

	/**
	 * Something that keeps the last change from lasting, and stays until one lasts; null where nothing does. Where the
	 * browser stores nothing, models last as long as the page.
	 */
	get trouble(): StorageTrouble | 'changed' | null {
		return this.#trouble
	}

	/** Stored data that are no own model, and are left as they are. */
	get damaged(): readonly Damaged[] {
		return this.#damaged
	}

	/** Lists anew what is stored. */
	async refresh(): Promise<void> {
		try {
			const { stored, newer } = await this.#store.list()
			const { records, damaged } = readListed(stored, readOwnModel)
			this.#all = records
			this.#damaged = damaged
			if (newer) this.#trouble = 'newer'
		} catch (error) {
			this.#trouble = troubleOf(error)
			if (!storesNothing(this.#trouble)) return
			this.#store = memoryStore()
			await this.#store.write(this.#all.map((each) => ({ ...each, revision: 1 })))
		}
	}

	/** Returns an own model by its id. */
	find(id: string): OwnModel | undefined {
		return this.#all.find((each) => each.id === id)
	}

	/** An id for a model that begins with a chain: one that no model has or had. */
	freeId(chain: string): string {
		return freeModelId(chain, [
			...this.#damaged.map(({ key }) => String(key)),
			...this.#all.map(({ id }) => id),
			...this.#usedIds()
		])
	}

	/** Keeps a model in place of the revision before it; false, with the trouble, where that did not last. */
	async keep(model: OwnModel): Promise<boolean> {
		const stays = this.#trouble !== null && this.#trouble !== 'changed' && storesNothing(this.#trouble)
		try {
			const kept = await this.#store.write([model])
			if (kept) this.#all = [model, ...this.#all.filter(({ id }) => id !== model.id)]
			if (!stays) this.#trouble = kept ? null : 'changed'
			return kept
		} catch (error) {
			this.#trouble = troubleOf(error)
			return false
		}
	}

	/** What another program may have written there is no list of ids. */
	#usedIds(): string[] {
		try {
			const kept: unknown = JSON.parse(this.#used?.getItem(USED) ?? '[]')
			return Array.isArray(kept) ? kept.map(String) : []
		} catch {
			return []
		}
	}

	/** Deletes a model for good. */
	remove({ id, revision }: OwnModel): Promise<void> {
		return this.#delete(id, revision)
	}

	/** Deletes damaged data for good. */
	removeDamaged({ key, data }: Damaged): Promise<void> {
		return this.#delete(key, revisionOf(data))
	}

	async #delete(key: IDBValidKey, revision: number | null): Promise<void> {
		try {
			const done = await this.#store.remove(key, revision)
			if (done) this.#used?.setItem(USED, JSON.stringify([...this.#usedIds(), String(key)]))
			else this.#trouble = 'changed'
			await this.refresh()
		} catch (error) {
			this.#trouble = troubleOf(error)
		}
	}
}

/** Key of the ids of deleted models. */
const USED = 'midstream.own-used'

/** Anything that is not of the store is a defect, and is thrown on. */
function troubleOf(error: unknown): StorageTrouble {
	if (error instanceof StorageError) return error.trouble
	throw error
}

let page: Promise<OwnModels> | null = null

/** Returns the own models of this page, listed once. Where the browser stores nothing they are those of the page alone. */
export function ownModels(): Promise<OwnModels> {
	page ??= (async () => {
		const models = new OwnModels(
			recordStore(DATABASE, ['models'], 'models'),
			browserStore(() => localStorage)
		)
		await models.refresh()
		return models
	})()
	return page
}
