import { json } from '@sveltejs/kit'
import { withoutLongTexts } from '#lib/model/long-texts.ts'
import { siteChains } from '../chains.server.ts'

/** Written as a file when the site is built. */
export const prerender = true
export { entries } from '../chains.server.ts'

/** The long texts of a chain, which its pages load once they have opened; null where it could not be read. */
export const GET = ({ params }) => {
	const chain = siteChains().find(({ part }) => part === (params.chain ?? ''))?.model.chain
	return json(chain ? withoutLongTexts(chain).texts : null)
}
