import type { PageLoad } from './$types'

/** An own model is in the browser alone. */
export const ssr = false

/** The words for what is wrong in a model's files are loaded with this page alone. */
export const load: PageLoad = async ({ parent }) => ({
	diagnosticWords: await (await parent()).language.diagnostics()
})
