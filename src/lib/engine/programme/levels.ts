/**
 * What is asked of the programme. The plan's own objective is lexicographic (`planLevels`): least shortfall, tier by
 * tier; least import; least throughput; then the model's own order, so that equal inputs give equal plans. Questions
 * about delivery use one level (`shortfallCost`).
 */

import type { Formulation } from './formulate.ts'
import type { Bounds, Cost, LpSession } from '../lp/session.ts'
import { SolverDefect, type Basis, type Solution } from '../lp/solver.ts'

/** A shortfall of one tier outweighs any of the next: losses on the way to a demand are far below this factor. */
const TIER_WEIGHT = 1000

/** A contract goes before a need of its tier where both cost the chain the same, so that the tie is not left to chance. */
const CONTRACT_EDGE = 1 + 1e-4

/** Duals below this are zero. */
const ZERO_DUAL = 1e-7

interface ShortColumn {
	col: number
	tier: number
}

/** Every shortfall of the programme with its tier; contracts on runs come first. */
function shortColumns(f: Formulation): ShortColumn[] {
	const { chain, col } = f
	const columns = [
		...chain.demands.map((d, i) => ({ col: col.short[i]!, tier: d.tier })),
		...chain.trades.map((t, i) => ({ col: col.shortExport[i]!, tier: t.tier })),
		...chain.processes.map((_, i) => ({ col: col.shortRun[i]!, tier: 1 }))
	]
	return columns.filter((c) => c.col >= 0)
}

/** Tiers in use, the first to be served first. */
const tiersOf = (columns: ShortColumn[]) => [...new Set(columns.map((c) => c.tier))].sort((a, b) => a - b)

/**
 * One-level stand-in for the tiers: `priority` weighs them so that a higher tier always wins; `total` counts every
 * demand alike and holds commitments above all, so that it measures what could be delivered.
 */
export function shortfallCost(f: Formulation, kind: 'priority' | 'total'): Cost {
	const columns = shortColumns(f)
	const tiers = tiersOf(columns)
	const demands = new Set(f.col.short)
	const weight = ({ col, tier }: ShortColumn) => {
		if (kind === 'priority') return TIER_WEIGHT ** (tiers.length - 1 - tiers.indexOf(tier))
		return demands.has(col) ? 1 : TIER_WEIGHT
	}
	return new Map(columns.map((c) => [c.col, weight(c)]))
}

/** What a tonne run costs in a question about delivery: enough to choose among equals, too little to leave a tonne. */
export const RUN_COST = 1e-6

/** Tonnes delivered per tonne of capacity; less than this comes from {@link RUN_COST} and helps nobody. */
export const ZERO_PRICE = 1e-5

/**
 * What the ladder is to fill: every need, and the contracts that the plan would serve before or beside the last of
 * them, since new capacity goes to those too. All count alike; the plan at each corner says who really gets it.
 */
export function claimCost(f: Formulation, demands: number[]): Cost {
	const last = Math.max(1, ...f.chain.demands.filter((_, d) => demands[d]! > 0).map((d) => d.tier))
	return new Map(
		shortColumns(f)
			.filter(({ tier }) => tier <= last)
			.map(({ col }) => [col, 1])
	)
}

/** The same preferences as the plan's, faint: shorter ways first, then the model's order. */
export function preferences(f: Formulation): Cost {
	const n = f.col.run.length
	const imports = f.col.import.filter((c) => c >= 0)
	return new Map([
		...f.col.run.map((c, a): [number, number] => [c, RUN_COST * (1 + a / n)]),
		...imports.map((c): [number, number] => [c, RUN_COST])
	])
}

/**
 * Later columns cost more, so that the model's order decides; the steps are uneven (squares times an irrational), so
 * that no exchange between evenly spaced columns costs nothing and the last level has one optimum.
 */
function orderCost(f: Formulation): Cost {
	const golden = (Math.sqrt(5) - 1) / 2
	const n = f.lp.colNames.length
	return new Map(f.lp.colNames.map((_, j) => [j, 1 + (j + ((j * j * golden) % 1) / 2) / n]))
}

/** Least shortfall, tier by tier: what is served follows from these levels alone. */
export function tierLevels(f: Formulation): Cost[] {
	const columns = shortColumns(f)
	const needs = new Set(f.col.short)
	const weight = ({ col }: ShortColumn) => (needs.has(col) ? 1 : CONTRACT_EDGE)
	return tiersOf(columns).map((tier) => new Map(columns.filter((c) => c.tier === tier).map((c) => [c.col, weight(c)])))
}

/** The plan's objective, level by level. */
export function planLevels(f: Formulation): Cost[] {
	const imports = f.col.import.filter((c) => c >= 0)
	return [
		...tierLevels(f),
		...(imports.length > 0 ? [new Map(imports.map((c) => [c, 1]))] : []),
		new Map(f.col.run.map((c) => [c, 1])),
		orderCost(f)
	]
}

/**
 * Keeps the optimal face for the next level: by complementary slackness every optimum has the columns and rows with
 * a non-zero dual at the bound where they now stand.
 */
function fixFace(session: LpSession, solution: Solution) {
	const { bounds } = session
	pin(bounds.colLower, bounds.colUpper, solution.colValue, solution.colDual)
	pin(bounds.rowLower, bounds.rowUpper, solution.rowValue, solution.rowDual)
}

/** At the value itself, not at the bound it leans on: within the tolerance the two differ, and only one is feasible. */
function pin(lower: Float64Array, upper: Float64Array, value: Float64Array, dual: Float64Array) {
	for (let i = 0; i < dual.length; i++) {
		if (Math.abs(dual[i]!) <= ZERO_DUAL) continue
		lower[i] = value[i]!
		upper[i] = value[i]!
	}
}

/** Room given back to pinned values, in scaled amounts, when rounding leaves the exact face empty. */
const PIN_SLACK = 1e-8

/** Widens what was pinned, within the bounds that held before. */
function unpin(now: Float64Array[], before: Float64Array[]) {
	const [lower, upper] = now as [Float64Array, Float64Array]
	for (let i = 0; i < lower.length; i++) {
		if (lower[i] !== upper[i]) continue
		lower[i] = Math.max(before[0]![i]!, lower[i]! - PIN_SLACK)
		upper[i] = Math.min(before[1]![i]!, upper[i]! + PIN_SLACK)
	}
}

/** Solves on the optimal face; one solve in ten thousand finds it empty by rounding, and gets a hair of room. */
function solveOnFace(session: LpSession, before: Bounds): Solution {
	try {
		return session.solve()
	} catch (error) {
		if (!(error instanceof SolverDefect)) throw error
		const { bounds } = session
		unpin([bounds.colLower, bounds.colUpper], [before.colLower, before.colUpper])
		unpin([bounds.rowLower, bounds.rowUpper], [before.rowLower, before.rowUpper])
		return session.solve()
	}
}

/** Solves the levels in order; bounds are narrowed on the way and put back at the end. */
export function solveLevels(session: LpSession, levels: Cost[]): Solution {
	const before = session.snapshot()
	try {
		let solution: Solution | null = null
		for (const level of levels) {
			if (solution) fixFace(session, solution)
			session.ask(level)
			solution = solveOnFace(session, before)
		}
		return solution!
	} finally {
		session.restore(before)
	}
}

/** Where every plan starts: the basis of the programme's own bounds, before any situation is written into them. */
export function basisOfChain(f: Formulation, session: LpSession): Basis {
	session.ask(shortfallCost(f, 'total'))
	session.solve()
	return session.basis()
}
