import type { Snapshot } from '../snapshot.ts'
import {
	besideOthers,
	freeName,
	isSameName,
	newest,
	newRecord,
	readRecord,
	withTrashed,
	withVersion,
	type Label,
	type RecordProblem,
	type SavedScenario,
	type SavedVersion
} from './record.ts'
import { memoryStore, revisionOf, StorageError, type SavedStore, type StorageTrouble } from './store.ts'
import { added, fileText, readFile, type FileProblem } from './transfer.ts'

/** Stored data that are no record of this program, kept as they are. */
export interface Damaged {
	key: string
	data: unknown
	problem: RecordProblem
}

/**
 * The end of a change:
 * - `kept`: it lasts
 * - `beside`: another tab changed the scenario meanwhile; this change was kept as a scenario of its own
 * - `changed`: another tab changed it meanwhile, and nothing was done
 * - `trouble`: nothing was done
 */
export type Outcome =
	| { kind: 'kept' | 'beside'; record: SavedScenario }
	| { kind: 'changed' }
	| { kind: 'trouble'; trouble: StorageTrouble }

/** The end of an import: how many scenarios were added, how many stood already, and what is wrong with the rest. */
export interface Imported {
	added: number
	same: number
	problems: FileProblem[]
	trouble: StorageTrouble | null
}

/** The browser around saved scenarios. */
export interface Surroundings {
	now(): Date
	/** Makes an id that nothing has. */
	newId(): string
	/** Asks the browser to keep what is stored even when room is short; false where it does not promise that. */
	persist(): Promise<boolean>
}

/** The saved scenarios of one chain, as they are listed in this tab. */
export class SavedScenarios {
	readonly #chain: string
	readonly #around: Surroundings
	#store: SavedStore
	#all = $state.raw<readonly SavedScenario[]>([])
	#damaged = $state.raw<readonly Damaged[]>([])
	#gone = $state.raw<readonly SavedScenario[]>([])
	#trouble = $state.raw<StorageTrouble | null>(null)
	#lasts = $state(true)
	#promised = $state.raw<boolean | null>(null)

	constructor(chain: string, store: SavedStore, around: Surroundings) {
		this.#chain = chain
		this.#store = store
		this.#around = around
	}

	/** Those that are not in the trash, changed last first. */
	readonly records = $derived(this.#all.filter(({ trashed }) => trashed === null).sort(newestFirst))

	/** Those in the trash, changed last first. */
	readonly trash = $derived(this.#all.filter(({ trashed }) => trashed !== null).sort(newestFirst))

	/** Stored data that cannot be read. */
	get damaged(): readonly Damaged[] {
		return this.#damaged
	}

	/** Scenarios that this tab has listed and that the browser no longer has. */
	get gone(): readonly SavedScenario[] {
		return this.#gone
	}

	/** Why the stored scenarios cannot be listed; null where they can. */
	get trouble(): StorageTrouble | null {
		return this.#lasts ? this.#trouble : 'blocked'
	}

	/** False where the browser stores nothing: what is saved then lasts as long as the page. */
	get lasts(): boolean {
		return this.#lasts
	}

	/** Whether the browser promised to keep what is stored; null until something is saved. */
	get promised(): boolean | null {
		return this.#promised
	}

	/** Lists anew what is stored. */
	async refresh(): Promise<void> {
		try {
			this.#take(await this.#store.list())
			this.#trouble = null
		} catch (error) {
			this.#trouble = troubleOf(error)
			if (this.#trouble !== 'blocked') return
			const unkept = this.#all.map((record) => ({ ...record, revision: 1 }))
			this.#store = memoryStore()
			this.#lasts = false
			await this.#store.write(unkept)
			this.#all = unkept
		}
	}

	#take(stored: readonly { key: string; data: unknown }[]): void {
		const records: SavedScenario[] = []
		const damaged: Damaged[] = []
		for (const { key, data } of stored) {
			const read = readRecord(data)
			if ('record' in read) records.push(read.record)
			else damaged.push({ key, data, problem: read.problem })
		}
		const isStored = ({ id }: SavedScenario) => stored.some(({ key }) => key === id)
		const known = this.records.filter(({ id }) => !this.#gone.some((each) => each.id === id))
		this.#gone = [...this.#gone, ...known].filter((record) => !isStored(record))
		this.#all = records
		this.#damaged = damaged
	}

	/** Returns the scenario of a name, as readers would take it; null where there is none. */
	named(name: string): SavedScenario | null {
		return this.records.find((record) => isSameName(newest(record).name, name)) ?? null
	}

	/** Returns a snapshot as a record that is stored nowhere, for a file. */
	unsaved(label: Label, snapshot: Snapshot): SavedScenario {
		return newRecord(this.#around.newId(), this.#chain, this.#version(label, snapshot))
	}

	/** Saves a snapshot: as a new version of `into`, or as a new scenario. */
	save(label: Label, snapshot: Snapshot, into: SavedScenario | null): Promise<Outcome> {
		return this.#keep(into ? withVersion(into, this.#version(label, snapshot)) : this.unsaved(label, snapshot))
	}

	/** Gives a scenario another name, note or tags; a name that another one has gets a number. */
	edit(record: SavedScenario, label: Label): Promise<Outcome> {
		const name = freeName(label.name, this.#names(record))
		return this.#keep(withVersion(record, this.#version({ ...label, name }, newest(record).snapshot)))
	}

	/** Makes a scenario of its own from the newest version. */
	duplicate(record: SavedScenario): Promise<Outcome> {
		const { snapshot, ...label } = newest(record)
		return this.#keep(this.unsaved({ ...label, name: freeName(label.name, this.#names()) }, snapshot))
	}

	/** Makes an earlier version count again, as a version more. */
	restore(record: SavedScenario, { snapshot, ...label }: SavedVersion): Promise<Outcome> {
		const name = freeName(label.name, this.#names(record))
		return this.#keep(withVersion(record, this.#version({ ...label, name }, snapshot)))
	}

	/** Stores once more what the browser no longer has. */
	saveAgain(record: SavedScenario): Promise<Outcome> {
		return this.#keep({ ...record, revision: 1 })
	}

	/** Puts a scenario into the trash. */
	discard(record: SavedScenario): Promise<Outcome> {
		return this.#write(withTrashed(record, this.#now()))
	}

	/** Takes a scenario out of the trash. */
	undiscard(record: SavedScenario): Promise<Outcome> {
		return this.#write(withTrashed(record, null))
	}

	/** Deletes for good, with all versions. */
	async remove(record: SavedScenario): Promise<Outcome> {
		return (await this.#delete(record.id, record.revision)) ?? { kind: 'kept', record }
	}

	/** Deletes damaged data for good; null when that is done. */
	removeDamaged({ key, data }: Damaged): Promise<Outcome | null> {
		return this.#delete(key, revisionOf(data))
	}

	async #delete(key: string, revision: number | null): Promise<Outcome | null> {
		try {
			const done = await this.#store.remove(key, revision)
			if (done) this.#all = this.#all.filter(({ id }) => id !== key)
			await this.refresh()
			return done ? null : { kind: 'changed' }
		} catch (error) {
			return { kind: 'trouble', trouble: troubleOf(error) }
		}
	}

	/** The text of a file with these scenarios, or with all: the trash, and what cannot be read, too. */
	export(records?: readonly SavedScenario[]): string {
		const all = [...this.#all, ...this.#gone, ...this.#damaged.map(({ data }) => data)]
		return fileText(this.#chain, records ?? all, this.#now())
	}

	/** Adds the scenarios of a file, of whose text nothing is trusted, to those that stand. */
	async import(text: string): Promise<Imported> {
		await this.refresh()
		const { records, problems } = readFile(this.#chain, text)
		const { added: fresh, same } = added(records, this.#all, this.#around.newId, this.#now())
		try {
			await this.#store.write(fresh)
			await this.#written()
			return { added: fresh.length, same, problems, trouble: null }
		} catch (error) {
			return { added: 0, same, problems, trouble: troubleOf(error) }
		}
	}

	/** Writes a record; where another tab was faster, as a scenario of its own beside the other's. */
	async #keep(next: SavedScenario): Promise<Outcome> {
		const first = await this.#write(next)
		if (first.kind !== 'changed') return first
		const beside = besideOthers(next, this.#around.newId(), this.#now(), this.#names())
		const second = await this.#write(beside)
		return second.kind === 'kept' ? { kind: 'beside', record: second.record } : second
	}

	async #write(next: SavedScenario): Promise<Outcome> {
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
			void this.#around.persist().then((promised) => (this.#promised = promised))
		}
	}

	#names(but?: SavedScenario): string[] {
		return this.#all.filter(({ id }) => id !== but?.id).map((record) => newest(record).name)
	}

	#version({ name, note, tags }: Label, snapshot: Snapshot): SavedVersion {
		return { at: this.#now(), name, note, tags: [...tags], snapshot }
	}

	#now(): string {
		return this.#around.now().toISOString()
	}
}

const newestFirst = (one: SavedScenario, other: SavedScenario) => (newest(one).at < newest(other).at ? 1 : -1)

/** Anything that is not of the store is a defect, and is thrown on. */
function troubleOf(error: unknown): StorageTrouble {
	if (error instanceof StorageError) return error.trouble
	throw error
}
