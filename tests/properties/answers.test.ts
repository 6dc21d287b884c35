/** What holds of the answer to any chain: it adds up, stays within its limits, and moves as its inputs do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type LpSolver, type Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { loadSolver } from '../../src/cli/solver.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, withEngine } from '../support/engine.ts'
import { maxFlow } from '../support/max-flow.ts'
import { chainsWith, FLOW, PLAIN, RICH } from '../support/random-chains.ts'
import { sum } from '#lib/model/sum.ts'
import { claimsByTier, installedOf, isLess, near, planOf, planWith, runs, sizeOf, Tally } from './plans.ts'

const rich = chainsWith(RICH)

function expectServed(plan: Plan, scale: number) {
	for (const d of plan.demands) {
		expect(near(d.served + d.short, d.amount, scale)).toBe(true)
		expect(d.short).toBeGreaterThanOrEqual(0)
	}
	for (const t of plan.trades) {
		if (t.amount !== null) expect(t.used).toBeLessThanOrEqual(t.amount + 1e-9 * scale)
		if (t.kind === 'export') expect(near(t.used + t.short, t.amount!, scale)).toBe(true)
	}
	expect(near(plan.delivered + plan.gap, plan.demand, scale)).toBe(true)
	expect(near(sum(plan.demands.map((d) => d.served)), plan.delivered, scale)).toBe(true)
}

function expectWithinLimits(plan: Plan, scale: number) {
	for (const p of plan.processes) {
		expect(p.used + p.committedShort).toBeGreaterThanOrEqual(p.committed - 1e-6 * scale)
		if (p.effective !== null) expect(p.used).toBeLessThanOrEqual(p.effective + 1e-9 * scale)
	}
	for (const f of plan.feeds) if (f.available !== null) expect(f.used).toBeLessThanOrEqual(f.available + 1e-9 * scale)
}

/** The sums that every plan must come out at. */
function expectSound(plan: Plan) {
	const scale = sizeOf(plan)
	expectServed(plan, scale)
	expectWithinLimits(plan, scale)
	expect(near(sum(plan.gapByCause.map((c) => c.amount)), plan.gap, scale)).toBe(true)
	const top = plan.ladder.at(-1)?.delivered ?? plan.delivered
	expect(near(plan.delivered + sum(plan.ladder.map((r) => r.frees)), top, scale)).toBe(true)
	expect(plan.ladderEnd.reached).toBe(near(top, plan.demand, scale))
	const adds = plan.ladder.flatMap((r) => r.adds)
	for (const p of plan.processes) {
		const added = sum(adds.filter((a) => a.process === p.id).map((a) => a.amount))
		if (p.effective !== null) expect(near(p.needed! - p.effective, added, scale)).toBe(true)
	}
}

describe('every plan', () => {
	test('adds up: needs, contracts, limits, rungs and causes', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const plan = await planOf(spec)
				expectSound(plan)
				tally.count('gap', plan.gap > 1)
				tally.count(
					'contract short',
					plan.processes.some((p) => p.committedShort > 1)
				)
				tally.count(
					'export short',
					plan.trades.some((t) => t.kind === 'export' && t.short > 1)
				)
				tally.count('import', plan.imported > 1)
				tally.count(
					'loop',
					plan.flows.some((f) => f.from === 'recycler')
				)
				tally.count(
					'recipe',
					plan.processes.some((p) => p.id === 'blend' && p.used > 1)
				)
				tally.count(
					'twins',
					plan.processes.some((p) => p.id.endsWith('-twin'))
				)
				tally.count('two routes', new Set(plan.processes.map((p) => p.route)).size > 1)
				tally.count('reached', plan.ladderEnd.reached && plan.ladder.length > 0)
			}),
			runs(200)
		)
		tally.expectOften({
			gap: 80,
			'contract short': 20,
			'export short': 20,
			import: 20,
			loop: 3,
			recipe: 8,
			twins: 60,
			'two routes': 60,
			reached: 8
		})
	})

	test('is the same to the last digit from another engine on another solver', async () => {
		const other: LpSolver = await loadSolver()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const engine = createEngine(chainOf(spec), other)
				const again = JSON.stringify(engine.plan(openToday))
				engine.dispose()
				expect(again).toBe(JSON.stringify(await planOf(spec)))
			}),
			runs(40)
		)
	})

	test('delivers no more blended than apart, where all needs are of one tier', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(chainsWith({ ...RICH, tiers: false }), async (spec) => {
				const plan = await planOf(spec)
				if (plan.deliveredBlended === null) return
				tally.count('blended')
				tally.count('less', plan.deliveredBlended < plan.delivered - 1e-3 * sizeOf(plan))
				expect(plan.deliveredBlended).toBeLessThanOrEqual(plan.delivered + 1e-6 * sizeOf(plan))
			}),
			runs(60)
		)
		tally.expectOften({ blended: 25, less: 2 })
	})
})

describe('ceilings', () => {
	test('are no lower than what is delivered, and the weakest stage has the lowest', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const plan = await planOf(spec)
				const scale = sizeOf(plan)
				for (const c of [...plan.ceilings, ...plan.routeCeilings.filter(() => plan.routeCeilings.length === 1)])
					expect(c.delivered).toBeGreaterThanOrEqual(plan.delivered - 1e-6 * scale)
				const lowest = Math.min(...plan.ceilings.map((c) => c.delivered))
				expect(near(plan.ceilings.find((c) => c.stage === plan.weakest)!.delivered, lowest, scale)).toBe(true)
				tally.count('above the delivery', lowest > plan.delivered + 1)
				tally.count(
					'apart',
					plan.ceilings.some((c) => c.delivered > lowest + 1)
				)
			}),
			runs(100)
		)
		tally.expectOften({ 'above the delivery': 5, apart: 30 })
	})

	test('of a stage are what is delivered with all other stages unlimited, where there is no contract', async () => {
		const tally = new Tally()
		const free = chainsWith({ ...RICH, contracts: false, exports: false, tiers: false })
		await fc.assert(
			fc.asyncProperty(free, async (spec) => {
				const plan = await planOf(spec)
				for (const [i, c] of plan.ceilings.entries()) {
					const open: ChainSpec = {
						...spec,
						feeds: i === 0 ? spec.feeds : spec.feeds.map((f) => ({ ...f, available: null })),
						plants: spec.plants.map((p) => (p.stage === c.stage ? p : { ...p, capacity: null }))
					}
					expect(near((await planOf(open)).delivered, c.delivered, sizeOf(plan))).toBe(true)
					tally.count('below the demand', c.delivered < plan.demand - 1)
				}
			}),
			runs(30)
		)
		tally.expectOften({ 'below the demand': 15 })
	})
})

describe('changing a chain', () => {
	test('more capacity never serves a tier worse before one that it serves better', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, fc.nat(), fc.integer({ min: 1, max: 300 }), async (spec, pick, more) => {
				await withEngine(chainOf(spec), (engine) => {
					const plan = engine.plan(openToday)
					const known = plan.processes.filter((p) => p.installed !== null)
					const p = known[pick % known.length]
					if (!p) return
					const after = planWith(engine, { [p.id]: p.installed! + more })
					const [was, is] = [claimsByTier(spec, plan), claimsByTier(spec, after)]
					expect(isLess(was, is, 1e-6 * sizeOf(after))).toBe(false)
					tally.count('better', isLess(is, was, 1e-3))
				})
			}),
			runs(80)
		)
		tally.expectOften({ better: 8 })
	})

	test('any walk of levers that returns gives the identical plan', async () => {
		const walk = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 4 })
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, walk, async (spec, steps) => {
				await withEngine(chainOf(spec), (engine) => {
					const before = engine.plan(openToday)
					const set: Record<string, number> = {}
					for (const [pick, value] of steps) {
						set[engine.chain.levers[pick % engine.chain.levers.length]!.id] = value
						tally.count('moved', planWith(engine, { ...set }).delivered !== before.delivered)
					}
					expect(engine.plan(openToday)).toEqual(before)
				})
			}),
			runs(60)
		)
		tally.expectOften({ moved: 30 })
	})

	test('a larger need of the second tier serves the first no worse', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, fc.integer({ min: 1, max: 500 }), async (spec, more) => {
				const two = spec.demands.length > 1 ? spec.demands : [...spec.demands, { ...spec.demands[0]!, id: 'd1' }]
				const demands = two.map((d, i) => ({ ...d, tier: Math.min(2, i + 1) }))
				const grown = demands.map((d) => ({ ...d, amount: d.amount + (d.tier - 1) * more }))
				const [before, after] = [await planOf({ ...spec, demands }), await planOf({ ...spec, demands: grown })]
				expect(near(claimsByTier(spec, after)[0]!, claimsByTier(spec, before)[0]!, sizeOf(after))).toBe(true)
				tally.count('contested', before.demands[0]!.short > 1)
			}),
			runs(40)
		)
		tally.expectOften({ contested: 12 })
	})

	test('a need written as two halves is served alike', async () => {
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				const halves = spec.demands.flatMap((d) =>
					[0, 1].map((half) => ({ ...d, id: `${d.id}-${half}`, amount: d.amount / 2 }))
				)
				const [whole, split] = [await planOf(spec), await planOf({ ...spec, demands: halves })]
				claimsByTier(spec, split).forEach((x, tier) =>
					expect(near(x, claimsByTier(spec, whole)[tier]!, sizeOf(whole))).toBe(true)
				)
			}),
			runs(40)
		)
	})

	test('a plant that neither runs nor would is not missed when it is left out', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(chainsWith(PLAIN), async (spec) => {
				const plan = await planOf(spec)
				const idle = plan.processes.find((p) => p.used === 0 && p.usedAtTop === 0 && p.needed === p.effective)
				if (!tally.count('left out', idle !== undefined)) return
				const without = await planOf({ ...spec, plants: spec.plants.filter((p) => p.id !== idle!.id) })
				const topOf = ({ ladder, delivered }: Plan) => ladder.at(-1)?.delivered ?? delivered
				expect(near(without.delivered, plan.delivered, sizeOf(plan))).toBe(true)
				expect(near(topOf(without), topOf(plan), sizeOf(plan))).toBe(true)
			}),
			runs(60)
		)
		tally.expectOften({ 'left out': 12 })
	})

	test('a capacity that is not known plans as a very large one', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, fc.nat(), async (spec, pick) => {
				const at = pick % spec.plants.length
				const planAt = (capacity: number | null) =>
					planOf({ ...spec, plants: spec.plants.map((p, i) => (i === at ? { ...p, capacity } : p)) })
				const [open, large] = [await planAt(null), await planAt(1e6)]
				claimsByTier(spec, open).forEach((x, tier) =>
					expect(near(x, claimsByTier(spec, large)[tier]!, sizeOf(open))).toBe(true)
				)
				tally.count('runs', open.processes[at]!.used > 1)
			}),
			runs(40)
		)
		tally.expectOften({ runs: 10 })
	})

	test('what a rung builds can be built one after the other: each addition keeps the levers of the others', async () => {
		const tally = new Tally()
		await fc.assert(
			fc.asyncProperty(rich, async (spec) => {
				await withEngine(chainOf(spec), (engine) => {
					const plan = engine.plan(openToday)
					const set = installedOf(plan)
					let best = claimsByTier(spec, plan)
					for (const { process, amount } of plan.ladder.flatMap((rung) => rung.adds)) {
						set[process] = set[process]! + amount
						const after = claimsByTier(spec, planWith(engine, { ...set }))
						expect(isLess(best, after, 1e-6 * sizeOf(plan))).toBe(false)
						best = after
						tally.count('additions')
					}
				})
			}),
			runs(30)
		)
		tally.expectOften({ additions: 20 })
	})
})

test('networks without losses deliver the maximum flow', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(chainsWith(FLOW), async (spec) => {
			const plan = await planOf(spec)
			tally.count('flows', plan.delivered > 0)
			expect(near(plan.delivered, maxFlow(spec), sizeOf(plan))).toBe(true)
		}),
		runs(100)
	)
	tally.expectOften({ flows: 40 })
})

describe.each(['india-rare-earths', 'copper-example'])('the shipped model %s', (name) => {
	const chain = chainFrom(`models/${name}`)

	/** Scenarios as a reader can reach them: any year and basis, levers on their steps. */
	const reachable: fc.Arbitrary<Scenario> = fc
		.record({
			id: fc.constantFrom(...chain.scenarios.map((s) => s.id)),
			year: fc.option(fc.integer({ min: chain.years.first, max: chain.years.last })),
			demand: fc.option(fc.constantFrom(...chain.demandBases.map((basis) => basis.id))),
			moved: fc.array(fc.tuple(fc.nat(chain.levers.length - 1), fc.integer({ min: 0, max: 20 })), { maxLength: 6 })
		})
		.map(({ moved, ...rest }) => ({
			...rest,
			set: Object.fromEntries(
				moved.map(([i, twentieths]) => {
					const { id, min, max, step } = chain.levers[i]!
					return [id, min + Math.round(((max - min) * twentieths) / 20 / step) * step]
				})
			)
		}))

	test('has a sound plan wherever its levers stand, the same on the way back', async () => {
		await withEngine(chain, (engine) => {
			const seen: [Scenario, string][] = []
			fc.assert(
				fc.property(reachable, (scenario) => {
					const plan = engine.plan(scenario)
					expectSound(plan)
					seen.push([scenario, JSON.stringify(plan)])
				}),
				runs(80)
			)
			for (const [scenario, plan] of seen.reverse().slice(0, 30))
				expect(JSON.stringify(engine.plan(scenario))).toBe(plan)
		})
	})
})
