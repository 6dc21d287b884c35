/** Stands in for SvelteKit's `$app/environment` in a briefing pack. */

/** A pack is built. */
export const dev = false
