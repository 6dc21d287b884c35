import type { Snapshot } from '../snapshot.ts'
import { Kept, type Imported, type Outcome, type Surroundings } from './kept.svelte.ts'
import {
	besideOthers,
	freeName,
	isSameName,
	newest,
	newRecord,
	readRecord,
	TakenNames,
	withVersion,
	type Label,
	type SavedScenario,
	type SavedVersion
} from './record.ts'
import type { FileProblem } from './record-file.ts'
import type { SavedStore } from './store.ts'
import { added, fileText, readFile } from './transfer.ts'

/** The end of a change to a saved scenario. */
export type SavedOutcome = Outcome<SavedScenario>

/** The saved scenarios of one chain, as they are listed in this tab. */
export class SavedScenarios extends Kept<SavedScenario> {
	readonly #chain: string

	constructor(chain: string, store: SavedStore, around: Surroundings) {
		super(store, around)
		this.#chain = chain
	}

	/** Returns the scenario of a name, as readers would take it; null where there is none. */
	named(name: string): SavedScenario | null {
		return this.records.find((record) => isSameName(newest(record).name, name)) ?? null
	}

	/** Returns a snapshot as a record that is stored nowhere, for a file. */
	unsaved(label: Label, snapshot: Snapshot): SavedScenario {
		return newRecord(this.around.newId(), this.#chain, this.#version(label, snapshot))
	}

	/** Saves a snapshot: as a new version of `into`, or as a new scenario. */
	save(label: Label, snapshot: Snapshot, into: SavedScenario | null): Promise<SavedOutcome> {
		return this.keep(into ? withVersion(into, this.#version(label, snapshot)) : this.unsaved(label, snapshot))
	}

	/** Gives a scenario another name, note or tags; a name that another one has gets a number. */
	edit(record: SavedScenario, label: Label): Promise<SavedOutcome> {
		const name = freeName(label.name, this.#names(record))
		return this.keep(withVersion(record, this.#version({ ...label, name }, newest(record).snapshot)))
	}

	/** Makes a scenario of its own from the newest version. */
	duplicate(record: SavedScenario): Promise<SavedOutcome> {
		const { snapshot, ...label } = newest(record)
		return this.keep(this.unsaved({ ...label, name: freeName(label.name, this.#names()) }, snapshot))
	}

	/** Makes an earlier version count again, as a version more. */
	restore(record: SavedScenario, { snapshot, ...label }: SavedVersion): Promise<SavedOutcome> {
		const name = freeName(label.name, this.#names(record))
		return this.keep(withVersion(record, this.#version({ ...label, name }, snapshot)))
	}

	/** The text of a file with these scenarios, or with all: the trash, and what cannot be read, too. */
	export(records?: readonly SavedScenario[]): string {
		return fileText(this.#chain, records ?? this.everything, this.now())
	}

	/** Adds the scenarios of a file, of whose text nothing is trusted, to those that stand. */
	async import(text: string): Promise<Imported<FileProblem>> {
		await this.refresh()
		const { records, problems } = readFile(this.#chain, text)
		const { added: fresh, same } = added(records, this.all, this.around.newId, this.now())
		return this.add(fresh, same, problems)
	}

	protected read(data: unknown) {
		return readRecord(data)
	}

	protected changedAt(record: SavedScenario): string {
		return newest(record).at
	}

	protected beside(record: SavedScenario): SavedScenario {
		return besideOthers(record, this.around.newId(), this.now(), new TakenNames(this.#names()))
	}

	#names(but?: SavedScenario): string[] {
		return this.all.filter(({ id }) => id !== but?.id).map((record) => newest(record).name)
	}

	#version({ name, note, tags }: Label, snapshot: Snapshot): SavedVersion {
		return { at: this.now(), name, note, tags: [...tags], snapshot }
	}
}
