/** Words of the gap report that a page has, too, when it opens. */
import { split } from './gap-split.ts'
import { listAnd, listSome, type Named } from './lists.ts'

/** The part of the report's words that the page opens with. */
export const reportOpening = {
	brief: {
		/** What plants wait for; `years` from decision to first product, null where not known. */
		waits: (p: Named & { waits: string; years: string | null }) =>
			`${listSome(p)} ${p.names.length + p.more === 1 ? 'waits' : 'wait'} for ${p.waits}${p.years === null ? '' : `: ${p.years}, building included`}.`,
		/** A partner that gives and takes nothing yet; `most` is what the model says it may come to. */
		partNone: (p: { partner: string; dials: readonly { name: string; most: string | null }[] }) =>
			`${p.partner} has no part in this scenario. It could have: ${listAnd(p.dials.map(({ name, most }) => (most === null ? name : `${name} (up to ${most})`)))}.`,
		/** `served` is what it gets of what it buys. `assumed` is true where no amount has a published basis. */
		part: (p: {
			partner: string
			assumed: boolean
			dials: readonly { name: string; amount: string; served: string | null }[]
		}) => {
			const dials = p.dials.map(({ name, amount, served }) =>
				served === null ? `${name} (${amount})` : `${name} (${served} of ${amount} a year)`
			)
			return `The part of ${p.partner} in this scenario: ${listAnd(dials)}.${p.assumed ? ' These amounts are assumed.' : ''}`
		}
	},

	/** How the causes of the gap and the steps that close it fit together. */
	split,
	range: (p: { low: string; high: string }) => `It may lie between ${p.low} and ${p.high}.`,
	least: (p: { low: string }) => `It may be as little as ${p.low}.`,
	most: (p: { high: string }) => `It may be as much as ${p.high}.`,
	instead: (p: { amount: string; sources: readonly string[]; reason: string }) =>
		`Not used: ${p.amount} [${p.sources.join(', ')}]. ${p.reason}`
}
