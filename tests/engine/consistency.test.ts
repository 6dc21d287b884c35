/** Answers that have to agree with each other, in chains small enough to work out by hand. */
import { describe, expect, test } from 'vitest'
import { createEngine, type LpSolver, type Plan } from '#lib/engine/index.ts'
import type { SolverModel } from '#lib/engine/lp/solver.ts'
import type { Chain } from '#lib/model/chain.ts'
import { chainOf, figure, openToday, type ChainSpec } from '../support/chains.ts'
import { chainFrom, planOnce, process, testSolver } from '../support/engine.ts'
import { through } from '../support/lying-solver.ts'

const india = chainFrom('models/india-rare-earths')
const copper = chainFrom('models/copper-example')

/** ore -> mine -> mined -> mill -> metal */
const series = (extra: Partial<ChainSpec> = {}): ChainSpec => ({
	stages: ['mine', 'mill', 'use'],
	feeds: [{ id: 'ore', gives: 'ore' }],
	plants: [
		{ id: 'mine', stage: 'mine', takes: 'ore', gives: 'mined', capacity: 80 },
		{ id: 'mill', stage: 'mill', takes: 'mined', gives: 'metal', capacity: 50 }
	],
	demands: [{ id: 'need', takes: 'metal', amount: 100 }],
	...extra
})

describe('a capacity lever', () => {
	const ramping = (): Chain => {
		const chain = chainOf(series())
		const mill = chain.processes[1]!
		mill.plants[0] = { ...mill.plants[0]!, start: 2026, ramp: [0.25, 0.5, 1] }
		return chain
	}

	test('moved a hair moves the plan a hair, also in a year in which a plant ramps up', async () => {
		const [still, less] = [await planOnce(ramping()), await planOnce(ramping(), { mill: 49.9 })]
		expect(still.delivered).toBeCloseTo(12.5, 9)
		expect(less.delivered).toBeLessThanOrEqual(still.delivered)
		expect(less.delivered).toBeCloseTo(still.delivered, 0)
	})
})

describe('a ceiling', () => {
	const shipping = (tier: number) =>
		chainOf(series({ trades: [{ id: 'offtake', kind: 'export', material: 'metal', amount: 30, tier }] }))

	test('is no lower than what is delivered beside an export that comes after it', async () => {
		const plan = await planOnce(shipping(2))
		expect(plan.delivered).toBeCloseTo(50, 9)
		for (const ceiling of plan.ceilings) expect(ceiling.delivered).toBeGreaterThanOrEqual(50 - 1e-6)
	})

	test('is what the stage allows after an export that comes before it', async () => {
		const chain = shipping(1)
		const home = { ...chain, demands: chain.demands.map((d) => ({ ...d, tier: 2 })) }
		const plan = await planOnce(home)
		expect(plan.delivered).toBeCloseTo(20, 9)
		expect(plan.ceilings.map((c) => [c.stage, Math.round(c.delivered)])).toEqual([
			['mine', 50],
			['mill', 20]
		])
	})
})

describe('the ladder beside an export contract', () => {
	const levels = (chain: Chain, plan: Plan, rungs: number) => {
		const installed = Object.fromEntries(plan.processes.map((p) => [p.id, p.installed!]))
		for (const { process: id, amount } of plan.ladder.slice(0, rungs).flatMap((r) => r.adds)) installed[id]! += amount
		return Object.fromEntries(
			Object.entries(installed).map(([id, x]) => [id, x / chain.levers.find((l) => l.id === id)!.factor])
		)
	}

	const expectRungsHold = async (owed: number) => {
		const set = { 'japan-offtake': owed }
		const plan = await planOnce(india, set)
		expect(plan.ladder.length).toBeGreaterThan(3)
		for (let rungs = 1; rungs <= plan.ladder.length; rungs++) {
			const after = await planOnce(india, { ...set, ...levels(india, plan, rungs) })
			// As a share of the demand, by which the engine tells amounts apart.
			expect((after.delivered - plan.ladder[rungs - 1]!.delivered) / plan.demand).toBeCloseTo(0, 6)
		}
	}

	test('delivers at each rung what it says, with 1,000 t owed to Japan, which can be met today', () =>
		expectRungsHold(1000))

	test.each([2500, 4100])('delivers at each rung what it says, with %i t owed to Japan', (owed) =>
		expectRungsHold(owed)
	)

	/** Ten tonnes of ore, a mine for five, and an export that comes after the need. */
	const smallMine = chainOf({
		feeds: [{ id: 'ore', gives: 'ore', available: 10 }],
		plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 5 }],
		demands: [{ id: 'need', takes: 'metal', amount: 100 }],
		trades: [{ id: 'offtake', kind: 'export', material: 'metal', amount: 10, tier: 2 }]
	})

	test('has a rung for a plant that is too small by itself', async () => {
		const plan = await planOnce(smallMine)
		expect(process(plan, 'mine')).toMatchObject({ verdict: 'too-small', cause: { of: [], joint: false } })
		expect((await planOnce(smallMine, { mine: 10 })).delivered).toBeCloseTo(10, 9)
		expect(plan.ladder.map((r) => r.frees)).toEqual([expect.closeTo(5, 6)])
		expect(plan.gapByCause.find((c) => c.cause.of.includes('mine'))?.amount).toBeCloseTo(5, 6)
	})

	test('prices a tonne of capacity at the tonnes that it would deliver', async () => {
		expect(process(await planOnce(smallMine), 'mine').shadowPrice).toBeCloseTo(1, 6)
	})
})

describe('the top of the ladder', () => {
	const atTop = (chain: Chain, id: string, demand: string | null = null) => planOnce(chain, {}, { id, demand })
	const climbed = (plan: Plan) => plan.ladder.at(-1)!.delivered

	test('delivers what its last rung says, where a need of a later tier counts for more', async () => {
		const plan = await atTop(copper, 'second-line', 'electrified')
		expect(plan.top.delivered).toBeCloseTo(climbed(plan), 3)
	})

	test('delivers what its last rung says, where it also brings a least run within reach', async () => {
		const plan = await planOnce(india, { 'oscom-cracking': 0 })
		expect(plan.top.delivered).toBeCloseTo(climbed(plan), 3)
	})

	test.each(india.scenarios.map((s) => s.id))('delivers what its last rung says, in %s', async (id) => {
		const plan = await atTop(india, id)
		expect(plan.top.delivered).toBeCloseTo(climbed(plan), 3)
	})

	test('is joined with the rung below where the last tonnes are less than half a percent, however dear', async () => {
		const chain = chainOf({
			feeds: [{ id: 'ore', gives: 'ore' }],
			plants: [
				{ id: 'cheap', takes: 'ore', gives: 'metal', capacity: 50, limit: 99.995, cost: 1 },
				{ id: 'dear', takes: 'ore', gives: 'metal', capacity: 0, cost: 1000 }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 100 }]
		})
		const { ladder } = await planOnce(chain)
		expect(ladder.map((r) => r.adds.map((a) => a.process))).toEqual([['cheap', 'dear']])
		expect(ladder.map((r) => r.cost)).toEqual([expect.closeTo(54.995, 6)])
	})

	test('names every plant whose limit ends it, not one of two', async () => {
		const limited = series()
		const chain = chainOf({ ...limited, plants: limited.plants.map((p) => ({ ...p, capacity: 50, limit: 60 })) })
		const plan = await planOnce(chain)
		expect(plan.ladderEnd.limits.map((l) => l.of)).toEqual(['mine', 'mill'])
	})
})

describe('amounts of very different size', () => {
	test('a need that is nothing beside a contract has a plan', async () => {
		const chain = chainOf({
			feeds: [{ id: 'ore', gives: 'ore', available: 10 }],
			plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 50, commitment: 30 }],
			demands: [{ id: 'need', takes: 'metal', amount: 1e-4 }]
		})
		expect((await planOnce(chain)).delivered).toBeCloseTo(1e-4, 9)
	})

	test('needs of a tonne behind contracts of hundreds, in two tiers, have a plan', async () => {
		const plan = await planOnce(
			chainOf({
				components: ['A', 'B'],
				stages: ['s1', 's2', 's3', 's4'],
				pure: ['m1'],
				feeds: [{ gives: 'ore', available: 55, composition: { A: 0.2, B: 0.8 }, id: 'ore' }],
				plants: [
					{ id: 'p00', takes: 'ore', gives: 'm0', yield: { A: 0.8, B: 0.89 }, capacity: null, commitment: 91 },
					{ id: 'p01', takes: 'ore', gives: 'm0', yield: { A: 1, B: 0.7 }, capacity: 0, commitment: 125 },
					{ id: 'p10', stage: 's2', takes: 'm0', gives: 'm1', yield: { A: 0.5, B: 0.4 }, capacity: 0, commitment: 8 },
					{ id: 'p11', stage: 's2', takes: 'm0', gives: 'm1', yield: { A: 0.21, B: 0.23 }, capacity: 25 },
					{
						id: 'p11-twin',
						stage: 's2',
						route: 'r0',
						takes: 'm0',
						gives: 'm1',
						yield: { A: 0.21, B: 0.231 },
						capacity: 25,
						limit: 30,
						commitment: 2
					},
					{
						id: 'p20',
						stage: 's3',
						route: 'r0',
						takes: 'm1',
						gives: 'm2',
						yield: { A: 0.45, B: 0.49500000000000005 },
						capacity: 21.75,
						limit: 123,
						rest: 'scrap'
					},
					{
						id: 'p32',
						stage: 's4',
						route: 'r0',
						takes: 'm2',
						gives: 'm3',
						yield: { A: 0.41, B: 0.451 },
						capacity: 67,
						limit: 4,
						commitment: 143
					},
					{
						id: 'p32-twin',
						stage: 's4',
						route: 'r0',
						takes: 'm2',
						gives: 'm3',
						yield: { A: 0.41, B: 0.451 },
						capacity: 67,
						limit: 4,
						commitment: 143
					}
				],
				demands: [
					{ id: 'd0', takes: 'm3', amount: 1.1500000000000001, tier: 1, counted: 1.25 },
					{ id: 'd1', takes: [{ material: 'm2', only: ['B'] }], amount: 0.56, tier: 3, counted: 0.8 },
					{ id: 'd2', takes: [{ material: 'm3', only: ['B'] }], amount: 0.9400000000000001, tier: 3, counted: 1.25 }
				],
				trades: [
					{ id: 'in0', kind: 'import', material: 'm0', amount: 49, composition: { A: 0.3, B: 0.7 } },
					{ id: 'out0', kind: 'export', material: 'm2', amount: 91, tier: 1 }
				]
			})
		)
		expect(plan.demand).toBeCloseTo(2.65, 9)
	})

	test('a need of ten kilograms has a plan in India', async () => {
		const plan = await planOnce(india, { 'total-demand': 0, 'headline-other': 0.01 })
		expect(plan.delivered).toBeCloseTo(0.01, 9)
	})

	test('a plant of a few kilograms has a plan in India', async () => {
		const plan = await planOnce(india, { 'oscom-cracking': 0.0026 })
		expect(plan.delivered).toBeGreaterThan(0.001)
		expect(plan.delivered).toBeLessThan(0.0026)
	})

	test('a contract a million times the capacity is a shortfall like any other', async () => {
		const plan = await planOnce(
			chainOf({ ...series(), plants: series().plants.map((p) => ({ ...p, commitment: 1e8 })) })
		)
		expect(process(plan, 'mill').committedShort).toBeCloseTo(1e8 - 50, 0)
	})
})

/** A solver that refuses row bounds once, when told to. */
function refusing(solver: LpSolver): { solver: LpSolver; refuse(): void } {
	let refuses = false
	const setRowBounds = (model: SolverModel, ...args: Parameters<SolverModel['setRowBounds']>) => {
		if (!refuses) return model.setRowBounds(...args)
		refuses = false
		throw new Error('Refused')
	}
	return {
		solver: through(solver, (model) => ({ setRowBounds: (...args) => setRowBounds(model, ...args) })),
		refuse: () => (refuses = true)
	}
}

/** A solver whose answers are a little off, except the first from a basis that it is given. */
const drifting = (solver: LpSolver) =>
	through(solver, (model) => {
		let isFresh = false
		return {
			setBasis(basis) {
				isFresh = true
				model.setBasis(basis)
			},
			solve() {
				const solution = model.solve()
				if (!isFresh) solution.colValue.forEach((x, j) => (solution.colValue[j] = x * (1 + 1e-8 * j)))
				isFresh = false
				return solution
			}
		}
	})

describe('an engine whose solver drifts', () => {
	test('asks again with fresh factors, and has a plan that balances', async () => {
		const engine = createEngine(chainOf(series()), drifting(await testSolver()))
		const plan = engine.plan(openToday)
		expect(plan.delivered).toBeCloseTo(50, 9)
		expect(plan.certificate.primal).toBeLessThan(1e-10)
		engine.dispose()
	})
})

describe('an engine that could not plan', () => {
	test('plans the next scenario as if nothing had happened', async () => {
		const { solver, refuse } = refusing(await testSolver())
		const engine = createEngine(chainOf(series()), solver)
		const closed = { ...openToday, set: { mine: 0 } }
		engine.plan(openToday)
		refuse()
		expect(() => engine.plan(closed)).toThrow('Refused')
		expect(engine.plan(closed).delivered).toBe(0)
		engine.dispose()
	})

	test('frees all that it has loaded', async () => {
		let loaded = 0
		const solver = through(await testSolver(), (model) => {
			loaded += 1
			return {
				solve() {
					throw new Error('Failed')
				},
				dispose() {
					loaded -= 1
					model.dispose()
				}
			}
		})
		const engine = createEngine(chainOf(series()), solver)
		expect(() => engine.plan(openToday)).toThrow('Failed')
		engine.dispose()
		expect(loaded).toBe(0)
	})
})

describe('a verdict', () => {
	/** Half of what the mill makes is wanted, but a contract runs it in full. */
	const overrun = chainOf({
		stages: ['mill', 'smelter', 'use'],
		feeds: [{ id: 'ore', gives: 'ore' }],
		plants: [
			{ id: 'mill', stage: 'mill', takes: 'ore', gives: 'concentrate', capacity: 50, commitment: 50 },
			{ id: 'smelter', stage: 'smelter', takes: 'concentrate', gives: 'metal', capacity: 25 }
		],
		demands: [{ id: 'need', takes: 'metal', amount: 100 }]
	})

	test('does not call a plant too small while half of what it makes is left over', async () => {
		const plan = await planOnce(overrun)
		expect(plan.flows.find((f) => f.to === 'surplus')!.total).toBeCloseTo(25, 9)
		expect(process(plan, 'smelter').verdict).toBe('too-small')
		expect(process(plan, 'mill').verdict).toBe('balanced')
	})

	test('calls a full plant that only ships abroad, and ships too little, balanced: more of it delivers nothing', async () => {
		const plan = await planOnce(
			chainOf({
				feeds: [{ id: 'ore', gives: 'ore' }],
				plants: [
					{ id: 'home', takes: 'ore', gives: 'metal', capacity: 100 },
					{ id: 'abroad', takes: 'ore', gives: 'matte', capacity: 50 }
				],
				demands: [{ id: 'need', takes: 'metal', amount: 100 }],
				trades: [{ id: 'offtake', kind: 'export', material: 'matte', amount: 80 }]
			})
		)
		expect(plan.trades[0]!.short).toBeCloseTo(30, 9)
		expect(process(plan, 'abroad').verdict).toBe('balanced')
	})

	test('of an absent plant that nobody needs says so, and does not name a joint cause without members', async () => {
		const twins = series()
		const plan = await planOnce(
			chainOf({
				...twins,
				demands: [{ id: 'need', takes: 'metal', amount: 20 }],
				plants: [...twins.plants, { id: 'second-mine', stage: 'mine', takes: 'ore', gives: 'mined', capacity: 0 }]
			})
		)
		expect(plan.gap).toBe(0)
		for (const { cause } of plan.processes) if (cause?.joint) expect(cause.of).not.toEqual([])
	})
})

describe('what is imported', () => {
	test('counts as a part of what is delivered, after its losses', async () => {
		const chain = series()
		const plan = await planOnce(
			chainOf({
				...chain,
				plants: chain.plants.map((p) =>
					p.id === 'mill' ? { ...p, yield: 0.5, capacity: 200 } : { ...p, capacity: 0 }
				),
				trades: [{ id: 'abroad', kind: 'import', material: 'mined', amount: 60 }]
			})
		)
		expect(plan.delivered).toBeCloseTo(30, 9)
		expect(plan.imported).toBeCloseTo(30, 9)
	})

	test('is followed through a blend and round a loop', async () => {
		const either = ['mined', 'scrap']
		const plan = await planOnce(
			chainOf({
				pure: ['mined', 'metal', 'scrap'],
				feeds: [{ id: 'ore', gives: 'mined', available: 30 }],
				plants: [{ id: 'works', takes: either, gives: 'metal', yield: 0.5, rest: 'scrap', capacity: 500 }],
				demands: [{ id: 'need', takes: 'metal', amount: 100 }],
				trades: [{ id: 'abroad', kind: 'import', material: 'mined', amount: 10 }]
			})
		)
		expect(plan.delivered).toBeCloseTo(40, 9)
		expect(plan.imported).toBeCloseTo(10, 9)
	})

	test('is followed round a long loop that loses next to nothing', async () => {
		const steps = ['sorted', 'milled', 'leached', 'washed', 'mined']
		const plan = await planOnce(
			chainOf({
				pure: ['mined', 'metal', 'scrap'],
				feeds: [{ id: 'ore', gives: 'mined', available: 30 }],
				plants: [
					...steps.map((gives, i) => ({ id: gives, takes: steps[i - 1] ?? 'scrap', gives, capacity: 1e5 })),
					{ id: 'works', takes: 'mined', gives: 'metal', yield: 0.02, rest: 'scrap', capacity: 1e5 }
				],
				demands: [{ id: 'need', takes: 'metal', amount: 100 }],
				trades: [{ id: 'abroad', kind: 'import', material: 'mined', amount: 10 }]
			})
		)
		expect(plan.delivered).toBeCloseTo(40, 9)
		expect(plan.imported).toBeCloseTo(10, 9)
	})
})

describe('a plant with room', () => {
	test('is not starved where inputs from nowhere would only free what it takes for another', async () => {
		const plan = await planOnce(
			chainOf({
				feeds: [
					{ id: 'ore', gives: 'mined', available: 50 },
					{ id: 'sand', gives: 'washed', available: 50 }
				],
				plants: [
					{ id: 'works', takes: 'mined', gives: 'lime', capacity: 100, commitment: 50 },
					{ id: 'kiln', takes: 'mined', gives: 'metal', yield: 0.1, capacity: 100, commitment: 50 },
					{ id: 'smelter', takes: 'washed', gives: 'metal', capacity: 100 }
				],
				demands: [{ id: 'need', takes: 'metal', amount: 5 }]
			})
		)
		const kiln = process(plan, 'kiln')
		expect(kiln.used).toBeCloseTo(50, 9)
		expect([kiln.verdict, kiln.cause]).toEqual(['idle', null])
		expect(process(plan, 'works').committedShort).toBeCloseTo(50, 9)
	})
})

describe('the fingerprint of a plan', () => {
	test('tells a capacity that a scenario sets from the same amount on a lever, which a ramp makes another', async () => {
		const chain = chainOf(series())
		const mill = chain.processes[1]!
		mill.plants[0] = { ...mill.plants[0]!, start: 2026, ramp: [0.25, 1] }
		const set = { ...chain.scenarios[0]!, id: 'set', set: { mill: figure(40) } }
		const both = { ...chain, scenarios: [...chain.scenarios, set] }
		const [lever, named] = [await planOnce(both, { mill: 40 }), await planOnce(both, {}, { id: 'set' })]
		expect([lever.delivered, named.delivered]).toEqual([10, 40])
		expect(named.fingerprint).not.toBe(lever.fingerprint)
	})
})

describe('a ladder among plants that cost the same', () => {
	test.each([1e-6, 0.1, 1, 100])('enlarges that with the smaller least run first, in units of 1/%d t', async (unit) => {
		const plants = [19, 101].map((run) => ({
			id: `run-${run}`,
			takes: 'ore',
			gives: 'metal',
			capacity: 0,
			limit: 15 * unit,
			commitment: run * unit
		}))
		const demands = [{ id: 'need', takes: 'metal', amount: 40 * unit }]
		const plan = await planOnce(chainOf({ feeds: [{ id: 'ore', gives: 'ore' }], plants, demands }))
		expect(plan.ladder.map((rung) => rung.adds.map((add) => add.process))).toEqual([['run-19'], ['run-101']])
	})

	test('enlarges one of them', async () => {
		const plants = ['south', 'north', 'east', 'west'].map((id) => ({
			id,
			takes: 'ore',
			gives: 'metal',
			capacity: 10,
			limit: 40
		}))
		const plan = await planOnce(
			chainOf({ feeds: [{ id: 'ore', gives: 'ore' }], plants, demands: [{ id: 'need', takes: 'metal', amount: 60 }] })
		)
		expect(plan.ladder.flatMap((rung) => rung.adds)).toHaveLength(1)
	})
})

test('a joint cause is least where a limit that seemed needed is not, once another has been dropped', async () => {
	const either = ['sands', 'oxide']
	const maker = { stage: 's3', takes: either, gives: 'goods', yield: { A: 0.23, B: 0.25 }, rest: 'scrap' }
	const plan = await planOnce(
		chainOf({
			components: ['A', 'B'],
			stages: ['s1', 's2', 's3', 'use'],
			pure: ['oxide'],
			feeds: [{ id: 'ore', gives: 'ore', available: 6, composition: { A: 0.43, B: 0.57 } }],
			plants: [
				{ id: 'rich-mine', stage: 's1', takes: 'ore', gives: 'sands', yield: { A: 0.69, B: 0.759 }, capacity: 100 },
				{ id: 'poor-mine', stage: 's1', takes: 'ore', gives: 'sands', yield: 0.38, capacity: 99.75 },
				{ id: 'refinery', stage: 's2', takes: 'sands', gives: 'oxide', yield: { A: 0.26, B: 0.286 }, capacity: 25 },
				{ ...maker, id: 'works', takes: 'oxide', capacity: 50, commitment: 4 },
				{ ...maker, id: 'maker', capacity: 0, commitment: 146 },
				{ ...maker, id: 'maker-twin', capacity: 0, commitment: 146 },
				{ id: 'recycler', stage: 's2', takes: 'scrap', gives: 'oxide', yield: 0.9, capacity: 0.5 }
			],
			demands: []
		})
	)
	expect(process(plan, 'poor-mine').cause).toMatchObject({ joint: true, of: [expect.stringContaining('maker'), 'ore'] })
})

test('of stages with the same ceiling the first is the weakest, whatever the rounding', async () => {
	for (const [mine, recovery] of [
		[70, 0.9],
		[33, 0.7],
		[41, 0.83],
		[0.3, 0.1],
		[123.456, 0.617],
		[7.7, 0.37]
	] as const) {
		const plan = await planOnce(
			chainOf({
				stages: ['mine', 'mill', 'plant', 'use'],
				feeds: [{ id: 'ore', gives: 'ore', available: 1000 }],
				plants: [
					{ id: 'mine', stage: 'mine', takes: 'ore', gives: 'mined', yield: recovery, capacity: mine },
					{ id: 'mill', stage: 'mill', takes: 'mined', gives: 'milled', yield: recovery, capacity: mine * recovery },
					{ id: 'plant', stage: 'plant', takes: 'milled', gives: 'metal', capacity: mine * recovery ** 2 }
				],
				demands: [{ id: 'need', takes: 'metal', amount: 100 }]
			})
		)
		const [first, second, third] = plan.ceilings.map((ceiling) => ceiling.delivered)
		expect([second, third]).toEqual([expect.closeTo(first!, 9), expect.closeTo(first!, 9)])
		expect(plan.weakest).toBe('mine')
	}
})
