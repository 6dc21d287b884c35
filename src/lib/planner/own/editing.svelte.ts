/** An own model on the page: edited, and kept in the browser from its first change on. */
import type { Change } from '#lib/model/edit/model-data.ts'
import type { Difference } from '#lib/model/edit/differences.ts'
import { applyChanges } from '#lib/model/edit/apply-changes.ts'
import type { ModelTexts } from '#lib/model/read-model.ts'
import { ModelDraft, type ModelVersion } from './model-draft.svelte.ts'
import type { ModelWork } from './model-work.ts'
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
	#writing: Promise<void> = Promise.resolve()
	#unwritten = $state(0)
	#failed = $state(false)
	/** What was last to be kept. */
	#asked: ModelVersion
	/** True once its files go by an id of their own: the first was taken by another tab. */
	#renamed = false
	/** True once another tab has changed the model: nothing more is written over it. */
	#apart = false

	constructor(models: OwnModels, record: OwnModel, kept: boolean, now: () => Date, work: ModelWork) {
		this.#models = models
		this.#record = record
		this.#kept = kept
		this.#now = now
		this.base = record.base
		this.draft = new ModelDraft(record.base.texts, record.texts, work)
		this.#asked = this.draft.version
	}

	/** Id of the own model. */
	get id(): string {
		return this.#record.id
	}

	/** True once the model is among the own models of the browser. */
	get kept(): boolean {
		return this.#kept
	}

	/** True while a change is on its way into the browser's memory. */
	get writing(): boolean {
		return this.#unwritten > 0
	}

	/** True where the last change could not be written into the model's files, one of which is no YAML. */
	get failed(): boolean {
		return this.#failed
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

	/** One write after another; one that failed is made up for by the next. */
	#keep(): void {
		const { version } = this.draft
		if (version === this.#asked) return
		this.#asked = version
		const at = this.#now().toISOString()
		this.#unwritten++
		this.#writing = this.#writing.then(() => this.#tryToWrite(version, at))
	}

	async #tryToWrite({ texts }: ModelVersion, at: string): Promise<void> {
		try {
			await this.#write(await texts, at)
			this.#failed = false
		} catch {
			this.#failed = true
		} finally {
			this.#unwritten--
		}
	}

	/** A revision counts once it lasts. What is written first goes under another id where its own is taken meanwhile. */
	async #write(texts: ModelTexts, at: string): Promise<void> {
		if (this.#apart) return
		const { id, revision } = this.#record
		const own = this.#renamed ? withId(texts, id) : texts
		let next: OwnModel = { ...this.#record, texts: own, at, revision: this.#kept ? revision + 1 : 1 }
		let lasts = await this.#models.keep(next)
		if (!lasts && !this.#kept && this.#models.trouble === 'changed') {
			await this.#models.refresh()
			const free = this.#models.freeId(this.base.id)
			next = { ...next, id: free, texts: withId(texts, free) }
			this.#renamed = lasts = await this.#models.keep(next)
		}
		if (lasts) {
			this.#record = next
			this.#kept = true
		} else this.#apart = this.#models.trouble === 'changed'
	}
}

const withId = (texts: ModelTexts, id: string) => applyChanges(texts, [{ file: 'chain.yaml', path: ['id'], value: id }])

/** Returns the record of a model of one's own that begins with a model of the site; nothing is kept of it yet. */
export function ownModelOf(base: OwnBase, models: OwnModels, name: string, now: Date): OwnModel {
	const id = models.freeId(base.id)
	const identity = (path: string, value: string): Change => ({ file: 'chain.yaml', path: [path], value })
	const texts = applyChanges(base.texts, [identity('id', id), identity('name', name)])
	return newOwnModel({ id, name, base, texts }, now.toISOString())
}
