/** Saved scenarios in this browser. */
import { browserAround } from './browser-around.ts'
import { indexedStore } from './indexed-store.ts'
import { SavedScenarios } from './saved-scenarios.svelte.ts'

/** Returns the saved scenarios of a chain, listed once. */
export async function createSaved(chainId: string): Promise<SavedScenarios> {
	const saved = new SavedScenarios(chainId, indexedStore(chainId, 'scenarios'), browserAround)
	await saved.refresh()
	return saved
}
