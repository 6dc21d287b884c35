/** Chains at the edge of what a model may say: nothing at all, very much, very little, very long. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grownChain } from '../bench/growth.ts'
import { chainOf, type ChainSpec } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'

interface Link {
	capacity: number | null
	yield?: number
}

/** Plants one after the other, the first on ore. */
function series(links: Link[], amount: number, available: number | null = null): ChainSpec {
	return {
		stages: [...links.map((_, i) => `s${i}`), 'use'],
		feeds: [{ id: 'ore', gives: 'm0', available }],
		plants: links.map((link, i) => ({ id: `p${i}`, stage: `s${i}`, takes: `m${i}`, gives: `m${i + 1}`, ...link })),
		demands: [{ id: 'need', takes: `m${links.length}`, amount }]
	}
}

const capacities = (...values: (number | null)[]): Link[] => values.map((capacity) => ({ capacity }))

describe('a chain', () => {
	test('that wants nothing is short of nothing, and its plants are idle', async () => {
		const plan = await planOnce(chainOf(series(capacities(10, 20, 30), 0)))
		expect(plan).toMatchObject({ demand: 0, delivered: 0, gap: 0, ladder: [], gapByCause: [], flows: [] })
		expect(plan.processes.map((p) => p.verdict)).toEqual(['idle', 'idle', 'idle'])
		expect(plan.ladderEnd.reached).toBe(true)
	})

	test.each([5e-324, 1e-300])(
		'that wants next to nothing, %d, is short of nothing that could be told',
		async (amount) => {
			const plan = await planOnce(chainOf(series(capacities(10, 20, 30), amount)))
			expect(plan.delivered).toBeLessThanOrEqual(amount)
			expect(plan.gap).toBeLessThanOrEqual(amount)
		}
	)

	test('of nothing but zeros has a plan', async () => {
		const plan = await planOnce(chainOf(series(capacities(0, 0, 0), 0, 0)))
		expect(plan).toMatchObject({ demand: 0, delivered: 0, gap: 0, ladder: [] })
	})

	test('of absent plants alone has one rung for all of them, and one cause for the whole gap', async () => {
		const plan = await planOnce(chainOf(series(capacities(...Array.from({ length: 30 }, () => 0)), 1000)))
		expect(plan.processes.every((p) => p.verdict === 'absent')).toBe(true)
		expect(plan.ladder.map((r) => r.adds.length)).toEqual([30])
		expect(plan.gapByCause).toHaveLength(1)
		expect(plan.gapByCause[0]).toMatchObject({ cause: { kind: 'absent' }, amount: expect.closeTo(1000, 6) })
	})

	test('with an empty feed is short of everything, charged to the feed', async () => {
		const plan = await planOnce(chainOf(series(capacities(10, 10), 10, 0)))
		expect(plan.gapByCause).toEqual([{ cause: { kind: 'limit', of: ['ore'] }, amount: 10 }])
	})

	test('without a feed misses a component', async () => {
		const plan = await planOnce(
			chainOf({
				feeds: [],
				plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 5 }],
				demands: [{ id: 'need', takes: 'metal', amount: 5 }]
			})
		)
		expect(plan.gapByCause).toEqual([{ cause: { kind: 'missing-component', of: ['need'] }, amount: 5 }])
	})

	test('without plants serves its need straight from the feed', async () => {
		const plan = await planOnce(
			chainOf({
				feeds: [{ id: 'ore', gives: 'ore', available: 3 }],
				plants: [],
				demands: [{ id: 'need', takes: 'ore', amount: 5 }]
			})
		)
		expect(plan.delivered).toBeCloseTo(3, 9)
	})
})

describe('amounts', () => {
	test.each([1e12, 1e9, 1e3, 1e-3, 1e-9])('of %d tonnes change the numbers of a plan and nothing else', async (k) => {
		const [plan, one] = [k, 1].map((size) => chainOf(series(capacities(80 * size, 50 * size, 70 * size), 100 * size)))
		const [large, small] = [await planOnce(plan!), await planOnce(one!)]
		expect(large.delivered / (50 * k)).toBeCloseTo(1, 9)
		expect(large.processes.map((p) => p.verdict)).toEqual(small.processes.map((p) => p.verdict))
		expect(large.ladder.map((r) => r.frees / k)).toEqual(small.ladder.map((r) => expect.closeTo(r.frees, 6)))
	})

	test.each([1e3, 1e6, 1e9, 1e12])('of capacity %d times the need leave plants idle', async (times) => {
		const plan = await planOnce(chainOf(series(capacities(50 * times, 60 * times), 100)))
		expect(plan.delivered).toBeCloseTo(100, 9)
		expect(plan.processes.map((p) => p.verdict)).toEqual(['idle', 'idle'])
	})

	test.each([1e-3, 1e-6, 1e-9])('as small as %d of the need are delivered', async (share) => {
		const plan = await planOnce(chainOf(series(capacities(100 * share, 100), 100)))
		expect(plan.delivered / (100 * share)).toBeCloseTo(1, 6)
		expect(plan.processes[0]!.verdict).toBe('too-small')
	})
})

describe('a long chain', () => {
	const link = fc.record({
		capacity: fc.integer({ min: 1, max: 1000 }),
		yield: fc.integer({ min: 70, max: 100 }).map((x) => x / 100)
	})

	test('of up to thirty plants in series delivers the least of their capacities through the yields below', async () => {
		let long = 0
		await fc.assert(
			fc.asyncProperty(fc.array(link, { minLength: 1, maxLength: 30, size: 'max' }), async (links) => {
				const keeps = (from: number) => links.slice(from).reduce((kept, each) => kept * each.yield, 1)
				const least = Math.min(...links.map((each, i) => each.capacity * keeps(i)))
				const plan = await planOnce(chainOf(series(links, 1000)))
				expect(Math.abs(plan.delivered - least)).toBeLessThanOrEqual(1e-6 * 1000)
				long += links.length > 15 ? 1 : 0
			}),
			{ numRuns: 25 }
		)
		expect(long).toBeGreaterThan(3)
	})

	test('of thirty plants of unknown capacity limits nothing', async () => {
		const plan = await planOnce(chainOf(series(capacities(...Array.from({ length: 30 }, () => null)), 1000)))
		expect(plan.delivered).toBeCloseTo(1000, 6)
	})
})

describe('a wide chain', () => {
	const components = Array.from({ length: 60 }, (_, i) => `C${i}`)
	const shares = Object.fromEntries(components.map((c, i) => [c, (i + 1) / 1830]))

	test('of sixty components, separated and wanted one by one, serves each', async () => {
		const plan = await planOnce(
			chainOf({
				components,
				pure: ['oxide'],
				feeds: [{ id: 'ore', gives: 'ore', available: 1830, composition: shares }],
				plants: [{ id: 'split', takes: 'ore', gives: 'oxide', yield: 0.5, capacity: null }],
				demands: components.map((c) => ({ id: `need-${c}`, takes: [{ material: 'oxide', only: [c] }], amount: 20 }))
			})
		)
		plan.demands.forEach((d, i) => expect(d.served).toBeCloseTo(Math.min(20, (i + 1) / 2), 6))
	})

	test('of a thousand plants is explained by no more questions than a tenth of the plants', async () => {
		const chain = grownChain(1000)
		const { certificate, gap, gapByCause, ladder } = await planOnce(chain)
		expect(chain.processes).toHaveLength(1001)
		expect(certificate.solves).toBeLessThan(100)
		expect(ladder.length).toBeGreaterThan(1)
		expect(gapByCause.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(gap, 3)
	})

	test('of nine tiers serves each before the next', async () => {
		const tiers = [1, 2, 3, 4, 5, 6, 7, 8, 9]
		const plan = await planOnce(
			chainOf({
				...series(capacities(55, 80), 0),
				demands: tiers.map((tier) => ({ id: `t${tier}`, takes: 'm2', amount: 20, tier })).reverse()
			})
		)
		expect(plan.demands.map((d) => Math.round(d.served)).reverse()).toEqual([20, 20, 15, 0, 0, 0, 0, 0, 0])
		expect(plan.processes.map((p) => p.verdict)).toEqual(['too-small', 'starved'])
	})
})

describe('a loop that loses nothing', () => {
	test.each([50, null])('runs no tonne in circles with capacity %s', async (capacity) => {
		const plan = await planOnce(
			chainOf({
				pure: ['oxide', 'salt'],
				feeds: [{ id: 'ore', gives: 'ore', available: 10 }],
				plants: [
					{ id: 'mine', takes: 'ore', gives: 'oxide', capacity: 50 },
					{ id: 'there', takes: 'oxide', gives: 'salt', capacity },
					{ id: 'back', takes: 'salt', gives: 'oxide', capacity }
				],
				demands: [{ id: 'need', takes: 'salt', amount: 50 }]
			})
		)
		expect(plan.delivered).toBeCloseTo(10, 9)
		expect(plan.processes.map((p) => Math.round(p.used))).toEqual([10, 10, 0])
	})
})

describe('a basis that the solver refuses', () => {
	test('is left for another, and the chain has its plan', async () => {
		const keeps = (A: number, B: number) => ({ yield: { A, B } })
		const plan = await planOnce(
			chainOf({
				components: ['A', 'B'],
				stages: ['s1', 's2', 's3', 'use'],
				pure: ['m1'],
				feeds: [
					{ id: 'f0', gives: 'ore', available: 193, composition: { A: 0.53, B: 0.47 } },
					{ id: 'f1', gives: 'ore', available: 30, composition: { A: 0.24, B: 0.76 } }
				],
				plants: [
					{ id: 'p01', stage: 's1', takes: 'ore', gives: 'm0', ...keeps(0.6, 0.66), capacity: 66.75, limit: 228 },
					{ id: 'p02', stage: 's1', takes: 'ore', gives: 'm0', ...keeps(0.96, 1), capacity: 1.25, limit: 114 },
					{ id: 'p10', stage: 's2', takes: 'm0', gives: 'm1', ...keeps(0.62, 0.682), capacity: 2.25, limit: 110 },
					{
						id: 'p20',
						stage: 's3',
						takes: 'm1',
						gives: 'm2',
						...keeps(0.24, 0.264),
						capacity: 35.5,
						limit: 294,
						rest: 'scrap'
					},
					{ id: 'recycler', stage: 's2', takes: 'scrap', gives: 'm1', yield: 0.9, capacity: 64.75 }
				],
				demands: [
					{ id: 'd0', takes: 'm2', amount: 88 },
					{ id: 'd1', takes: 'm2', amount: 73 }
				]
			})
		)
		// p10 is full of what p01 makes of f1; what p20 leaves of each component goes round again.
		const kept = (A: number, B: number) =>
			(0.62 * (0.24 / (1 - 0.76 * 0.9)) * A + 0.682 * (0.264 / (1 - 0.736 * 0.9)) * B) / (A + B)
		expect(plan.delivered).toBeCloseTo(2.25 * kept(0.24 * 0.6, 0.76 * 0.66), 9)
	})
})
