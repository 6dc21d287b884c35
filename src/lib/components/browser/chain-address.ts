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
