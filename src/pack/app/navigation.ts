/** Stands in for SvelteKit's `$app/navigation` in a briefing pack, whose pages are fragments of one address. */

/** Opens a page of the pack. */
export async function goto(address: string): Promise<void> {
	location.hash = new URL(address, location.href).hash
}

/** Takes the fragment out of the address; a browser that refuses that for files leaves it. */
export function replaceState(address: string, _state: object): void {
	try {
		history.replaceState(null, '', address)
	} catch {
		// The address then names what was opened, which does no harm.
	}
}

/** Nothing is left for another page: everything is in the file. */
export function beforeNavigate(_ask: unknown): void {}

/** Nothing is loaded later. */
export async function preloadCode(_address: string): Promise<void> {}
