import { json } from '@sveltejs/kit'
import { siteChains } from '../chains.server.ts'

/** Written as a file when the site is built. */
export const prerender = true
export { entries } from '../chains.server.ts'

/** What a chain's model reads claim by claim, or null: no page but that of the claims, and packs, needs it. */
export const GET = ({ params }) =>
	json(siteChains().find(({ part }) => part === (params.chain ?? ''))?.model.claims ?? null)
