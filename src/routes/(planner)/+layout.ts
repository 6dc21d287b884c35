import { LANGUAGES } from '#lib/messages/index.ts'
import type { LayoutLoad } from './$types'

/** Loads the words for what is wrong in the model only where something is. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	diagnosticWords: data.model ? null : await LANGUAGES.en.diagnostics()
})
