/** What must hold of any chain, whatever it holds: tiers, counted needs, trade, least runs, unknown capacities. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type LpSolver, type Plan } from '#lib/engine/index.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import { loadSolver } from '../../src/cli/solver.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, testSolver, withEngine } from '../support/engine.ts'
import { networkSpec } from '../support/networks.ts'
import { richSpec } from './rich-networks.ts'

const RUNS = { numRuns: 60 }
const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0)
const near = (a: number, b: number, scale = 1) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(scale))

const planOf = (spec: ChainSpec, set: Record<string, number> = {}) =>
	withEngine(chainOf(spec), (engine) => engine.plan({ ...openToday, set }))

/** Shortfall of every tier, contracts included: what the objective is about, highest first. */
function shortfalls(spec: ChainSpec, plan: Plan): number[] {
	const exports = new Map((spec.trades ?? []).map((t) => [t.id, t.tier ?? 1]))
	return [1, 2, 3].map((tier) =>
		sum([
			...plan.demands.filter((d) => d.tier === tier).map((d) => d.short),
			...plan.trades.filter((t) => t.kind === 'export' && exports.get(t.id) === tier).map((t) => t.short),
			...(tier === 1 ? plan.processes.map((p) => p.committedShort) : [])
		])
	)
}

/** Whether the first is better where they first differ. */
function isLess(a: number[], b: number[], tolerance: number): boolean {
	const at = a.findIndex((x, i) => Math.abs(x - b[i]!) > tolerance)
	return at >= 0 && a[at]! < b[at]!
}

/** Amounts that the contracts of a plan are about; the demand alone may be nothing. */
const sizeOf = (plan: Plan) =>
	Math.max(1, plan.demand, ...plan.trades.map((t) => t.amount ?? 0), ...plan.processes.map((p) => p.committed))

function expectServed(plan: Plan, scale: number) {
	for (const d of plan.demands) {
		expect(near(d.served + d.short, d.amount, scale)).toBe(true)
		expect(d.short).toBeGreaterThanOrEqual(0)
	}
	for (const t of plan.trades) {
		if (t.amount !== null) expect(t.used).toBeLessThanOrEqual(t.amount * (1 + 1e-9) + 1e-9)
		if (t.kind === 'export') expect(near(t.used + t.short, t.amount!, scale)).toBe(true)
	}
}

function expectRun(plan: Plan, scale: number) {
	for (const p of plan.processes) {
		expect(p.used + p.committedShort).toBeGreaterThanOrEqual(p.committed - 1e-6 * scale)
		if (p.effective !== null) expect(p.used).toBeLessThanOrEqual(p.effective * (1 + 1e-9) + 1e-9)
		else expect(['too-small', 'balanced', 'absent']).not.toContain(p.verdict)
		if (p.verdict === 'starved' || p.verdict === 'blocked') expect(p.cause!.of.length).toBeGreaterThan(0)
	}
}

function expectSound(plan: Plan) {
	const scale = sizeOf(plan)
	expect(plan.certificate.ok).toBe(true)
	expect(plan.certificate.balance).toBeLessThanOrEqual(1e-9)
	expectServed(plan, scale)
	expectRun(plan, scale)
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

describe('a chain with tiers, trade and contracts', () => {
	test('always has a plan that is certified, balances and adds up', async () => {
		let owed = 0
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				const plan = await planOf(spec)
				expectSound(plan)
				owed += plan.processes.some((p) => p.committedShort > 1) || plan.trades.some((t) => t.short > 1) ? 1 : 0
			}),
			{ numRuns: 150 }
		)
		expect(owed).toBeGreaterThan(30)
	})

	test('has verdicts that keep their word: only a plant that is said to help by itself does', async () => {
		const seen = { alone: 0, others: 0 }
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				// Without a need no plant is wanted, whatever contracts ask for.
				if (sum(spec.demands.map((d) => d.amount)) === 0) return
				await withEngine(chainOf(spec), (engine) => {
					const plan = engine.plan(openToday)
					for (const p of plan.processes) {
						if (p.effective === null) continue
						const more = p.effective * 1.5 + 10
						const after = shortfalls(spec, engine.plan({ ...openToday, set: { [p.id]: more } }))
						const worth = 1e-5 * (more - p.effective) + 1e-6 * sizeOf(plan)
						const alone = (p.verdict === 'too-small' || p.verdict === 'absent') && p.cause !== null && !p.cause.joint
						seen[alone ? 'alone' : 'others'] += 1
						if (alone) expect(isLess(after, shortfalls(spec, plan), 1e-8 * sizeOf(plan))).toBe(true)
						else expect(isLess(after, shortfalls(spec, plan), worth)).toBe(false)
						expect(isLess(shortfalls(spec, plan), after, 1e-6 * sizeOf(plan))).toBe(false)
					}
				})
			}),
			{ numRuns: 40 }
		)
		expect(Math.min(seen.alone, seen.others)).toBeGreaterThan(40)
	})

	test('has a ladder that keeps its word: the plan with each rung built delivers what the rung says', async () => {
		const seen = { rungs: 0, owing: 0 }
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				await withEngine(chainOf(spec), (engine) => {
					const plan = engine.plan(openToday)
					const owing = plan.trades.some((t) => t.short > 1) || plan.processes.some((p) => p.committedShort > 1)
					const set = Object.fromEntries(
						plan.processes.flatMap((p) => (p.installed === null ? [] : [[p.id, p.installed]]))
					)
					for (const rung of plan.ladder) {
						for (const { process, amount } of rung.adds) set[process] = set[process]! + amount
						expect(near(engine.plan({ ...openToday, set }).delivered, rung.delivered, sizeOf(plan))).toBe(true)
						seen.rungs += 1
						seen.owing += owing ? 1 : 0
					}
				})
			}),
			{ numRuns: 80 }
		)
		expect(seen.rungs).toBeGreaterThan(50)
		expect(seen.owing).toBeGreaterThan(20)
	})

	test('has ceilings that are no lower than what is delivered', async () => {
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				const plan = await planOf(spec)
				for (const c of plan.ceilings) expect(c.delivered).toBeGreaterThanOrEqual(plan.delivered - 1e-6 * sizeOf(plan))
			}),
			RUNS
		)
	})

	test('gives the same plan, to the last digit, from another engine on another solver', async () => {
		const other: LpSolver = await loadSolver()
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				const engine = createEngine(chainOf(spec), other)
				const again = JSON.stringify(engine.plan(openToday))
				engine.dispose()
				expect(again).toBe(JSON.stringify(await planOf(spec)))
			}),
			RUNS
		)
	})

	test('serves the first tier no worse for a larger need in the second', async () => {
		let contested = 0
		await fc.assert(
			fc.asyncProperty(richSpec, fc.integer({ min: 1, max: 500 }), async (spec, more) => {
				const demands = (
					spec.demands.length > 1 ? spec.demands : [...spec.demands, { ...spec.demands[0]!, id: 'd1' }]
				).map((d, i) => ({ ...d, tier: i + 1 }))
				const grown = demands.map((d, i) => ({ ...d, amount: d.amount + i * more }))
				const [before, after] = [await planOf({ ...spec, demands }), await planOf({ ...spec, demands: grown })]
				expect(near(shortfalls(spec, after)[0]!, shortfalls(spec, before)[0]!, sizeOf(after))).toBe(true)
				contested += before.demands[0]!.short > 1 ? 1 : 0
			}),
			RUNS
		)
		expect(contested).toBeGreaterThan(10)
	})

	test('is served tier by tier alike in whatever order its needs are written', async () => {
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				const turned = { ...spec, demands: [...spec.demands].reverse() }
				const [one, other] = [await planOf(spec), await planOf(turned)]
				shortfalls(spec, other).forEach((x, tier) =>
					expect(near(x, shortfalls(spec, one)[tier]!, sizeOf(one))).toBe(true)
				)
			}),
			RUNS
		)
	})

	test('is served alike when a need is written as two halves', async () => {
		await fc.assert(
			fc.asyncProperty(richSpec, async (spec) => {
				const halves = spec.demands.flatMap((d) =>
					[0, 1].map((half) => ({ ...d, id: `${d.id}-${half}`, amount: d.amount / 2 }))
				)
				const [whole, split] = [await planOf(spec), await planOf({ ...spec, demands: halves })]
				shortfalls(spec, split).forEach((x, tier) =>
					expect(near(x, shortfalls(spec, whole)[tier]!, sizeOf(whole))).toBe(true)
				)
			}),
			RUNS
		)
	})
})

describe('a plant that neither runs nor would', () => {
	test('is not missed when it is left out', async () => {
		let removed = 0
		await fc.assert(
			fc.asyncProperty(networkSpec, async (spec) => {
				const plan = await planOf(spec)
				const idle = plan.processes.find((p) => p.used === 0 && p.usedAtTop === 0 && p.needed === p.effective)
				if (!idle) return
				removed += 1
				const without = await planOf({ ...spec, plants: spec.plants.filter((p) => p.id !== idle.id) })
				expect(near(without.delivered, plan.delivered, plan.demand)).toBe(true)
				const topOf = ({ ladder, delivered }: Plan) => ladder.at(-1)?.delivered ?? delivered
				expect(near(topOf(without), topOf(plan), plan.demand)).toBe(true)
			}),
			{ numRuns: 100 }
		)
		expect(removed).toBeGreaterThan(20)
	})
})

describe('a capacity that is not known', () => {
	test('plans as a very large one', async () => {
		let unknown = 0
		await fc.assert(
			fc.asyncProperty(networkSpec, fc.nat(), async (spec, pick) => {
				const at = pick % spec.plants.length
				const plants = (capacity: number | null) => spec.plants.map((p, i) => (i === at ? { ...p, capacity } : p))
				const [open, large] = [
					await planOf({ ...spec, plants: plants(null) }),
					await planOf({ ...spec, plants: plants(1e6) })
				]
				expect(near(open.delivered, large.delivered, open.demand)).toBe(true)
				expect(open.processes.map((p) => p.verdict)).toEqual(large.processes.map((p) => p.verdict))
				expect(open.ladder.map((r) => r.adds.map((a) => a.process))).toEqual(
					large.ladder.map((r) => r.adds.map((a) => a.process))
				)
				unknown += open.delivered > 1 ? 1 : 0
			}),
			RUNS
		)
		expect(unknown).toBeGreaterThan(15)
	})
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
		await testSolver()
		await withEngine(chain, (engine) => {
			const seen: [Scenario, string][] = []
			fc.assert(
				fc.property(reachable, (scenario) => {
					const plan = engine.plan(scenario)
					expectSound(plan)
					seen.push([scenario, JSON.stringify(plan)])
				}),
				{ numRuns: 120 }
			)
			for (const [scenario, plan] of seen.reverse().slice(0, 40))
				expect(JSON.stringify(engine.plan(scenario))).toBe(plan)
		})
	})
})
