import { json } from '@sveltejs/kit'
import { siteChains } from '../chains.server.ts'

/** Written as a file when the site is built. */
export const prerender = true
export { entries } from '../chains.server.ts'

/** The claims of the publication that a chain's model reads, or null: its own page and packs alone need them. */
export const GET = ({ params }) =>
	json(siteChains().find(({ part }) => part === (params.chain ?? ''))?.model.claims ?? null)
