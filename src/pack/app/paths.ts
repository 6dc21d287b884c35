/** Stands in for SvelteKit's `$app/paths` in a briefing pack. */

/** Returns the fragment of a page, without the slash at its end. */
export function resolve(route: string, _params?: object): string {
	return `#${/\/(report|claims|presenter)$/.exec(route)?.[1] ?? ''}`
}
