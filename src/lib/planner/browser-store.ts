/** The browser's storage without its exceptions. */

/** The part of `Storage` that is used. */
export interface KeyValueStore {
	getItem(key: string): string | null
	setItem(key: string, value: string): void
}

/** A store of which no call throws. */
export interface BrowserStore extends KeyValueStore {
	/** False as soon as a value could not be stored: what is set then lasts no longer than the page. */
	readonly keeps: boolean
}

const PROBE = 'midstream.probe'

/**
 * Wraps a store of the browser so that no call throws.
 *
 * A browser that blocks site data throws from the getter of `localStorage` and `sessionStorage` itself, others hand out
 * null or a store whose methods throw, and a full store throws on writing only.
 * @param open Returns the store, e.g. `() => localStorage`; evaluated here, once.
 * @param refused Called once, when a value could not be stored.
 */
export function browserStore(
	open: () => KeyValueStore | null | undefined,
	refused: () => void = () => {}
): BrowserStore {
	const store = attempt(open) ?? null
	let keeps = true

	function write(key: string, value: string): void {
		const stored = attempt(() => {
			store?.setItem(key, value)
			return store !== null
		})
		if (stored || !keeps) return
		keeps = false
		refused()
	}

	write(PROBE, '')
	return {
		getItem: (key) => attempt(() => store?.getItem(key)) ?? null,
		setItem: write,
		get keeps() {
			return keeps
		}
	}
}

function attempt<T>(call: () => T): T | undefined {
	try {
		return call()
	} catch {
		return undefined
	}
}
