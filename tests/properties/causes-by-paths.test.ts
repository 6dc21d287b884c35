/**
 * A second opinion on causes: what is named is lifted in another formulation (whole paths of plants) and asked of
 * another solver (YALPS, or where it finds no start HiGHS from text), so that the engine does not judge itself. `RUNS=2000` is the long form; it ends with the
 * number of disagreements.
 */
import fc from 'fast-check'
import loadHighs, { type Highs } from 'highs'
import { expect, test } from 'vitest'
import type { Plan, ProcessResult } from '#lib/engine/index.ts'
import type { ChainSpec } from '../support/chains.ts'
import { chainsWith, PLAIN } from '../support/random-chains.ts'
import { pathFlows } from './path-flows.ts'
import { sum } from '#lib/model/sum.ts'
import { MATERIAL, membersOf, planOf, runs, sizeOf, Tally } from './plans.ts'
import { leastByEither } from './second-opinion.ts'

/** Far more than any of these chains could use. */
const PLENTY = 1e5

function lifted(spec: ChainSpec, names: readonly string[]): ChainSpec {
	const is = (x: { id: string }) => names.includes(x.id)
	return {
		...spec,
		plants: spec.plants.map((p) => (is(p) ? { ...p, capacity: PLENTY } : p)),
		feeds: spec.feeds.map((f) => (is(f) ? { ...f, available: PLENTY } : f))
	}
}

/** What paths use of a plant, and of all together, as objectives. */
function usesOf(spec: ChainSpec, columns: Map<string, Map<string, number>>) {
	const of = (plants: string[]) =>
		new Map([...columns].map(([name, terms]) => [name, sum(plants.map((id) => terms.get(id) ?? 0))] as const))
	return { all: of(spec.plants.map((p) => p.id)), one: (id: string) => of([id]) }
}

const negated = (objective: Map<string, number>) => new Map([...objective].map(([name, x]) => [name, -x]))

/** Most delivered, and the most that one plant is used in any shortest plan that delivers it. */
function byPaths(highs: Highs, spec: ChainSpec, plant: string): { delivered: number; used: number } {
	const { statement, delivered } = pathFlows(spec)
	const { all, one } = usesOf(spec, statement.columns)
	const found = leastByEither(highs, statement, [delivered, all, negated(one(plant))], 1e-6)
	if (!found) throw new Error('Neither solver finds what paths deliver')
	const [most, , used] = found as [number, number, number]
	return { delivered: -most, used: -used }
}

/** Any gain above rounding is one, 1e-7 of the demand to the engine, less what the two solvers may differ by. */
const LEAST_GAIN = 0.9e-7

/** Why a cause does not hold by the second opinion; null where it does. */
function objection(highs: Highs, spec: ChainSpec, plan: Plan, p: ProcessResult): string | null {
	const noise = 1e-4 * sizeOf(plan)
	if (p.verdict === 'absent' || p.verdict === 'too-small') {
		const [withIt, without] = [membersOf(p), p.cause!.of].map(
			(names) => byPaths(highs, lifted(spec, names), p.id).delivered
		)
		return withIt! - without! > LEAST_GAIN * plan.demand ? null : `${p.id} adds nothing to ${p.cause!.of.join(' + ')}`
	}
	for (const names of p.cause!.joint ? [p.cause!.of] : p.cause!.of.map((name) => [name])) {
		const { used } = byPaths(highs, lifted(spec, names), p.id)
		if (used - p.used < MATERIAL * p.effective! * (1 - 1e-3) - noise)
			return `${p.id} runs ${used} after ${p.used} without ${names.join(' + ')}`
	}
	return null
}

test('whole paths and another solver agree with every cause', async () => {
	const [tally, highs] = [new Tally(), await loadHighs()]
	const objections: string[] = []
	await fc.assert(
		fc.asyncProperty(chainsWith(PLAIN), async (spec) => {
			const plan = await planOf(spec)
			for (const p of plan.processes.filter((each) => each.cause !== null)) {
				const found = objection(highs, spec, plan, p)
				if (found) objections.push(found)
				tally.count(p.verdict)
			}
		}),
		runs(60)
	)
	tally.expectOften({ absent: 20, 'too-small': 20, starved: 40, blocked: 8 })
	if (process.env.RUNS) console.log(`${objections.length} disagreements in ${tally.total()} causes`)
	expect(objections).toEqual([])
})
