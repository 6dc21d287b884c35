import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { testSolver, withEngine } from '../support/engine.ts'
import { flowNetworkSpec, network, networkSpec } from '../support/networks.ts'
import { maxFlow } from '../support/max-flow.ts'

const RUNS = { numRuns: 150 }
const near = (a: number, b: number, scale = 1) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(scale))

const planOf = (chain: Chain, set: Record<string, number> = {}) =>
	withEngine(chain, (e) => e.plan({ ...openToday, set }))
const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0)

/** Counts how often something was really tried, so that no property holds for want of cases. */
class Tally {
	#count = 0
	of(holds: boolean) {
		if (holds) this.#count += 1
		return holds
	}
	atLeast(n: number) {
		expect(this.#count).toBeGreaterThanOrEqual(n)
	}
}

describe('every plan', () => {
	test('is certified, balances, and its parts add up', async () => {
		await testSolver()
		const gaps = new Tally()
		await fc.assert(
			fc.asyncProperty(network, async (chain) => {
				const plan = await planOf(chain)
				expect(plan.certificate.ok).toBe(true)
				expect(plan.certificate.balance).toBeLessThanOrEqual(1e-9)
				for (const d of plan.demands) expect(near(d.served + d.short, d.amount, d.amount)).toBe(true)
				expect(near(sum(plan.gapByCause.map((c) => c.amount)), plan.gap, plan.demand)).toBe(true)
				expect(
					near(
						sum(plan.ladder.map((r) => r.frees)) + plan.delivered,
						plan.ladder.at(-1)?.delivered ?? plan.delivered,
						plan.demand
					)
				).toBe(true)
				expect(plan.ladder.every((r) => r.adds.length > 0 && r.frees > 0)).toBe(true)
				gaps.of(plan.gap > 1)
			}),
			RUNS
		)
		gaps.atLeast(RUNS.numRuns / 3)
	})

	test('never calls a process with room a bottleneck, nor lets one run beyond its capacity', async () => {
		const roomy = new Tally()
		await fc.assert(
			fc.asyncProperty(network, async (chain) => {
				const plan = await planOf(chain)
				for (const p of plan.processes) {
					expect(p.used).toBeLessThanOrEqual(p.effective! * (1 + 1e-9) + 1e-9)
					if (roomy.of(p.effective! > 0 && p.utilisation < 0.999))
						expect(['too-small', 'balanced', 'absent']).not.toContain(p.verdict)
					if (p.verdict === 'absent') expect(p.effective).toBe(0)
				}
			}),
			RUNS
		)
		roomy.atLeast(RUNS.numRuns)
	})

	test('keeps the word of its verdicts: more of a plant that is too small alone raises delivery, more of a balanced one does not', async () => {
		const small = new Tally()
		const others = new Tally()
		await fc.assert(
			fc.asyncProperty(network, async (chain) => {
				const plan = await planOf(chain)
				for (const p of plan.processes) {
					if (p.effective === 0) continue
					const growth = p.effective! * 0.5 + 10
					const more = (await planOf(chain, { [p.id]: p.effective! + growth })).delivered
					if (small.of(p.verdict === 'too-small' && !p.cause!.joint))
						expect(more).toBeGreaterThan(plan.delivered + 1e-7)
					// Less than a hundred-thousandth of a tonne per tonne of capacity is no help worth a name.
					if (others.of(p.verdict !== 'too-small')) expect(more - plan.delivered).toBeLessThan(1e-5 * growth + 1e-6)
				}
			}),
			{ numRuns: 60 }
		)
		small.atLeast(10)
		others.atLeast(60)
	})

	test('the top of the ladder is deliverable with exactly the capacities it names', async () => {
		const climbed = new Tally()
		await fc.assert(
			fc.asyncProperty(network, async (chain) => {
				const plan = await planOf(chain)
				if (!climbed.of(plan.ladder.length > 0)) return
				const set = Object.fromEntries(plan.processes.map((p) => [p.id, p.needed!]))
				expect(near((await planOf(chain, set)).delivered, plan.ladder.at(-1)!.delivered, plan.demand)).toBe(true)
			}),
			{ numRuns: 80 }
		)
		climbed.atLeast(30)
	})

	test('each rung is deliverable with the rungs up to it', async () => {
		const rungs = new Tally()
		await fc.assert(
			fc.asyncProperty(network, async (chain) => {
				const plan = await planOf(chain)
				const set: Record<string, number> = Object.fromEntries(plan.processes.map((p) => [p.id, p.effective!]))
				for (const rung of plan.ladder) {
					for (const { process, amount } of rung.adds) set[process] = set[process]! + amount
					rungs.of(true)
					expect(near((await planOf(chain, set)).delivered, rung.delivered, plan.demand)).toBe(true)
				}
			}),
			{ numRuns: 50 }
		)
		rungs.atLeast(40)
	})

	test('every ceiling is at least what is delivered, and the weakest is the least of them', async () => {
		await fc.assert(
			fc.asyncProperty(network, async (chain) => {
				const plan = await planOf(chain)
				for (const c of plan.ceilings) expect(c.delivered).toBeGreaterThanOrEqual(plan.delivered - 1e-6 * plan.demand)
				const lowest = Math.min(...plan.ceilings.map((c) => c.delivered))
				const weakest = plan.ceilings.find((c) => c.stage === plan.weakest)!.delivered
				expect(near(weakest, lowest, plan.demand)).toBe(true)
			}),
			RUNS
		)
	})
})

describe('changing a chain', () => {
	test('more capacity never lowers delivery', async () => {
		await fc.assert(
			fc.asyncProperty(network, fc.nat(), fc.integer({ min: 0, max: 300 }), async (chain, pick, more) => {
				const plan = await planOf(chain)
				const p = plan.processes[pick % plan.processes.length]!
				const after = await planOf(chain, { [p.id]: p.effective! + more })
				expect(after.delivered).toBeGreaterThanOrEqual(plan.delivered - 1e-6 * Math.max(1, plan.demand))
			}),
			RUNS
		)
	})

	test('any walk of levers that returns gives the identical plan', async () => {
		const walk = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 5 })
		const moved = new Tally()
		await fc.assert(
			fc.asyncProperty(network, walk, async (chain, steps) => {
				await withEngine(chain, (engine) => {
					const before = engine.plan(openToday)
					const set: Record<string, number> = {}
					for (const [pick, value] of steps) {
						set[chain.processes[pick % chain.processes.length]!.id] = value
						moved.of(engine.plan({ ...openToday, set: { ...set } }).delivered !== before.delivered)
					}
					expect(engine.plan(openToday)).toEqual(before)
				})
			}),
			RUNS
		)
		moved.atLeast(RUNS.numRuns / 4)
	})

	test('scaling all amounts scales the plan', async () => {
		const scaleSpec = (spec: ChainSpec, k: number): ChainSpec => ({
			...spec,
			feeds: spec.feeds.map((f) => ({
				...f,
				available: f.available === null || f.available === undefined ? null : f.available * k
			})),
			plants: spec.plants.map((p) => ({
				...p,
				capacity: p.capacity! * k,
				...(p.limit === undefined ? {} : { limit: p.limit * k })
			})),
			demands: spec.demands.map((d) => ({ ...d, amount: d.amount * k }))
		})
		await fc.assert(
			fc.asyncProperty(networkSpec, fc.constantFrom(1e-6, 0.37, 1024, 1e6), async (spec, k) => {
				const [one, many] = [await planOf(chainOf(spec)), await planOf(chainOf(scaleSpec(spec, k)))]
				expect(near(many.delivered / k, one.delivered, one.demand)).toBe(true)
				expect(many.processes.map((p) => p.verdict)).toEqual(one.processes.map((p) => p.verdict))
				expect(many.ladder.length).toBe(one.ladder.length)
			}),
			RUNS
		)
	})

	test('splitting a process into two halves changes neither delivery nor what is too small', async () => {
		const split = new Tally()
		await fc.assert(
			fc.asyncProperty(networkSpec, fc.nat(), async (spec, pick) => {
				const at = pick % spec.plants.length
				const plant = spec.plants[at]!
				const half = {
					...plant,
					capacity: plant.capacity! / 2,
					...(plant.limit === undefined ? {} : { limit: plant.limit / 2 })
				}
				const halves = [
					...spec.plants.slice(0, at),
					{ ...half, id: 'left' },
					{ ...half, id: 'right' },
					...spec.plants.slice(at + 1)
				]
				const [whole, twin] = [await planOf(chainOf(spec)), await planOf(chainOf({ ...spec, plants: halves }))]
				expect(near(twin.delivered, whole.delivered, whole.demand)).toBe(true)
				const verdicts = (plan: Plan) =>
					plan.processes.filter((p) => !['left', 'right', plant.id].includes(p.id)).map((p) => p.verdict)
				const limiting = (v: string[]) => v.map((x) => x === 'too-small')
				if (split.of(plant.capacity! > 0)) expect(limiting(verdicts(twin))).toEqual(limiting(verdicts(whole)))
			}),
			{ numRuns: 80 }
		)
		split.atLeast(40)
	})

	test('on networks without yields delivery is the maximum flow', async () => {
		const positive = new Tally()
		await fc.assert(
			fc.asyncProperty(flowNetworkSpec, async (spec) => {
				const plan = await planOf(chainOf(spec))
				positive.of(plan.delivered > 0)
				expect(near(plan.delivered, maxFlow(spec), plan.demand)).toBe(true)
			}),
			RUNS
		)
		positive.atLeast(RUNS.numRuns / 4)
	})
})
