/** What properties have in common: plans of specifications, amounts compared, cases counted. */
import { expect } from 'vitest'
import type { Engine, Plan, ProcessResult } from '#lib/engine/index.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { withEngine } from '../support/engine.ts'
import { sum } from '#lib/model/sum.ts'

/** Half a percent: the least that words, verdicts and rungs speak of, of a plant's capacity and of the demand. */
export const MATERIAL = 0.005

/** Cases that a property tries: `usual` in every run, as many as `RUNS` says in the long form. */
export const runs = (usual: number) => ({ numRuns: process.env.RUNS ? Number(process.env.RUNS) : usual })

export const near = (a: number, b: number, scale: number) => Math.abs(a - b) <= 1e-6 * scale

/**
 * Counts how often something was really tried, so that no property holds for want of cases. `expectOften` wants a share
 * of the cases tried.
 */
export class Tally {
	#seen = new Map<string, number>()

	count(what: string, holds: boolean | number = true): boolean {
		this.#seen.set(what, (this.#seen.get(what) ?? 0) + Number(holds))
		return Boolean(holds)
	}

	/** Everything that was counted. */
	total(): number {
		return sum([...this.#seen.values()])
	}

	/** Expects each of them to have come up so often. */
	expectOften(least: Record<string, number>) {
		const found = Object.keys(least).map((what) => [what, this.#seen.get(what) ?? 0] as const)
		const seldom = found.filter(([what, n]) => n < least[what]!)
		expect(seldom, 'came up too seldom').toEqual([])
	}
}

/** Plans of the specifications of a file's properties, which all start from the same seed and so meet the same chains. */
const known = new Map<string, Plan>()
const KEPT = 2000

export async function planOf(spec: ChainSpec): Promise<Plan> {
	const key = JSON.stringify(spec)
	const plan = known.get(key) ?? (await withEngine(chainOf(spec), (engine) => engine.plan(openToday)))
	if (known.size < KEPT) known.set(key, plan)
	return plan
}

export const planWith = (engine: Engine, set: Record<string, number>): Plan => engine.plan({ ...openToday, set })

/** Size of what a plan is about: the demand, contracts and flows; never 0. */
export function sizeOf(plan: Plan): number {
	const largest = Math.max(
		plan.demand,
		...plan.trades.map((t) => t.amount ?? 0),
		...plan.processes.map((p) => p.committed),
		...plan.flows.map((f) => f.total)
	)
	return largest > 0 ? largest : 1
}

/** Shortfall of each tier of the demands alone. */
export const shortByTier = (plan: Plan): number[] =>
	[1, 2, 3].map((tier) => sum(plan.demands.filter((d) => d.tier === tier).map((d) => d.short)))

/** Shortfall of each tier, contracts included: what the plan's objective is about, highest first. */
export function claimsByTier(spec: ChainSpec, plan: Plan): number[] {
	const exports = new Map((spec.trades ?? []).map((t) => [t.id, t.tier ?? 1]))
	return shortByTier(plan).map(
		(short, i) =>
			short +
			sum(plan.trades.filter((t) => t.kind === 'export' && exports.get(t.id) === i + 1).map((t) => t.short)) +
			(i === 0 ? sum(plan.processes.map((p) => p.committedShort)) : 0)
	)
}

/** Whether the first is less where they first differ by more than `tolerance`. */
export function isLess(a: number[], b: number[], tolerance: number): boolean {
	const at = a.findIndex((x, i) => Math.abs(x - b[i]!) > tolerance)
	return at >= 0 && a[at]! < b[at]!
}

/** Levers that leave every capacity as it is, as a start to add to; a plant of unknown capacity has none. */
export const installedOf = (plan: Plan): Record<string, number> =>
	Object.fromEntries(plan.processes.flatMap((p) => (p.installed === null ? [] : [[p.id, p.installed]])))

/** Members of a cause, with the process itself where it is one of those that must grow. */
export function membersOf(p: ProcessResult): string[] {
	const own = p.verdict === 'absent' || p.verdict === 'too-small' ? [p.id] : []
	return [...own, ...(p.cause?.of ?? [])]
}
