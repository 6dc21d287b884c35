import { siteChains } from '../chains.server.ts'

/** Only a chain that reads a publication has the page. */
export const entries = () =>
	siteChains().flatMap(({ part, model }) => (part !== '' && model.claims ? [{ chain: part }] : []))

/** The claims, which no other page has. */
export const load = ({ params }) => ({
	claims: siteChains().find(({ part }) => part === (params.chain ?? ''))?.model.claims ?? null
})
