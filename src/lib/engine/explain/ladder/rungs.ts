/** The ladder in the chain's terms: rungs, and what ends it. */

import type { Chain, Figure } from '#lib/model/chain.ts'
import type { GapCause, LadderEnd, Rung } from '../../plan.ts'
import { grainOf, type Solved } from '../question.ts'
import type { Ladder } from './climb.ts'
import type { Corner } from './stops.ts'
import { demandOf, hasCapacity } from '../../programme/situation.ts'

/** Processes enlarged between two corners, by how much, and what that frees. */
export interface Step {
	/** In model order. */
	processes: number[]
	/** Per process. */
	added: number[]
	from: Corner
	to: Corner
}

function stepOf(from: Corner, to: Corner, grain: number): Step {
	const added = to.added.map((x, p) => Math.max(0, x - from.added[p]!))
	return { processes: added.flatMap((x, p) => (x > grain ? [p] : [])), added, from, to }
}

/** Returns one step per pair of corners. */
export function stepsOf({ situation }: Solved, { corners }: Ladder): Step[] {
	return corners.slice(1).map((corner, k) => stepOf(corners[k]!, corner, grainOf(situation)))
}

/** The processes that a step is charged to, and what they are: scarcest kind first. */
function chargeOf({ programme, situation }: Solved, { processes }: Step): GapCause['cause'] {
	const { stages, processes: all } = programme.chain
	const named = (of: readonly number[]) => of.map((p) => all[p]!.id)
	const absent = processes.filter((p) => !hasCapacity(situation, p))
	if (absent.length > 0) return { kind: 'absent', of: named(absent) }
	const mines = processes.filter((p) => all[p]!.stage === stages[0]!.id)
	return mines.length > 0 ? { kind: 'short-feed', of: named(mines) } : { kind: 'full', of: named(processes) }
}

function addition({ processes }: Chain, p: number, amount: number): Rung['adds'][number] {
	const { id, expansion } = processes[p]!
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

/** The first tier that a step serves better; the first in use where none is. */
function tierOf({ programme, situation }: Solved, { from, to }: Step): number {
	const { tiers } = programme.formulation
	const first = tiers.findIndex((_, t) => to.served[t]! - from.served[t]! > grainOf(situation))
	return tiers[Math.max(0, first)] ?? 1
}

/** Returns the steps as rungs of a plan. */
export function rungsOf(solved: Solved, steps: readonly Step[]): Rung[] {
	const { chain } = solved.situation
	return steps.map((step) => {
		const adds = step.processes.map((p) => addition(chain, p, step.added[p]!))
		return {
			adds,
			cause: chargeOf(solved, step),
			tier: tierOf(solved, step),
			frees: step.to.delivered - step.from.delivered,
			delivered: step.to.delivered,
			cost: totalCost(adds),
			lead: longest(step.processes.map((p) => chain.processes[p]!.expansion.lead))
		}
	})
}

/** Returns the limits at the top of the ladder; a demand that nothing can make is a missing component. */
export function ladderEnd({ programme, situation }: Solved, { corners, limits, top }: Ladder): LadderEnd {
	if (demandOf(situation) - corners.at(-1)!.delivered <= grainOf(situation)) return { reached: true, limits: [] }
	const named = limits.length > 0 ? limits : missing(programme.chain, programme.short(top), grainOf(situation))
	return { reached: false, limits: named }
}

const missing = (chain: Chain, short: readonly number[], grain: number): LadderEnd['limits'] =>
	chain.demands.flatMap(({ id }, d) => (short[d]! > grain ? [{ kind: 'component' as const, of: id }] : []))
