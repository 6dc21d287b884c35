/** An own model while it is edited: its data with undo, its texts, what reading them finds, and how they differ from the base. */
import { differencesOf, isAside, takenBack, type Difference } from '#lib/model/edit/differences.ts'
import { dataOf, withChanges, type Change, type ModelData } from '#lib/model/edit/model-data.ts'
import { unusedSources } from '#lib/model/edit/own-origin.ts'
import type { Diagnostic } from '#lib/model/findings/diagnostic.ts'
import type { ModelTexts } from '#lib/model/read-model.ts'
import { History } from '../history.svelte.ts'
import type { ModelWork } from './model-work.ts'

/** A model after one change. Its data are there at once, its texts once they are written. */
export interface ModelVersion {
	readonly data: ModelData
	readonly texts: Promise<ModelTexts>
}

/** A model that is edited. */
export class ModelDraft {
	readonly #work: ModelWork
	readonly #history: History<ModelVersion>
	readonly #base: ModelData
	#read = $state.raw<{ of: ModelVersion; diagnostics: readonly Diagnostic[] } | null>(null)

	/** @param base The texts that the model began with. */
	constructor(base: ModelTexts, texts: ModelTexts, work: ModelWork) {
		this.#work = work
		this.#base = dataOf(base)
		this.#history = new History({ data: dataOf(texts), texts: Promise.resolve(texts) })
	}

	/** The model as it stands. */
	get version(): ModelVersion {
		return this.#history.present
	}

	get data(): ModelData {
		return this.version.data
	}

	get baseData(): ModelData {
		return this.#base
	}

	/** All that was wrong with the model as last read; null before it was first read. */
	get diagnostics(): readonly Diagnostic[] | null {
		return this.#read?.diagnostics ?? null
	}

	/** True while the model was changed since it was last read. */
	get unread(): boolean {
		return this.#read?.of !== this.version
	}

	/** Differences from the base that a reader made. */
	readonly differences = $derived.by(() => differencesOf(this.#base, this.data).filter((each) => !isAside(each)))

	get canUndo(): boolean {
		return this.#history.canUndo
	}

	get canRedo(): boolean {
		return this.#history.canRedo
	}

	/** Starts what writes, before there is anything to write: a change made at once is written at once. */
	begin(): void {
		this.#work.write({}, []).catch(() => {})
	}

	/** Reads the model as it stands; what was changed meanwhile is left to the next reading, and so is what has no texts. */
	async read(): Promise<void> {
		const { version } = this
		if (this.#read?.of === version) return
		const texts = await version.texts.catch(() => null)
		if (texts === null) return
		const diagnostics = await this.#work.read(texts)
		if (this.version === version) this.#read = { of: version, diagnostics }
	}

	/** Makes changes as one step to undo. */
	edit(changes: readonly Change[]): void {
		if (changes.length === 0) return
		const { version } = this
		const changed = withChanges(version.data, changes)
		const unused = unusedSources(changed)
		const texts = version.texts.then((before) => this.#work.write(before, [...changes, ...unused]))
		this.#history.set({ data: withChanges(changed, unused), texts })
	}

	/** Takes differences back as one step to undo. */
	discard(differences: readonly Difference[]): void {
		this.edit(takenBack(differences))
	}

	undo(): void {
		this.#history.undo()
	}

	redo(): void {
		this.#history.redo()
	}
}
