import { json } from '@sveltejs/kit'
import { siteChains } from '../[[chain=chain]]/chains.server.ts'

/** Written as a file when the site is built. */
export const prerender = true

/** The chains of the site, for pages of own models, which are not made when the site is built. */
export const GET = () => json(siteChains().map(({ part, name }) => ({ part, name })))
