/** Two plans of any chain side by side: one plan and the differences make the other, flow by flow and link by link. */
import fc from 'fast-check'
import { test } from 'vitest'
import { comparePlans, type Plan } from '#lib/engine/index.ts'
import { comparisonOf, type Comparison } from '#lib/figures/compare/compare.ts'
import { differenceGraph } from '#lib/figures/compare/difference.ts'
import { flowGraph } from '#lib/figures/sankey/data/graph.ts'
import { leastAmount } from '#lib/figures/tolerances.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { runs, sizeOf, Tally } from './plans.ts'

/** A chain with a scenario in which some of its levers stand elsewhere. */
const changed = fc.tuple(chainsWith(RICH), fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { maxLength: 4 }))

function moved(chain: Chain, factors: readonly number[]): Scenario {
	const set = chain.levers.slice(0, factors.length).map(({ id, max }, i) => [id, Math.round(max * factors[i]!)])
	return { ...openToday, set: Object.fromEntries(set) as Record<string, number> }
}

const keyOf = (f: { from: string; to: string; material: string }) => `${f.from} ${f.to} ${f.material}`

function amounts({ flows }: Plan): Map<string, number> {
	const made = new Map<string, number>()
	for (const flow of flows) made.set(keyOf(flow), (made.get(keyOf(flow)) ?? 0) + flow.total)
	return made
}

/** Whether each side's flows are the other's with what differs. */
function closes({ a, b, flows }: Comparison): boolean {
	const made = amounts(a)
	for (const flow of flows) made.set(keyOf(flow), flow.b)
	const wanted = amounts(b)
	const apart = 1e-6 * Math.max(sizeOf(a), sizeOf(b))
	return [...new Set([...made.keys(), ...wanted.keys()])].every(
		(key) => Math.abs((made.get(key) ?? 0) - (wanted.get(key) ?? 0)) <= apart
	)
}

/** Whether the picture of what differs has both plans in it: what both have, and what one has more. */
function isWhole(chain: Chain, { a, b }: Comparison): boolean {
	const graph = differenceGraph(chain, a, b)
	const least = Math.max(leastAmount(a), leastAmount(b))
	return (
		[
			['a', 'b', a],
			['b', 'a', b]
		] as const
	).every(([side, other, plan]) => {
		const own = new Map(flowGraph(chain, plan, null).links.map(({ key, real }) => [key, real]))
		const drawn = new Set(graph.links.map(({ key }) => key))
		const isDrawn = [...own].every(([key, real]) => real <= least || drawn.has(key))
		return (
			isDrawn &&
			graph.links.every(({ key, real, ghost }) => {
				const pair = graph.byLink.get(key)!
				const more = pair[side] > pair[other] ? ghost : 0
				return pair[side] === (own.get(key) ?? 0) && Math.abs(real + more - pair[side]) <= least
			})
		)
	})
}

test('a plan and the differences make the other; a plan and itself differ in nothing', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(changed, async ([spec, factors]) => {
			const chain = chainOf(spec)
			return withEngine(chain, (engine) => {
				const scenario = moved(chain, factors)
				const same = comparisonOf(comparePlans(engine, scenario, { ...scenario }))
				const comparison = comparisonOf(comparePlans(engine, openToday, scenario))
				tally.count('something differs', comparison.flows.length > 0)
				tally.count('delivered differs', comparison.totals.delivered.a !== comparison.totals.delivered.b)
				return (
					same.inputs.length + same.flows.length + same.processes.length === 0 &&
					closes(comparison) &&
					isWhole(chain, comparison)
				)
			})
		}),
		runs(40)
	)
	tally.expectOften({ 'something differs': 15, 'delivered differs': 10 })
})
