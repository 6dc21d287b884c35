/** The reader's own presentations in this browser. */
import { browserAround } from '../saved/browser-around.ts'
import { indexedStore } from '../saved/indexed-store.ts'
import { OwnStories } from './own-stories.svelte.ts'

/** Returns the reader's own presentations of a chain, listed once. */
export async function createStories(chainId: string): Promise<OwnStories> {
	const stories = new OwnStories(chainId, indexedStore(chainId, 'stories'), browserAround)
	await stories.refresh()
	return stories
}
