import { resolve } from '$app/paths'
import { browserStore } from '#lib/planner/browser-store.ts'

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
	claims: '/[[chain=chain]]/claims',
	data: '/[[chain=chain]]/data'
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

/** The part of the address under which own models stand, one at a time. */
export const OWN_PART = 'own'

/** Address of a page of an own model, by its id. */
export function ownAddress(of: keyof typeof PAGES, id: string): string {
	return `${chainAddress(of, OWN_PART)}?model=${encodeURIComponent(id)}`
}

const LAST = 'midstream.own-model'

/** Id of the own model that the address names, or else that this tab had last; empty for none. */
export function ownModelOnScreen(): string {
	const named = new URLSearchParams(location.search).get('model')
	const tab = browserStore(() => sessionStorage)
	if (named !== null) tab.setItem(LAST, named)
	return named ?? tab.getItem(LAST) ?? ''
}
