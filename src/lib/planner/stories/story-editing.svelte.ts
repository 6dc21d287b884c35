import type { OwnStory } from '#lib/model/story.ts'
import type { Outcome } from '../saved/kept.svelte.ts'

/** The part of a presentation that is edited. */
export type StoryContent = Pick<OwnStory, 'name' | 'steps'>

/** Keeps presentations. */
export interface StoryKeeper {
	change(story: OwnStory, content: StoryContent): Promise<Outcome<OwnStory>>
}

/**
 * One presentation while it is edited. Every change shows at once and is kept at once, one after another, so that a
 * change that follows fast is never taken for one of another tab. Changes can be undone while it is open.
 */
export class StoryEditing {
	readonly #keeper: StoryKeeper
	readonly #told: (outcome: Outcome<OwnStory>) => void
	/** As it was kept last. */
	#kept: OwnStory
	#now = $state.raw() as StoryContent
	#id = $state() as string
	#before = $state.raw<readonly StoryContent[]>([])
	/** The text that the last change typed at: what is typed in one go is undone in one go. */
	#typing: string | null = null
	#writing: Promise<void> | null = null

	/** @param told Called with the end of each attempt to keep a change. */
	constructor(story: OwnStory, keeper: StoryKeeper, told: (outcome: Outcome<OwnStory>) => void) {
		this.#keeper = keeper
		this.#told = told
		this.#kept = story
		this.#now = contentOf(story)
		this.#id = story.id
	}

	/** Id of the record: another one once another tab was faster, whose version stands under the first. */
	get id(): string {
		return this.#id
	}

	/** The presentation as it is shown, with changes that are not kept yet. */
	get story(): OwnStory {
		return { ...this.#kept, id: this.#id, ...this.#now }
	}

	get name(): string {
		return this.#now.name
	}

	get steps(): StoryContent['steps'] {
		return this.#now.steps
	}

	/** True while the newest content is not kept, as where the browser has no room. */
	get unkept(): boolean {
		const { name, steps } = this.#kept
		return name !== this.#now.name || steps !== this.#now.steps
	}

	get canUndo(): boolean {
		return this.#before.length > 0
	}

	/**
	 * Changes name or steps.
	 * @param typing The text that is typed at, if it is one.
	 */
	change(change: Partial<StoryContent>, typing: string | null = null): void {
		if (typing === null || typing !== this.#typing) this.#before = [...this.#before, this.#now]
		this.#typing = typing
		this.#show({ ...this.#now, ...change })
	}

	/** Ends what is typed in one go. */
	endTyping(): void {
		this.#typing = null
	}

	/** Takes the last change back, and keeps that. */
	undo(): void {
		const last = this.#before.at(-1)
		if (!last) return
		this.#before = this.#before.slice(0, -1)
		this.#typing = null
		this.#show(last)
	}

	/** Resolves when nothing waits to be kept. */
	async settled(): Promise<void> {
		while (this.#writing) await this.#writing
	}

	/** Tries once more to keep what could not be kept. */
	keep(): void {
		this.#writing ??= this.#write().finally(() => (this.#writing = null))
	}

	#show(next: StoryContent): void {
		this.#now = next
		this.keep()
	}

	/** Keeps the newest content until there is none newer; stops where the browser cannot. */
	async #write(): Promise<void> {
		for (let asked: StoryContent | null = null; asked !== this.#now;) {
			asked = this.#now
			const outcome = await this.#keeper.change(this.#kept, asked)
			this.#told(outcome)
			if (outcome.kind !== 'kept' && outcome.kind !== 'beside') return
			this.#kept = outcome.record
			this.#id = outcome.record.id
			// The name may have got a number.
			if (this.#now === asked) this.#now = asked = contentOf(outcome.record)
		}
	}
}

const contentOf = ({ name, steps }: OwnStory): StoryContent => ({ name, steps })
