import { error, json } from '@sveltejs/kit'
import { siteTexts } from '../chains.server.ts'

/** Written as a file when the site is built. */
export const prerender = true
export { entries } from '../chains.server.ts'

/** The files of a chain's model as text, for the page that edits them. */
export const GET = ({ params }) => json(siteTexts(params.chain ?? '') ?? error(404))
