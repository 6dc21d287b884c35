import { resolve } from '$app/paths'

/** A chain that the site has. */
export interface ChainEntry {
	/** Its part of the address; empty for the chain at the root. */
	part: string
	name: string
}

const PAGES = {
	planner: '/[[chain=chain]]',
	report: '/[[chain=chain]]/report',
	presenter: '/[[chain=chain]]/presenter',
	claims: '/[[chain=chain]]/claims'
} as const

/** Address of a page of a chain, by the chain's part of it. It is a folder: every static server finds those. */
export function chainAddress(of: keyof typeof PAGES, part: string): string {
	return `${resolve(PAGES[of], { chain: part || undefined })}/`.replace(/\/\/$/, '/')
}

const TOLD = 'story'

/** Address of the presenter's window for a presentation: one of the reader's by its id, or the model's own. */
export function presenterAddress(part: string, story: string | null): string {
	const address = new URL(chainAddress('presenter', part), location.href)
	if (story === null) address.searchParams.delete(TOLD)
	else address.searchParams.set(TOLD, story)
	return address.href
}

/** Returns the id of the presentation that the address of a presenter's window names. */
export function presenterStory({ search }: Location): string | null {
	return new URLSearchParams(search).get(TOLD)
}
