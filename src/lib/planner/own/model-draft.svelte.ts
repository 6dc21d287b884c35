/** An own model while it is edited: its texts with undo, what reading them finds, and how they differ from the base. */
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import { differencesOf, isAside, takenBack, type Difference } from '#lib/model/edit/differences.ts'
import { dataOf, withChanges, type Change, type ModelData } from '#lib/model/edit/model-data.ts'
import { unusedSources } from '#lib/model/edit/own-origin.ts'
import { readModel, type ModelTexts, type ReadModel } from '#lib/model/read-model.ts'
import { History } from '../history.svelte.ts'

interface Version {
	texts: ModelTexts
	data: ModelData
}

const versionOf = (texts: ModelTexts): Version => ({ texts, data: dataOf(texts) })

/** A model that is edited. */
export class ModelDraft {
	readonly #history: History<Version>
	#base: Version
	#read = $state.raw<{ of: ModelTexts; model: ReadModel } | null>(null)

	/** @param base The texts that the model began with. */
	constructor(base: ModelTexts, texts: ModelTexts) {
		this.#base = versionOf(base)
		this.#history = new History(versionOf(texts))
	}

	get texts(): ModelTexts {
		return this.#history.present.texts
	}

	get data(): ModelData {
		return this.#history.present.data
	}

	get baseData(): ModelData {
		return this.#base.data
	}

	/** The model as last read; null before it was first read. */
	get model(): ReadModel | null {
		return this.#read?.model ?? null
	}

	/** True while the model was changed since it was last read. */
	get unread(): boolean {
		return this.#read?.of !== this.texts
	}

	/** Differences from the base that a reader made. */
	readonly differences = $derived.by(() => differencesOf(this.#base.data, this.data).filter((each) => !isAside(each)))

	get canUndo(): boolean {
		return this.#history.canUndo
	}

	get canRedo(): boolean {
		return this.#history.canRedo
	}

	/** Reads the model as it stands: takes up to a second for a large one. */
	read(): ReadModel {
		if (this.#read?.of !== this.texts) this.#read = { of: this.texts, model: readModel(this.texts) }
		return this.#read.model
	}

	/** Makes changes as one step to undo. */
	edit(changes: readonly Change[]): void {
		if (changes.length === 0) return
		const data = withChanges(this.data, changes)
		const all = [...changes, ...unusedSources(data)]
		const texts = applyChanges(this.texts, all)
		this.#history.set({ texts, data: dataOf(texts) })
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
