/**
 * Parts of the page that are files of their own: after a redeployment or without a network one may be missing. Vite
 * reports a failed `import()` as an event on the window, before the promise rejects.
 */
import type { Notices } from '#lib/planner/notices.svelte.ts'

/** The event that Vite sends to the window when an `import()` fails. */
export interface PreloadError extends Event {
	payload: unknown
}

const missing = new WeakSet<object>()

/** Puts a part that could not be loaded on the page as a notice; for the window's `vite:preloadError` event. */
export function partMissing(notices: Notices, { payload }: Pick<PreloadError, 'payload'>): void {
	if (typeof payload === 'object' && payload !== null) missing.add(payload)
	notices.show('part-missing')
}

/** True for the error of an `import()` whose file could not be loaded. */
export function isPartMissing(error: unknown): boolean {
	return typeof error === 'object' && error !== null && missing.has(error)
}

/** Loads a part of the page, and what else it needs; null where it is missing, which then stands on the page. */
export async function loadPart<T>(
	notices: Notices,
	load: () => Promise<T>,
	needs: () => Promise<unknown> = async () => {}
): Promise<T | null> {
	try {
		const [part] = await Promise.all([load(), needs()])
		return part
	} catch (error) {
		partMissing(notices, { payload: error })
		return null
	}
}
