import type { LayoutLoad } from './$types'

/** Loads the words for what is wrong in the model only where something is. */
export const load: LayoutLoad = async ({ data, parent }) => ({
	...data,
	diagnosticWords: data.model ? null : await (await parent()).language.diagnostics()
})
