/** What ends the ladder: the limits that hold when every expansion has been used as far as it goes. */

import { Levels } from '../../lp/lexicographic.ts'
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

/** The first tier in use in which a need stays short; -1 where none does. */
function firstShort({ programme, situation }: Solved, top: Solution): number {
	const { chain, formulation } = programme
	const short = programme.short(top)
	return formulation.tiers.findIndex((tier) =>
		chain.demands.some((d, i) => d.tier === tier && short[i]! > grainOf(situation))
	)
}

/**
 * Returns those of some limits that are used up in every optimum of a tier, of which one is given: those that still are
 * where as little of them is used as its optimal face allows.
 */
function alwaysUsedUp({ programme, session, situation }: Solved, bounds: Bounds, optimum: Solution, limits: Limit[]) {
	const levels = new Levels(session, { bounds, scale: situation.scale })
	levels.adopt(optimum)
	const stillUsedUp = (some: Limit[]): Limit[] => {
		const least = levels.minimise(programme.useCost(some.map(limiterOf)))
		const left = some.filter((limit) => programme.isUsedUp(limiterOf(limit), least, bounds))
		return left.length === 0 || left.length === some.length ? left : stillUsedUp(left)
	}
	return limits.length > 0 ? stillUsedUp(limits) : limits
}

/**
 * Returns the limits that hold the first tier in which a need stays short: used up whatever is made of the rest, and with
 * a price. Of limits that hold together a single solution may price one, so those found are lifted and the rest asked
 * again until none is priced. Where none is, contracts that stay short are named: they take what more could be made.
 * @param searched `open` are the bounds of the search, expansions open and filled tiers held; `optima` are one of each
 * tier. What those had to keep of the capacity built for the tiers before does not hold them: more of it costs them nothing.
 */
export function limitsOf(
	solved: Solved,
	{ open, optima }: { open: Bounds; optima: readonly Solution[] },
	top: Solution
): NamedLimit[] {
	const { programme, session, situation } = solved
	const tier = firstShort(solved, top)
	if (tier < 0) return []
	const bounds = copyBounds(open)
	programme.formulation.tiers.forEach((_, t) => t >= tier && programme.limitTier(bounds, t, Infinity))
	const optimum = () => session.solve({ bounds, cost: programme.tierLevels[tier]!, scale: situation.scale })
	const first = optima[tier] ?? optimum()
	const isPriced = (solution: Solution) => (limit: Limit) => programme.limitPrice(limiterOf(limit), solution) > 0
	const candidates = candidatesOf(programme).filter((limit) => programme.isUsedUp(limiterOf(limit), top, open))
	const named = new Set(candidates.filter(isPriced(first)))
	const unpriced = candidates.filter((limit) => !named.has(limit))
	// A limit with a price is used up in every optimum.
	let rest = named.size > 0 ? alwaysUsedUp(solved, bounds, first, unpriced) : []
	for (let more = [...named]; more.length > 0 && rest.length > 0;) {
		for (const limit of more) programme.lift(bounds, limiterOf(limit))
		more = rest.filter(isPriced(optimum()))
		for (const limit of more) named.add(limit)
		rest = rest.filter((limit) => !named.has(limit))
	}
	if (named.size === 0)
		return programme.contractsShort(top, tier + 1, grainOf(situation)).map((of) => ({ kind: 'contract', of }))
	return candidates
		.filter((limit) => named.has(limit))
		.map((limit) => ({ kind: limit.kind, of: programme.idOf(limiterOf(limit)) }))
}

const limiterOf = ({ kind, index }: Limit) => ({ kind: KINDS[kind], index })
