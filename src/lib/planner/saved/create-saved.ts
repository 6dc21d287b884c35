/** Saved scenarios in this browser. */
import { indexedStore } from './indexed-store.ts'
import { SavedScenarios } from './saved-scenarios.svelte.ts'

/** Returns the saved scenarios of a chain, listed once. */
export async function createSaved(chainId: string): Promise<SavedScenarios> {
	const saved = new SavedScenarios(chainId, indexedStore(chainId), { now: () => new Date(), newId, persist })
	await saved.refresh()
	return saved
}

/** 128 random bits; `crypto.randomUUID` is missing where a site is served without TLS. */
function newId(): string {
	return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Missing, like `randomUUID`, without TLS. */
async function persist(): Promise<boolean> {
	const storage: StorageManager | undefined = navigator.storage
	return (await storage?.persist?.().catch(() => false)) ?? false
}
