/** What every part of an explanation works on: a programme in a session, a situation, and its answer. */

import { Levels } from '../lp/lexicographic.ts'
import type { Bounds } from '../lp/program.ts'
import type { LpSession } from '../lp/session.ts'
import type { Solution } from '../lp/solver.ts'
import type { Limiter, Programme } from '../programme/programme.ts'
import { demandOf, type Situation } from '../programme/situation.ts'
import type { Symmetry } from '../programme/symmetry.ts'
import { SAME } from '../tolerances.ts'

/** A situation with its plan, and the programme and session that further questions are put to. */
export interface Solved {
	programme: Programme
	session: LpSession
	symmetry: Symmetry
	situation: Situation
	/** Of the situation; never changed. */
	bounds: Bounds
	/** Optimum of each tier, the first to be served first. */
	tiers: Solution[]
	/** The plan: optimal for every level. */
	plan: Solution
}

/** Differences of amounts that are arithmetic: {@link SAME} of the demand, and no less than the solver can tell apart. */
export const grainOf = (s: Situation) => SAME * Math.max(demandOf(s), s.scale)

/** A plan under any bounds, by the plan's own levels. */
export interface Planned {
	tiers: Solution[]
	/** Solves the last level, the preferences, when it is asked for. */
	plan(): Solution
}

/**
 * Solves the tiers; the plan among their equal optima is solved for when it is asked for.
 * @param known optima of the first tiers under these bounds, with duals that prove them
 */
export function planUnder(
	{ programme, session, symmetry, situation: { scale } }: Omit<Solved, 'bounds' | 'tiers' | 'plan'>,
	bounds: Bounds,
	known: readonly Solution[] = []
): Planned {
	const levels = new Levels(session, { bounds, scale })
	for (const solution of known) levels.adopt(solution)
	return {
		tiers: [...known, ...levels.minimiseAll(programme.tierLevels.slice(known.length))],
		plan: () => {
			const { rank, even } = symmetry.under(bounds)
			return even(levels.minimise(programme.preferenceLevel(rank)))
		}
	}
}

/** Returns the first difference between two lists of amounts by tier that is more than `grain`; 0 where there is none. */
export function firstGain(from: readonly number[], to: readonly number[], grain: number): number {
	return to.map((x, tier) => x - from[tier]!).find((gain) => Math.abs(gain) > grain) ?? 0
}

/** Returns limits in an order that depends on what they are, not on the file. */
export function inCanonicalOrder<T extends Limiter>(
	{ programme, symmetry, bounds }: Omit<Solved, 'tiers' | 'plan' | 'session'>,
	limiters: readonly T[]
): T[] {
	const { rank } = symmetry.under(bounds)
	const rankOf = (limiter: T) => rank[programme.limitColumn(limiter)]!
	return [...limiters].sort((a, b) => rankOf(a) - rankOf(b))
}

/** Returns the processes in an order that depends on what they are, not on the file. */
export function canonicalOrder(solved: Omit<Solved, 'tiers' | 'plan' | 'session'>): number[] {
	const processes = solved.programme.chain.processes.map((_, index) => ({ kind: 'process' as const, index }))
	return inCanonicalOrder(solved, processes).map(({ index }) => index)
}
