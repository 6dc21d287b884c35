import { describe, expect, test } from 'vitest'
import { chainOf, type PlantSpec } from '../support/chains.ts'
import { planOnce, process } from '../support/engine.ts'

/** ore -> mine -> concentrate -> mill -> metal -> demand */
const series = (plants: Record<'mine' | 'mill' | 'smelter', number>, demand = 100, available: number | null = null) =>
	chainOf({
		stages: ['mine', 'mill', 'smelter', 'use'],
		feeds: [{ id: 'ore', gives: 'ore', available }],
		plants: [
			{ id: 'mine', stage: 'mine', takes: 'ore', gives: 'mined', capacity: plants.mine },
			{ id: 'mill', stage: 'mill', takes: 'mined', gives: 'concentrate', capacity: plants.mill },
			{ id: 'smelter', stage: 'smelter', takes: 'concentrate', gives: 'metal', capacity: plants.smelter }
		],
		demands: [{ id: 'need', takes: 'metal', amount: demand }]
	})

describe('a chain of three plants', () => {
	test('delivers the least of its capacities, and only that plant is too small', async () => {
		const plan = await planOnce(series({ mine: 80, mill: 50, smelter: 70 }))
		expect(plan.delivered).toBeCloseTo(50, 9)
		expect(plan.processes.map((p) => p.verdict)).toEqual(['blocked', 'too-small', 'starved'])
		expect(process(plan, 'mine').cause).toEqual({ of: ['mill'], joint: false })
		expect(process(plan, 'smelter').cause).toEqual({ of: ['mill'], joint: false })
	})

	test('calls two full plants in series too small together, though each alone has no shadow price', async () => {
		const plan = await planOnce(series({ mine: 50, mill: 50, smelter: 70 }))
		expect(plan.processes.map((p) => p.verdict)).toEqual(['too-small', 'too-small', 'starved'])
		expect(process(plan, 'mine').cause).toEqual({ of: ['mill'], joint: true })
		expect(process(plan, 'smelter').cause).toEqual({ of: ['mine', 'mill'], joint: true })
	})

	test('opens two absent plants as one rung, and one alone frees nothing', async () => {
		const chain = series({ mine: 0, mill: 0, smelter: 70 })
		const plan = await planOnce(chain)
		expect(plan.processes.map((p) => p.verdict)).toEqual(['absent', 'absent', 'starved'])
		expect(plan.ladder[0]!.adds).toMatchObject([
			{ process: 'mine', amount: 70 },
			{ process: 'mill', amount: 70 }
		])
		expect(plan.ladder[0]!.cause).toEqual({ kind: 'absent', of: ['mine', 'mill'] })
		expect((await planOnce(chain, { mine: 90 })).delivered).toBe(0)
		expect((await planOnce(chain, { mine: 90, mill: 90 })).delivered).toBeCloseTo(70, 9)
	})

	test('names for an absent plant what it needs to run, not what lets a crumb through', async () => {
		const chain = chainOf({
			stages: ['mine', 'mill', 'cracker', 'use'],
			feeds: [
				{ id: 'sand', gives: 'sand', available: 99.7 },
				{ id: 'rock', gives: 'rock', available: null }
			],
			plants: [
				{ id: 'dredge', stage: 'mine', takes: 'sand', gives: 'mineral', capacity: 200 },
				{ id: 'quarry', stage: 'mine', takes: 'rock', gives: 'mined', capacity: 0 },
				{ id: 'mill', stage: 'mill', takes: 'mined', gives: 'mineral', capacity: 0 },
				{ id: 'cracker', stage: 'cracker', takes: 'mineral', gives: 'oxide', capacity: 100 }
			],
			demands: [{ id: 'need', takes: 'oxide', amount: 1000 }]
		})
		const plan = await planOnce(chain)
		expect(plan.delivered).toBeCloseTo(99.7, 9)
		expect(process(plan, 'quarry').cause).toEqual({ of: ['mill', 'cracker'], joint: true })
		expect(process(plan, 'mill').cause).toEqual({ of: ['quarry', 'cracker'], joint: true })
	})

	test('marks nothing as a bottleneck once the demand is met', async () => {
		const plan = await planOnce(series({ mine: 80, mill: 50, smelter: 70 }, 50))
		expect(plan.gap).toBe(0)
		expect(plan.processes.map((p) => p.verdict)).toEqual(['idle', 'balanced', 'idle'])
		expect(plan.ladder).toEqual([])
		expect(plan.ladderEnd.reached).toBe(true)
	})

	test('names the exhausted feed when plants have room', async () => {
		const plan = await planOnce(series({ mine: 80, mill: 50, smelter: 70 }, 100, 30))
		expect(plan.processes.map((p) => p.verdict)).toEqual(['starved', 'starved', 'starved'])
		expect(process(plan, 'mill').cause).toEqual({ of: ['ore'], joint: false })
		expect(plan.ladder).toEqual([])
		expect(plan.ladderEnd).toEqual({ reached: false, limits: [{ kind: 'feed', of: 'ore' }] })
		expect(plan.gapByCause).toEqual([{ cause: { kind: 'limit', of: ['ore'] }, amount: 70 }])
	})

	test('stops the ladder at a plant that may not grow, and charges the rest to that limit', async () => {
		const chain = chainOf({
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 20, limit: 60 }],
			demands: [{ id: 'need', takes: 'metal', amount: 100 }]
		})
		const plan = await planOnce(chain)
		expect(plan.ladder.map((r) => r.frees)).toEqual([40])
		expect(plan.ladderEnd).toEqual({ reached: false, limits: [{ kind: 'expansion', of: 'mine' }] })
		expect(plan.gapByCause).toEqual([
			{ cause: { kind: 'short-feed', of: ['mine'] }, amount: 40 },
			{ cause: { kind: 'limit', of: ['mine'] }, amount: 40 }
		])
	})

	test('gives each stage the ceiling that it alone would set', async () => {
		const plan = await planOnce(series({ mine: 80, mill: 50, smelter: 70 }))
		expect(plan.ceilings.map((c) => Math.round(c.delivered))).toEqual([80, 50, 70])
		expect(plan.weakest).toBe('mill')
	})
})

describe('unknown is not zero', () => {
	test('a plant of unknown capacity does not limit and is never full', async () => {
		const chain = series({ mine: 80, mill: 50, smelter: 70 })
		const mill = chain.processes[1]!
		const unknown = { ...mill.plants[0]!.nameplate, state: 'unknown' as const, value: null }
		mill.plants[0]!.nameplate = unknown
		const plan = await planOnce(chain)
		expect(plan.delivered).toBeCloseTo(70, 9)
		expect(process(plan, 'mill')).toMatchObject({ installed: null, effective: null, needed: null, utilisation: 0 })
	})
})

describe('recycling', () => {
	const loop = (recycler: number) =>
		chainOf({
			stages: ['mine', 'magnet', 'use'],
			pure: ['oxide'],
			feeds: [{ id: 'ore', gives: 'ore', available: 100 }],
			plants: [
				{ id: 'mine', stage: 'mine', takes: 'ore', gives: 'oxide', capacity: 1000 },
				{ id: 'magnet', stage: 'magnet', takes: 'oxide', gives: 'magnet', yield: 0.75, rest: 'swarf', capacity: 1000 },
				{ id: 'recycle', stage: 'magnet', takes: 'swarf', gives: 'oxide', yield: 0.92, capacity: recycler }
			],
			demands: [{ id: 'need', takes: 'magnet', amount: 500 }]
		})

	test('closes the loop: magnets per tonne of oxide follow the geometric series', async () => {
		const plan = await planOnce(loop(1000))
		expect(plan.delivered).toBeCloseTo((100 * 0.75) / (1 - 0.25 * 0.92), 6)
		expect(plan.certificate.balance).toBeLessThan(1e-9)
	})

	test('without a recycler swarf is surplus and only the direct yield is delivered', async () => {
		const plan = await planOnce(loop(0))
		expect(plan.delivered).toBeCloseTo(75, 9)
		expect(plan.flows.find((f) => f.to === 'surplus')?.total).toBeCloseTo(25, 9)
	})
})

describe('components', () => {
	const split: PlantSpec = { id: 'split', takes: 'ore', gives: 'oxide', capacity: 100 }
	const base = { components: ['Nd', 'La'], pure: ['oxide'] }

	test('a product that only one component can make is short in exactly that component', async () => {
		const chain = chainOf({
			...base,
			feeds: [{ id: 'ore', gives: 'ore', available: 100, composition: { Nd: 0.2, La: 0.8 } }],
			plants: [split],
			demands: [
				{ id: 'magnets', takes: [{ material: 'oxide', only: ['Nd'] }], amount: 50 },
				{ id: 'glass', takes: [{ material: 'oxide', only: ['La'] }], amount: 10 }
			]
		})
		const plan = await planOnce(chain)
		expect(plan.demands.map((d) => [d.served, d.short].map((x) => Math.round(x * 1e6) / 1e6))).toEqual([
			[20, 30],
			[10, 0]
		])
		expect(plan.flows.find((f) => f.to === 'surplus')?.components).toEqual({ La: expect.closeTo(70, 6) })
	})

	test('a recipe draws its ingredients in proportion and the scarcer one limits', async () => {
		const chain = chainOf({
			...base,
			feeds: [{ id: 'ore', gives: 'ore', available: 100, composition: { Nd: 0.2, La: 0.8 } }],
			plants: [
				split,
				{ id: 'nd-metal', takes: [{ material: 'oxide', only: ['Nd'] }], gives: 'nd', capacity: 100 },
				{ id: 'la-metal', takes: [{ material: 'oxide', only: ['La'] }], gives: 'la', capacity: 100 },
				{
					id: 'alloy',
					recipe: [
						{ takes: 'nd', share: 0.5 },
						{ takes: 'la', share: 0.5 }
					],
					gives: 'alloy',
					capacity: 100
				}
			],
			demands: [{ id: 'need', takes: 'alloy', amount: 90 }]
		})
		const plan = await planOnce(chain)
		expect(plan.delivered).toBeCloseTo(40, 6)
		expect(plan.demands[0]!.contained).toEqual({ Nd: expect.closeTo(20, 6), La: expect.closeTo(20, 6) })
	})
})

describe('tiers, trade and contracts', () => {
	const one = (extra: object) =>
		chainOf({
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 60 }],
			demands: [
				{ id: 'later', takes: 'metal', amount: 50, tier: 2 },
				{ id: 'first', takes: 'metal', amount: 50, tier: 1 }
			],
			...extra
		})

	test('serves the first tier before the second', async () => {
		const plan = await planOnce(one({}))
		expect(Object.fromEntries(plan.demands.map((d) => [d.id, Math.round(d.served)]))).toEqual({ first: 50, later: 10 })
	})

	test('imports only what home supply leaves short, and no more than the limit', async () => {
		const plan = await planOnce(one({ trades: [{ id: 'abroad', kind: 'import', material: 'metal', amount: 15 }] }))
		expect(plan.imported).toBeCloseTo(15, 9)
		expect(plan.delivered).toBeCloseTo(75, 9)
		expect(
			(
				await planOnce(one({ trades: [{ id: 'abroad', kind: 'import', material: 'metal', amount: 15 }] }), {
					mine: 200
				})
			).imported
		).toBe(0)
	})

	test('an export commitment of the first tier is met before the second tier, and its shortfall is named', async () => {
		const trades = [{ id: 'offtake', kind: 'export', material: 'metal', amount: 80, tier: 1 }]
		const plan = await planOnce(one({ trades }))
		expect(plan.trades[0]).toMatchObject({ id: 'offtake', amount: 80 })
		expect(plan.trades[0]!.used + plan.demands.find((d) => d.id === 'first')!.served).toBeCloseTo(60, 9)
		expect(plan.trades[0]!.short).toBeCloseTo(80 - plan.trades[0]!.used, 9)
		expect(plan.demands.find((d) => d.id === 'later')!.served).toBe(0)
	})

	test('a least run that cannot be met is a named shortfall, never an infeasible model', async () => {
		const chain = chainOf({
			feeds: [{ id: 'ore', gives: 'ore', available: 10 }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 60, commitment: 25 }],
			demands: [{ id: 'need', takes: 'metal', amount: 5 }]
		})
		const plan = await planOnce(chain)
		expect(process(plan, 'mine')).toMatchObject({ used: 10, committed: 25, committedShort: 15 })
	})
})

describe('structure', () => {
	test('a plant without capacity that no demand wants is not needed, not absent', async () => {
		const chain = chainOf({
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [
				{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 20 },
				{ id: 'toys', takes: 'metal', gives: 'toys', capacity: 0 }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 20 }]
		})
		expect(process(await planOnce(chain), 'toys').verdict).toBe('not-needed')
	})

	const melting = (...yields: Record<string, number>[]) =>
		chainOf({
			components: ['A', 'B'],
			feeds: [{ id: 'ore', gives: 'melt', composition: { A: 0.5, B: 0.5 } }],
			plants: yields.map((each, i) => ({ id: `refine-${i}`, takes: 'melt', gives: 'melt', yield: each, capacity: 10 })),
			demands: [{ id: 'need', takes: 'melt', amount: 5 }]
		})

	test('a loop whose compositions approach a limit is planned', async () => {
		expect((await planOnce(melting({ A: 0.9, B: 0.8 }))).delivered).toBeCloseTo(5, 9)
	})

	test('a material whose compositions do not settle is refused by name', async () => {
		const mixing = melting({ A: 0.9, B: 0.8 }, { A: 0.85, B: 0.97 })
		await expect(planOnce(mixing)).rejects.toThrow(/"melt" has more than 1000 compositions/)
	})
})
