/** Of equal solutions the engine reports one that no name and no order of the file decides. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { chainOf, type ChainSpec, type PlantSpec } from '../support/chains.ts'
import { planOnce, process } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { turned } from '../support/spec-changes.ts'

const mine = (id: string, more: Partial<PlantSpec> = {}): PlantSpec => ({
	id,
	stage: 'mine',
	takes: 'ore',
	gives: 'metal',
	capacity: 50,
	...more
})

const mining = (plants: PlantSpec[], wanted = 60): ChainSpec => ({
	stages: ['mine', 'mill', 'use'],
	feeds: [{ id: 'pit', gives: 'ore' }],
	plants,
	demands: [{ id: 'need', takes: 'metal', amount: wanted }]
})

const uses = (plan: Plan) => Object.fromEntries(plan.processes.map((p) => [p.id, p.used]))

describe('twins', () => {
	test('share what is wanted', async () => {
		const plan = await planOnce(chainOf(mining([mine('a'), mine('b'), mine('c')])))
		for (const used of Object.values(uses(plan))) expect(used).toBeCloseTo(20, 9)
	})

	test('share what each needs of a plant that serves all, behind them too', async () => {
		const mill = (id: string, takes: string): PlantSpec => mine(id, { stage: 'mill', takes })
		const plan = await planOnce(
			chainOf(mining([mine('a', { gives: 'x' }), mine('b', { gives: 'y' }), mill('c', 'x'), mill('d', 'y')]))
		)
		for (const used of Object.values(uses(plan))) expect(used).toBeCloseTo(30, 9)
	})

	test('that a scenario tells apart each run by their own capacity', async () => {
		const plan = await planOnce(chainOf(mining([mine('a'), mine('b')])), { a: 10 })
		expect(uses(plan).a).toBeCloseTo(10, 9)
		expect(uses(plan).b).toBeCloseTo(50, 9)
	})

	test('share alike whatever each would cost to enlarge', async () => {
		const mill = (id: string, cost: number) => mine(id, { stage: 'mill', takes: 'mined', cost })
		const plan = await planOnce(
			chainOf(mining([mine('dig', { gives: 'mined', capacity: 60 }), mill('a', 2), mill('b', 1)], 100))
		)
		const [, a, b] = plan.processes
		expect([a!.used, b!.used]).toEqual([expect.closeTo(30, 9), expect.closeTo(30, 9)])
		expect(a!.verdict).toBe(b!.verdict)
	})

	test('among needs are served alike', async () => {
		const spec = mining([mine('a')])
		const needs = ['one', 'two'].map((id) => ({ id, takes: 'metal', amount: 40 }))
		const plan = await planOnce(chainOf({ ...spec, demands: needs }))
		expect(plan.demands.map((d) => d.served)).toEqual([25, 25])
	})
})

describe('plants that run the same', () => {
	test('share by capacity', async () => {
		const plan = await planOnce(chainOf(mining([mine('a', { capacity: 30 }), mine('b', { capacity: 90 })])))
		expect(uses(plan).a).toBeCloseTo(15, 9)
		expect(uses(plan).b).toBeCloseTo(45, 9)
	})

	test('fill known capacities first, and share the rest alike', async () => {
		const unknown = ['x', 'y'].map((id) => mine(id, { capacity: null }))
		const plan = await planOnce(chainOf(mining([...unknown, mine('a', { capacity: 20 })])))
		expect(process(plan, 'a').used).toBeCloseTo(20, 9)
		expect(process(plan, 'x').used).toBeCloseTo(20, 9)
		expect(process(plan, 'y').used).toBeCloseTo(20, 9)
	})

	test('but give different goods fill the known capacity first too, in either order', async () => {
		const plants = [mine('unknown', { gives: 'y', capacity: null }), mine('known', { gives: 'x', capacity: 20 })]
		const takes = ['x', 'y']
		for (const order of [plants, plants.toReversed()]) {
			const plan = await planOnce(chainOf({ ...mining(order), demands: [{ id: 'need', takes, amount: 60 }] }))
			expect(process(plan, 'known').used).toBeCloseTo(20, 9)
			expect(process(plan, 'unknown').used).toBeCloseTo(40, 9)
		}
	})

	test('but for one without capacity leave that one still', async () => {
		const plan = await planOnce(chainOf(mining([mine('a', { capacity: 0 }), mine('b', { capacity: 90 })])))
		expect(uses(plan)).toEqual({ a: 0, b: 60 })
	})

	test('one of which has a contract to run are not alike: it runs as far as the contract asks', async () => {
		const plan = await planOnce(chainOf(mining([mine('a'), mine('b', { commitment: 45 })])))
		expect(process(plan, 'b').used).toBeGreaterThanOrEqual(45 - 1e-9)
		expect(process(plan, 'a').used + process(plan, 'b').used).toBeCloseTo(60, 9)
	})
})

const permutations = <T>(of: T[]): T[][] =>
	of.length <= 1 ? [of] : of.flatMap((one, i) => permutations(of.toSpliced(i, 1)).map((others) => [one, ...others]))

describe('the order of a file', () => {
	test('changes no amount, in all orders of four plants', async () => {
		const plants = [mine('a'), mine('b', { capacity: 20 }), mine('c', { yield: 0.9 }), mine('d', { capacity: null })]
		const first = uses(await planOnce(chainOf(mining(plants, 130))))
		for (const order of permutations(plants)) {
			const found = uses(await planOnce(chainOf(mining(order, 130))))
			for (const { id } of plants) expect(found[id], order.map((p) => p.id).join()).toBeCloseTo(first[id]!, 6)
		}
	})

	test('does not choose between two plants of one kind, with least runs that are not in proportion', async () => {
		const plants = [mine('a', { capacity: 1, commitment: 3 }), mine('b', { capacity: 90, commitment: 62 })]
		const feeds = [{ id: 'pit', gives: 'ore', available: 40 }]
		const [plan, other] = [plants, plants.toReversed()].map((order) => planOnce(chainOf({ ...mining(order), feeds })))
		expect(uses(await plan!)).toEqual(uses(await other!))
	})

	test('changes no amount of a random chain', async () => {
		let used = 0
		await fc.assert(
			fc.asyncProperty(chainsWith(RICH), async (spec) => {
				const [plan, other] = [await planOnce(chainOf(spec)), await planOnce(chainOf(turned(spec)))]
				const scale = Math.max(1, plan.demand, ...plan.flows.map((f) => f.total))
				const away = (x: number, y: number) => Math.abs(x - y) / scale
				for (const p of plan.processes) expect(away(process(other, p.id).used, p.used), p.id).toBeLessThan(1e-6)
				for (const f of plan.feeds)
					expect(away(other.feeds.find(({ id }) => id === f.id)!.used, f.used), f.id).toBeLessThan(1e-6)
				for (const d of plan.demands)
					expect(away(other.demands.find(({ id }) => id === d.id)!.served, d.served), d.id).toBeLessThan(1e-6)
				used += plan.processes.filter((p) => p.used > 0).length
			}),
			{ numRuns: 40 }
		)
		expect(used).toBeGreaterThan(80)
	})
})

test('costs of expansion change nothing of what runs today', async () => {
	const costs = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 })
	await fc.assert(
		fc.asyncProperty(chainsWith(RICH), costs, async (spec, cost) => {
			const dear = { ...spec, plants: spec.plants.map((plant, i) => ({ ...plant, cost: cost[i % cost.length]! })) }
			const [plain, priced] = [await planOnce(chainOf(spec)), await planOnce(chainOf(dear))]
			for (const [i, { used }] of plain.processes.entries())
				expect(Math.abs(priced.processes[i]!.used - used)).toBeLessThanOrEqual(1e-7 * Math.max(1, plain.demand))
		}),
		{ numRuns: 40 }
	)
})
