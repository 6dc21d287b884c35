/** What two plans of one chain differ in: totals, use of plants, and flows, link by link. */
import type { InputEffect, Plan, PlanPair } from '#lib/engine/index.ts'
import type { MaterialId, NodeId } from '#lib/model/chain.ts'
import type { Verdict } from '#lib/model/verdict.ts'
import { leastAmount } from '../tolerances.ts'

/** An amount in both plans; base units a year. */
export interface Pair {
	a: number
	b: number
}

/** The totals that are compared. */
export const TOTALS = ['demand', 'delivered', 'imported', 'gap'] as const
export type Total = (typeof TOTALS)[number]

/** A process that runs more or less, or is judged otherwise. */
export interface ProcessDifference extends Pair {
	process: NodeId
	verdicts: { a: Verdict; b: Verdict }
}

/** Ways in which a flow differs. */
export type Change = 'new' | 'grew' | 'shrank' | 'gone'

/** A flow of one material from one place to another that is not the same in both plans. */
export interface FlowDifference extends Pair {
	from: string
	to: string
	material: MaterialId
	change: Change
}

/** Two plans side by side. */
export interface Comparison {
	a: Plan
	b: Plan
	inputs: InputEffect[]
	totals: Record<Total, Pair>
	/** Only those that differ by more than rounding, largest difference first. */
	processes: ProcessDifference[]
	flows: FlowDifference[]
}

/** Returns what two plans differ in; with themselves, nothing. */
export function comparisonOf({ a, b, inputs }: PlanPair): Comparison {
	const least = Math.max(leastAmount(a), leastAmount(b))
	const differs = (pair: Pair) => pair.a !== pair.b && Math.abs(pair.b - pair.a) >= least
	return {
		a,
		b,
		inputs,
		totals: Object.fromEntries(TOTALS.map((total) => [total, { a: a[total], b: b[total] }])) as Record<Total, Pair>,
		processes: processDifferences(a, b).filter((each) => differs(each) || each.verdicts.a !== each.verdicts.b),
		flows: flowDifferences(a, b).filter(differs)
	}
}

const larger = (x: Pair, y: Pair) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a)

function processDifferences(a: Plan, b: Plan): ProcessDifference[] {
	const before = new Map(a.processes.map((each) => [each.id, each]))
	return b.processes
		.flatMap((each): ProcessDifference[] => {
			const other = before.get(each.id)
			return other
				? [{ process: each.id, a: other.used, b: each.used, verdicts: { a: other.verdict, b: each.verdict } }]
				: []
		})
		.sort(larger)
}

function flowDifferences(a: Plan, b: Plan): FlowDifference[] {
	const pairs = new Map<string, Omit<FlowDifference, 'change'>>()
	for (const [side, plan] of [
		['a', a],
		['b', b]
	] as const)
		for (const { from, to, material, total } of plan.flows) {
			const key = JSON.stringify([from, to, material])
			const pair = pairs.get(key) ?? { from, to, material, a: 0, b: 0 }
			pairs.set(key, { ...pair, [side]: pair[side] + total })
		}
	return [...pairs.values()].map((pair) => ({ ...pair, change: changeOf(pair) })).sort(larger)
}

/** Returns the way in which an amount differs. */
export function changeOf({ a, b }: Pair): Change {
	if (a === 0) return 'new'
	if (b === 0) return 'gone'
	return b > a ? 'grew' : 'shrank'
}
