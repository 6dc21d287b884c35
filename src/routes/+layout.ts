import { browser } from '$app/environment'
import { languageFor, openingLanguageFor } from '#lib/messages/index.ts'
import type { LayoutLoad } from './$types'

/** Every page is written as a file when the site is built. */
export const prerender = true
/** Folders with an index page: every static server finds them. */
export const trailingSlash = 'always'

/** The language of the reader's browser, where there is one like it. The planner opens without the words of parts that come later. */
export const load: LayoutLoad = async ({ route }) => {
	const load = route.id === '/[[chain=chain]]' ? openingLanguageFor : languageFor
	return { language: await load(browser ? navigator.languages : []) }
}
