/** The ladder in the chain's terms, and the gap charged to causes: each tonne once, to the rung that frees it. */

import type { Figure } from '#lib/model/chain.ts'
import type { Formulation } from '../../programme/formulate.ts'
import { type Corner, type LadderResult } from './search.ts'
import type { CauseKind, GapCause, LadderEnd, Rung } from '../../plan.ts'
import type { Situation } from '../../programme/situation.ts'

/** Shares of the demand below this are arithmetic noise. */
const NOISE = 1e-7

interface Step {
	processes: number[]
	added: number[]
	from: number
	to: number
}

function difference(low: Corner, high: Corner, noise: number): Step {
	const added = high.added.map((x, p) => Math.max(0, x - low.added[p]!))
	return { processes: enlarged(added, noise), added, from: low.delivered, to: high.delivered }
}

const enlarged = (added: number[], noise: number) => added.flatMap((x, p) => (x > noise ? [p] : []))

function join(a: Step, b: Step, noise: number): Step {
	const added = a.added.map((x, p) => x + b.added[p]!)
	return { processes: enlarged(added, noise), added, from: a.from, to: b.to }
}

/** One step per pair of corners; neighbours that enlarge the same plants are joined. */
function steps(corners: Corner[], noise: number): Step[] {
	return corners.slice(1).reduce<Step[]>((merged, corner, k) => {
		const next = difference(corners[k]!, corner, noise)
		const last = merged[merged.length - 1]
		const same = last && (last.processes.join() === next.processes.join() || next.processes.length === 0)
		return same ? [...merged.slice(0, -1), join(last, next, noise)] : [...merged, next]
	}, [])
}

/** The processes that a rung is charged to, and how they are called: scarcest kind first. */
function chargeOf(f: Formulation, s: Situation, processes: number[]): { kind: CauseKind; of: number[] } {
	const absent = processes.filter((p) => s.effective[p]! / s.scale <= 1e-9)
	if (absent.length > 0) return { kind: 'absent', of: absent }
	const first = f.chain.stages[0]!.id
	const mines = processes.filter((p) => f.chain.processes[p]!.stage === first)
	return mines.length > 0 ? { kind: 'short-feed', of: mines } : { kind: 'full', of: processes }
}

function addition(f: Formulation, p: number, amount: number): Rung['adds'][number] {
	const { id, expansion } = f.chain.processes[p]!
	const perTonne = expansion.cost?.value ?? null
	return { process: id, amount, cost: perTonne === null ? null : amount * perTonne }
}

/** The sum of costs; null as soon as one is not known. */
function totalCost(adds: Rung['adds']): number | null {
	return adds.reduce<number | null>((sum, { cost }) => (sum === null || cost === null ? null : sum + cost), 0)
}

function longest(figures: (Figure | null)[]): number | null {
	const known = figures.flatMap((figure) => (figure?.value === null || figure === null ? [] : [figure.value]))
	return known.length > 0 ? Math.max(...known) : null
}

export function rungsOf(f: Formulation, s: Situation, ladder: LadderResult): Rung[] {
	const demand = s.demands.reduce((a, b) => a + b, 0) / s.scale
	return steps(ladder.corners, NOISE * demand).map((step) => {
		const adds = step.processes.map((p) => addition(f, p, step.added[p]! * s.scale))
		return {
			adds,
			kind: chargeOf(f, s, step.processes).kind,
			frees: (step.to - step.from) * s.scale,
			delivered: step.to * s.scale,
			cost: totalCost(adds),
			lead: longest(step.processes.map((p) => f.chain.processes[p]!.expansion.lead))
		}
	})
}

/** The limits at the top of the ladder; a demand that nothing can make is a missing component. */
export function ladderEnd(f: Formulation, s: Situation, ladder: LadderResult): LadderEnd {
	const demand = s.demands.reduce((a, b) => a + b, 0)
	const top = ladder.corners[ladder.corners.length - 1]!.delivered * s.scale
	if (demand - top <= NOISE * Math.max(1, demand)) return { reached: true, limits: [] }
	const { feeds, processes, trades } = f.chain
	const members = { feed: feeds, expansion: processes, import: trades }
	const limits = ladder.limits.map(({ kind, index }) => ({ kind, of: members[kind][index]!.id }))
	return { reached: false, limits: limits.length > 0 ? limits : missing(f, s, ladder) }
}

function missing(f: Formulation, s: Situation, { top }: LadderResult): LadderEnd['limits'] {
	const short = f.chain.demands.filter(
		(_, d) => top.colValue[f.col.short[d]!]! > NOISE * Math.max(1, s.demands[d]! / s.scale)
	)
	return short.map(({ id }) => ({ kind: 'component' as const, of: id }))
}

const ORDER: CauseKind[] = ['absent', 'short-feed', 'full', 'missing-component', 'limit']

/** Causes that sum to the gap, scarcest kind first. */
export function gapCauses(f: Formulation, s: Situation, rungs: Rung[], end: LadderEnd, gap: number): GapCause[] {
	const causes = new Map<string, GapCause>()
	const charge = (kind: CauseKind, of: string[], amount: number) => {
		const key = `${kind} ${of.join()}`
		const cause = causes.get(key) ?? { cause: { kind, of }, amount: 0 }
		cause.amount += amount
		causes.set(key, cause)
	}
	const index = new Map(f.chain.processes.map((p, i) => [p.id, i]))
	for (const rung of rungs) {
		const { kind, of } = chargeOf(
			f,
			s,
			rung.adds.map((a) => index.get(a.process)!)
		)
		charge(
			kind,
			of.map((p) => f.chain.processes[p]!.id),
			rung.frees
		)
	}
	const left = gap - rungs.reduce((sum, rung) => sum + rung.frees, 0)
	if (!end.reached && left > 0) {
		const kind = end.limits.every((l) => l.kind === 'component') ? 'missing-component' : 'limit'
		charge(
			kind,
			end.limits.map((l) => l.of),
			left
		)
	}
	return [...causes.values()].sort((a, b) => ORDER.indexOf(a.cause.kind) - ORDER.indexOf(b.cause.kind))
}
