/** All years planned at once, as a check on years that are planned one after another. */

import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { solveLevels } from './lp/lexicographic.ts'
import type { Cost } from './lp/program.ts'
import { LpSession, SolveRecord } from './lp/session.ts'
import type { LpSolver, Solution } from './lp/solver.ts'
import type { Answer } from './plan.ts'
import { allYears, type AllYears, type YearPart } from './programme/all-years.ts'
import { demandOf, statesNoNeed, type Situation } from './programme/situation.ts'
import { SAME } from './tolerances.ts'

/** One year of several that are planned at once; amounts in base units a year. */
export interface JointYear {
	year: number
	demand: number
	delivered: number
}

/** The shortfall of one tier over all years, needs and contracts together; base units. */
export interface TierShort {
	tier: number
	short: number
}

/** All years planned at once. */
export interface Joint {
	years: JointYear[]
	/** The first to be served first. */
	tiers: TierShort[]
	/** The largest residual of the solves' certificates, relative. */
	residual: number
}

/** Brings costs of the years' own columns to those of the whole. */
const together = (parts: readonly YearPart[], costOf: (part: YearPart, place: number) => Cost): Cost =>
	new Map(parts.flatMap((part, y) => [...costOf(part, y)].map(([col, cost]) => [part.cols + col, cost] as const)))

const tiersOf = (parts: readonly YearPart[]) =>
	[...new Set(parts.flatMap(({ programme }) => programme.formulation.tiers))].sort((a, b) => a - b)

/** The shortfall of a tier in a year. */
function tierCost({ programme }: YearPart, tier: number): Cost {
	return programme.tierLevels[programme.formulation.tiers.indexOf(tier)] ?? new Map()
}

/** Tier by tier the least that is short over all years; among what is equal, needs are served as early as can be. */
function levelsOf(parts: readonly YearPart[]): Cost[] {
	const early = together(
		parts,
		({ programme }, y) => new Map(programme.formulation.col.short.map((col) => [col, 1 - y / parts.length]))
	)
	return [...tiersOf(parts).map((tier) => together(parts, (part) => tierCost(part, tier))), early]
}

/** What of a solution stands in a year. */
const inYear = ({ colValue, ...rest }: Solution, { programme, cols }: YearPart): Solution => ({
	...rest,
	colValue: colValue.subarray(cols, cols + programme.lp.colNames.length)
})

function yearOf(solution: Solution, part: YearPart): JointYear {
	const { programme, situation } = part
	const served = programme.served(inYear(solution, part))
	const delivered = sum(served.map((x, d) => Math.min(Math.max(0, x), situation.demands[d]!)))
	const demand = statesNoNeed(situation.chain) ? delivered : demandOf(situation)
	return { year: situation.scenario.year, demand, delivered }
}

function shortOf(solution: Solution, parts: readonly YearPart[], tier: number): TierShort {
	const columns = parts.flatMap((part) => [...tierCost(part, tier).keys()].map((col) => part.cols + col))
	return { tier, short: sum(columns.map((col) => Math.max(0, solution.colValue[col]!))) }
}

function solve({ lp, parts }: AllYears, solver: LpSolver): Joint {
	const record = new SolveRecord()
	const session = new LpSession(solver, lp, record)
	try {
		const scale = Math.max(...parts.map(({ situation }) => situation.scale))
		const solution = solveLevels(session, levelsOf(parts), { bounds: lp, scale }).at(-1)!
		return {
			years: parts.map((part) => yearOf(solution, part)),
			tiers: tiersOf(parts).map((tier) => shortOf(solution, parts, tier)),
			residual: Math.max(...Object.values(record.take().residuals))
		}
	} finally {
		session.dispose()
	}
}

/**
 * Plans consecutive years at once, each of which is given as if it were the first.
 * @throws TooManyLots for a chain whose compositions do not settle
 * @throws SolverDefect when an answer of the solver fails its certificate
 */
export function solveJointly(situations: readonly Situation[], solver: LpSolver): Joint {
	return solve(allYears(situations), solver)
}

/** What a year leaves short of a tier, contracts included; least runs are contracts of the first. */
function shortInYear(chain: Chain, { demands, trades, processes }: Answer, tier: number): number {
	const tierOf = new Map(chain.trades.map((trade) => [trade.id, trade.tier]))
	return sum([
		...demands.filter((each) => each.tier === tier).map(({ short }) => short),
		...trades.filter(({ id }) => tierOf.get(id) === tier).map(({ short }) => short),
		...(tier === 1 ? processes.map(({ committedShort }) => committedShort) : [])
	])
}

/** All that needs and contracts ask for in a year. */
const askedIn = ({ demand, trades, processes }: Answer) =>
	sum([
		demand,
		...trades.map(({ kind, amount }) => (kind === 'export' ? (amount ?? 0) : 0)),
		...processes.map(({ committed }) => committed)
	])

/**
 * Returns the first tier of which planning all years at once leaves less short, and how much less over all years, base
 * units; null where it gains nothing.
 * @param answers of the same years, one after another
 */
export function jointGain(chain: Chain, answers: readonly Answer[], { tiers }: Joint): TierShort | null {
	const grain = SAME * sum(answers.map(askedIn))
	const gains = tiers.map(({ tier, short }) => ({
		tier,
		short: sum(answers.map((answer) => shortInYear(chain, answer, tier))) - short
	}))
	return gains.find(({ short }) => Math.abs(short) > grain) ?? null
}
