/** What ends the ladder: the limits that hold when every expansion has been used as far as it goes. */

import { copyBounds, type Bounds } from '../../lp/program.ts'
import type { Solution } from '../../lp/solver.ts'
import type { Programme } from '../../programme/programme.ts'
import type { LadderEnd } from '../../plan.ts'
import { grainOf, type Solved } from '../question.ts'

/** A limit of a feed, of an import, of a store or of a process's expansion, by its place in the chain. */
interface Limit {
	kind: 'feed' | 'expansion' | 'import' | 'store'
	index: number
}

/** A limit that ends the ladder, by kind and name. */
export type NamedLimit = LadderEnd['limits'][number]

const KINDS = { feed: 'feed', expansion: 'process', import: 'import', store: 'store' } as const

function candidatesOf({ chain }: Programme): Limit[] {
	return [
		...chain.feeds.map((_, index): Limit => ({ kind: 'feed', index })),
		...chain.processes.map((_, index): Limit => ({ kind: 'expansion', index })),
		...chain.trades.flatMap((t, index): Limit[] => (t.kind === 'import' ? [{ kind: 'import', index }] : [])),
		...chain.stores.map((_, index): Limit => ({ kind: 'store', index }))
	]
}

/**
 * Returns the limits that have a price at the top, for the first tier in which a need stays short. Of limits that hold
 * together a single solution may price one, so those found are lifted and the rest asked again until none is priced.
 * Where none is, contracts that stay short are named: they take what more could be made.
 * `open` are the bounds of the search: expansions open, filled tiers held.
 */
export function limitsOf({ programme, session, situation }: Solved, open: Bounds, top: Solution): NamedLimit[] {
	const grain = grainOf(situation)
	const short = programme.short(top)
	const demand = programme.chain.demands.findIndex(
		(d, i) => short[i]! > grain && programme.chain.demands.every((e, k) => e.tier >= d.tier || short[k]! <= grain)
	)
	if (demand < 0) return []
	const tier = programme.formulation.tiers.indexOf(programme.chain.demands[demand]!.tier)
	const bounds = copyBounds(open)
	programme.formulation.tiers.forEach((_, t) => t >= tier && programme.limitTier(bounds, t, Infinity))
	const named = new Set<Limit>()
	const candidates = candidatesOf(programme).filter((limit) => programme.isUsedUp(limiterOf(limit), top, open))
	for (let more = candidates; more.length > 0;) {
		const solution = session.solve({ bounds, cost: programme.tierLevels[tier]!, scale: situation.scale })
		more = candidates.filter((limit) => !named.has(limit) && programme.limitPrice(limiterOf(limit), solution) > 0)
		for (const limit of more) {
			named.add(limit)
			programme.lift(bounds, limiterOf(limit))
		}
	}
	const limits = candidates
		.filter((limit) => named.has(limit))
		.map((limit) => ({ kind: limit.kind, of: programme.idOf(limiterOf(limit)) }))
	if (limits.length > 0) return limits
	return programme.contractsShort(top, tier + 1, grain).map((of) => ({ kind: 'contract', of }))
}

const limiterOf = ({ kind, index }: Limit) => ({ kind: KINDS[kind], index })
