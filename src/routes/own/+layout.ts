import { error } from '@sveltejs/kit'
import { resolve } from '$app/paths'
import type { ChainEntry } from '#lib/components/browser/chain-address.ts'
import type { LayoutLoad } from './$types'

/** Own models are in the browser alone. */
export const ssr = false

/** The chains of the site, to choose from beside own models, and the words for what is wrong in a model. */
export const load: LayoutLoad = async ({ fetch, parent }) => {
	const response = await fetch(`${resolve('/')}chains.json`)
	if (!response.ok) error(response.status)
	const chains = (await response.json()) as ChainEntry[]
	return { chains, diagnosticWords: await (await parent()).language.diagnostics() }
}
