import {
	storesNothing,
	memoryStore,
	readListed,
	revisionOf,
	StorageError,
	withTrashed,
	type Damaged,
	type KeptRecord,
	type Listed,
	type RecordProblem,
	type SavedStore,
	type StorageTrouble
} from './store.ts'

/**
 * The end of a change:
 * - `kept`: it lasts
 * - `beside`: another tab changed the record meanwhile; this change was kept as a record of its own
 * - `changed`: another tab changed it meanwhile, and nothing was done
 * - `trouble`: nothing was done
 */
export type Outcome<R> =
	{ kind: 'kept' | 'beside'; record: R } | { kind: 'changed' } | { kind: 'trouble'; trouble: StorageTrouble }

/** The end of an import: how many records were added, how many stood already, and what is wrong with the rest. */
export interface Imported<Problem> {
	added: number
	same: number
	problems: Problem[]
	trouble: StorageTrouble | null
}

/** The browser around what is kept. */
export interface Surroundings {
	now(): Date
	/** Makes an id that nothing has. */
	newId(): string
	/** Asks the browser to keep what is stored even when room is short; false where it does not promise that. */
	persist(): Promise<boolean>
}

/** The records of one kind and one chain, as they are listed in this tab. */
export abstract class Kept<R extends KeptRecord> {
	protected readonly around: Surroundings
	#store: SavedStore
	#all = $state.raw<readonly R[]>([])
	#damaged = $state.raw<readonly Damaged[]>([])
	#gone = $state.raw<readonly R[]>([])
	#trouble = $state.raw<StorageTrouble | null>(null)
	#lasts = $state(true)
	#promised = $state.raw<boolean | null>(null)

	constructor(store: SavedStore, around: Surroundings) {
		this.#store = store
		this.around = around
	}

	/** Reads stored data as a record. Never throws. */
	protected abstract read(data: unknown): { record: R } | { problem: RecordProblem }

	/** Moment of the newest change of a record, ISO 8601. */
	protected abstract changedAt(record: R): string

	/** Returns a record with an id of its own, beside the one that another tab has written in its place. */
	protected abstract beside(record: R): R

	/** Those that are not in the trash, changed last first. */
	readonly records: readonly R[] = $derived(this.#all.filter(({ trashed }) => trashed === null).sort(this.#newestFirst))

	/** Those in the trash, changed last first. */
	readonly trash: readonly R[] = $derived(this.#all.filter(({ trashed }) => trashed !== null).sort(this.#newestFirst))

	get #newestFirst() {
		return (one: R, other: R) => (this.changedAt(one) < this.changedAt(other) ? 1 : -1)
	}

	/** All that can be read, in the trash or not. */
	protected get all(): readonly R[] {
		return this.#all
	}

	/** Stored data that cannot be read. */
	get damaged(): readonly Damaged[] {
		return this.#damaged
	}

	/** Records that this tab has listed and that the browser no longer has. */
	get gone(): readonly R[] {
		return this.#gone
	}

	/** Why what is stored cannot be listed or written; null where it can. */
	get trouble(): StorageTrouble | null {
		return this.#trouble
	}

	/** False where the browser stores nothing: what is kept then lasts as long as the page. */
	get lasts(): boolean {
		return this.#lasts
	}

	/** Whether the browser promised to keep what is stored; null until something is stored. */
	get promised(): boolean | null {
		return this.#promised
	}

	/** Lists anew what is stored. */
	async refresh(): Promise<void> {
		try {
			const { stored, newer } = await this.#store.list()
			this.#take(stored)
			if (this.#lasts) this.#trouble = newer ? 'newer' : null
		} catch (error) {
			this.#trouble = troubleOf(error)
			if (!storesNothing(this.#trouble)) return
			const unkept = this.#all.map((record) => ({ ...record, revision: 1 }))
			this.#store = memoryStore()
			this.#lasts = false
			await this.#store.write(unkept)
			this.#all = unkept
		}
	}

	#take(stored: Listed['stored']): void {
		const { records, damaged } = readListed(stored, (data) => this.read(data))
		const isStored = ({ id }: R) => stored.some(({ key }) => key === id)
		const known = this.records.filter(({ id }) => !this.#gone.some((each) => each.id === id))
		this.#gone = [...this.#gone, ...known].filter((record) => !isStored(record))
		this.#all = records
		this.#damaged = damaged
	}

	/** Stores once more what the browser no longer has. */
	saveAgain(record: R): Promise<Outcome<R>> {
		return this.keep({ ...record, revision: 1 })
	}

	/** Puts a record into the trash. */
	discard(record: R): Promise<Outcome<R>> {
		return this.#write(withTrashed(record, this.now()))
	}

	/** Takes a record out of the trash. */
	undiscard(record: R): Promise<Outcome<R>> {
		return this.#write(withTrashed(record, null))
	}

	/** Deletes for good, with all that it holds. */
	async remove(record: R): Promise<Outcome<R>> {
		return (await this.#delete(record.id, record.revision)) ?? { kind: 'kept', record }
	}

	/** Deletes damaged data for good; null when that is done. */
	removeDamaged({ key, data }: Damaged): Promise<Outcome<R> | null> {
		return this.#delete(key, revisionOf(data))
	}

	async #delete(key: IDBValidKey, revision: number | null): Promise<Outcome<R> | null> {
		try {
			const done = await this.#store.remove(key, revision)
			if (done) this.#all = this.#all.filter(({ id }) => id !== key)
			await this.refresh()
			return done ? null : { kind: 'changed' }
		} catch (error) {
			return { kind: 'trouble', trouble: troubleOf(error) }
		}
	}

	/** All that a file of everything holds: the trash, and what cannot be read, too. */
	protected get everything(): unknown[] {
		return [...this.#all, ...this.#gone, ...this.#damaged.map(({ data }) => data)]
	}

	/** Adds records of a file. */
	protected async add<Problem>(fresh: readonly R[], same: number, problems: Problem[]): Promise<Imported<Problem>> {
		try {
			await this.#store.write(fresh)
			await this.#written()
			return { added: fresh.length, same, problems, trouble: null }
		} catch (error) {
			return { added: 0, same, problems, trouble: troubleOf(error) }
		}
	}

	/** Writes a record; where another tab was faster, as one of its own beside the other's. */
	protected async keep(next: R): Promise<Outcome<R>> {
		const first = await this.#write(next)
		if (first.kind !== 'changed') return first
		const second = await this.#write(this.beside(next))
		return second.kind === 'kept' ? { kind: 'beside', record: second.record } : second
	}

	async #write(next: R): Promise<Outcome<R>> {
		try {
			const done = await this.#store.write([next])
			await this.#written()
			return done ? { kind: 'kept', record: next } : { kind: 'changed' }
		} catch (error) {
			return { kind: 'trouble', trouble: troubleOf(error) }
		}
	}

	/** A browser may ask its reader before it promises anything: nothing waits for that. */
	async #written(): Promise<void> {
		await this.refresh()
		if (this.#promised === null && this.#lasts) {
			this.#promised = false
			void this.around.persist().then((promised) => (this.#promised = promised))
		}
	}

	protected now(): string {
		return this.around.now().toISOString()
	}
}

/** Anything that is not of the store is a defect, and is thrown on. */
function troubleOf(error: unknown): StorageTrouble {
	if (error instanceof StorageError) return error.trouble
	throw error
}
