/** An own model on the page: edited, and kept in the browser from its first change on. */
import type { Change } from '#lib/model/edit/model-data.ts'
import type { Difference } from '#lib/model/edit/differences.ts'
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import { ModelDraft } from './model-draft.svelte.ts'
import { newOwnModel, type OwnBase, type OwnModel } from './own-model.ts'
import type { OwnModels } from './own-models.svelte.ts'

/** Edits a model that is kept already, or one that will be kept once it is changed. */
export class Editing {
	readonly draft: ModelDraft
	readonly base: OwnBase
	readonly #models: OwnModels
	readonly #now: () => Date
	#record = $state.raw() as OwnModel
	#kept = $state(false)
	#writing: Promise<unknown> = Promise.resolve()

	constructor(models: OwnModels, record: OwnModel, kept: boolean, now: () => Date) {
		this.#models = models
		this.#record = record
		this.#kept = kept
		this.#now = now
		this.base = record.base
		this.draft = new ModelDraft(record.base.texts, record.texts)
	}

	/** Id of the own model. */
	get id(): string {
		return this.#record.id
	}

	/** True once the model is among the own models of the browser. */
	get kept(): boolean {
		return this.#kept
	}

	/** Makes changes as one step to undo. */
	edit(changes: readonly Change[]): void {
		this.draft.edit(changes)
		this.#keep()
	}

	/** Takes differences back as one step to undo. */
	discard(differences: readonly Difference[]): void {
		this.draft.discard(differences)
		this.#keep()
	}

	undo(): void {
		this.draft.undo()
		this.#keep()
	}

	redo(): void {
		this.draft.redo()
		this.#keep()
	}

	/** Resolves once what was changed lasts, or is known not to. */
	async settled(): Promise<void> {
		await this.#writing
	}

	/** One write after another, each of what then stands. */
	#keep(): void {
		const { texts } = this.draft
		if (texts === this.#record.texts) return
		const [first, before] = [!this.#kept, this.#record]
		this.#kept = true
		this.#record = { ...before, texts, at: this.#now().toISOString(), revision: before.revision + (first ? 0 : 1) }
		const next = this.#record
		this.#writing = this.#writing.then(() => this.#models.keep(next))
	}
}

/** Returns the record of a model of one's own that begins with a model of the site; nothing is kept of it yet. */
export function ownModelOf(base: OwnBase, models: OwnModels, name: string, now: Date): OwnModel {
	const id = models.freeId(base.id)
	const identity = (path: string, value: string): Change => ({ file: 'chain.yaml', path: [path], value })
	const texts = applyChanges(base.texts, [identity('id', id), identity('name', name)])
	return newOwnModel({ id, name, base, texts }, now.toISOString())
}
