/** What ends the ladder: the limits that hold when every expansion has been used as far as it goes. */

import type { Formulation } from '../../programme/formulate.ts'
import type { Cost, LpSession } from '../../lp/session.ts'
import type { Solution } from '../../lp/solver.ts'
import type { LadderEnd } from '../../plan.ts'

type LimitKind = Exclude<LadderEnd['limits'][number]['kind'], 'component'>

/** A limit of a feed, of a process's expansion or of an import, by its place in the chain. */
export interface Limit {
	kind: LimitKind
	index: number
	col: number
}

const ZERO_PRICE = 1e-6

/** Limits that are used up, in model order: feeds, processes, imports. */
function usedUp(f: Formulation, session: LpSession, { colValue }: Solution): Limit[] {
	const { colUpper } = session.bounds
	const of = (kind: LimitKind, cols: number[]) =>
		cols
			.map((col, index): Limit => ({ kind, index, col }))
			.filter(({ col }) => col >= 0 && colUpper[col]! < Infinity && colValue[col]! >= colUpper[col]! * (1 - 1e-9))
	return [...of('feed', f.col.take), ...of('expansion', f.col.expand), ...of('import', f.col.import)]
}

/**
 * The limits of the top corner that have a price. Of limits that hold together a single price may name one, so those
 * named are lifted and the rest asked again. Bounds must hold the ladder's; the caller puts them back.
 */
export function endOf(f: Formulation, session: LpSession, claims: Cost, top: Solution, step: number): Limit[] {
	const missing = (solution: Solution) => f.col.short.some((c) => solution.colValue[c]! > step)
	if (!missing(top)) return []
	const candidates = usedUp(f, session, top)
	const named = new Set<Limit>()
	f.col.expand.forEach((c) => (session.bounds.colLower[c] = 0))
	session.ask(claims)
	for (let more = candidates; more.length > 0;) {
		const { colDual } = session.solve()
		more = candidates.filter((limit) => !named.has(limit) && colDual[limit.col]! < -ZERO_PRICE)
		for (const limit of more) {
			named.add(limit)
			session.bounds.colUpper[limit.col] = Infinity
		}
	}
	return candidates.filter((limit) => named.has(limit))
}
