import { error } from '@sveltejs/kit'
import { chainAddress } from '#lib/components/browser/chain-address.ts'
import type { ModelTexts } from '#lib/model/read-model.ts'
import type { PageLoad } from './$types'

/** All of it is the reader's: nothing is there to be written when the site is built. */
export const ssr = false

/** The model's files, and the words for what is wrong in them, are loaded with this page alone. */
export const load: PageLoad = async ({ fetch, params, parent }) => {
	const part = params.chain ?? ''
	const response = await fetch(`${chainAddress('planner', part)}model.json`)
	if (!response.ok) error(response.status)
	const texts = (await response.json()) as ModelTexts
	return { part, texts, diagnosticWords: await (await parent()).language.diagnostics() }
}
