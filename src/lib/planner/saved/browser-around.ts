import type { Surroundings } from './kept.svelte.ts'

/** The browser of this page. */
export const browserAround: Surroundings = { now: () => new Date(), newId, persist }

/** 128 random bits; `crypto.randomUUID` is missing where a site is served without TLS. */
function newId(): string {
	return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Missing, like `randomUUID`, without TLS. */
async function persist(): Promise<boolean> {
	const storage: StorageManager | undefined = navigator.storage
	return (await storage?.persist?.().catch(() => false)) ?? false
}
