import type { OwnStep, OwnStory } from '#lib/model/story.ts'
import { Kept, type Imported, type Outcome, type Surroundings } from '../saved/kept.svelte.ts'
import { freeName, TakenNames } from '../saved/record.ts'
import type { FileProblem } from '../saved/record-file.ts'
import type { SavedStore } from '../saved/store.ts'
import { newStory, readStory, storyBeside } from './story-record.ts'
import { addedStories, readStoryFile, storyFileText } from './story-transfer.ts'

/** The reader's own presentations of one chain, as they are listed in this tab. */
export class OwnStories extends Kept<OwnStory> {
	readonly #chain: string

	constructor(chain: string, store: SavedStore, around: Surroundings) {
		super(store, around)
		this.#chain = chain
	}

	/** Returns the presentation of an id; undefined where there is none, or it lies in the trash. */
	withId(id: string | null): OwnStory | undefined {
		return this.records.find((record) => record.id === id)
	}

	/** Makes an id that nothing has, as for a step. */
	newId(): string {
		return this.around.newId()
	}

	/** Keeps a new presentation; a name that another one has gets a number. */
	create(name: string, steps: readonly OwnStep[]): Promise<Outcome<OwnStory>> {
		const free = freeName(name, this.#names())
		return this.keep(newStory(this.around.newId(), this.#chain, this.now(), free, steps))
	}

	/** Keeps a presentation with another name or other steps; a name that another one has gets a number. */
	change(story: OwnStory, { name, steps }: Pick<OwnStory, 'name' | 'steps'>): Promise<Outcome<OwnStory>> {
		const free = freeName(name, this.#names(story))
		return this.keep({ ...story, revision: story.revision + 1, at: this.now(), name: free, steps })
	}

	/** The text of a file with these presentations, or with all: the trash, and what cannot be read, too. */
	export(stories?: readonly OwnStory[]): string {
		return storyFileText(this.#chain, stories ?? this.everything, this.now())
	}

	/** Adds the presentations of a file, of whose text nothing is trusted, to those that stand. */
	async import(text: string): Promise<Imported<FileProblem>> {
		await this.refresh()
		const { records, problems } = readStoryFile(this.#chain, text)
		const { added, same } = addedStories(records, this.all, this.around.newId)
		return this.add(added, same, problems)
	}

	protected read(data: unknown) {
		return readStory(data)
	}

	protected changedAt({ at }: OwnStory): string {
		return at
	}

	protected beside(story: OwnStory): OwnStory {
		return storyBeside(story, this.around.newId(), new TakenNames(this.#names()))
	}

	#names(but?: OwnStory): string[] {
		return this.all.filter(({ id }) => id !== but?.id).map(({ name }) => name)
	}
}
