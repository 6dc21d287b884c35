/** Keeps SvelteKit's route announcer from offending against a Content-Security-Policy without inline styles. */
import type { Plugin } from 'vite'

/** The announcer's style attribute in the root component that SvelteKit generates. */
const STYLE = /(<div id="svelte-announcer"[^>]*?) style="[^"]*"/

/**
 * Returns a plugin that gives the announcer a class in place of its style attribute.
 * @param className A class that hides an element from sight but not from a screen reader.
 */
export function announcerPlugin(className: string): Plugin {
	return {
		name: 'midstream-announcer',
		enforce: 'pre',
		transform: {
			filter: { id: /\/generated\/root\.svelte$/ },
			handler(code) {
				if (!STYLE.test(code)) this.error('SvelteKit writes its announcer in another way: scripts/announcer-plugin.ts')
				return code.replace(STYLE, `$1 class="${className}"`)
			}
		}
	}
}
