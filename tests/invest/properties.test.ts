/** What holds of every investment: the least cost is the least of all that can be built, and more choice never costs more. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invest, type InvestQuestion } from '#lib/invest/invest.ts'
import { chainOf, openToday, type ChainSpec } from '../support/chains.ts'
import { testSolver, withEngine } from '../support/engine.ts'
import { chainsWith, RICH } from '../support/random-chains.ts'
import { near, runs, Tally } from '../properties/plans.ts'
import { allowedBy } from './allowed.ts'

type Asked = Partial<Omit<InvestQuestion, 'scenario'>>

async function asked(spec: ChainSpec, questions: readonly Asked[]) {
	const solver = await testSolver()
	const nothing = { scenario: openToday, by: 2030, target: null, budget: null, fixed: [] }
	return withEngine(chainOf(spec), (engine) => questions.map((own) => invest(engine, solver, { ...nothing, ...own })))
}

/** A plant of a small chain: what it has, by how much it can grow, at which cost and after which time. */
const smallPlant = fc.record({
	capacity: fc.nat(2),
	room: fc.nat(2),
	cost: fc.integer({ min: 1, max: 9 }),
	lead: fc.nat(3)
})

/** One that has little and can grow much, soon. */
const roomyPlant = fc.record({
	capacity: fc.nat(1),
	room: fc.integer({ min: 1, max: 4 }),
	cost: fc.integer({ min: 1, max: 9 }),
	lead: fc.nat(2)
})

/** Two mines, two mills, and one plant from rock to metal, without losses: the least cost is at whole numbers. */
const small = fc.record({
	rock: fc.integer({ min: 1, max: 8 }),
	need: fc.integer({ min: 1, max: 8 }),
	plants: fc.tuple(smallPlant, smallPlant, smallPlant, smallPlant, smallPlant)
})
const roomy = fc.record({
	rock: fc.integer({ min: 6, max: 12 }),
	need: fc.integer({ min: 4, max: 10 }),
	plants: fc.tuple(roomyPlant, roomyPlant, roomyPlant, roomyPlant, roomyPlant)
})
type Small = typeof small extends fc.Arbitrary<infer T> ? T : never

const WAYS = [
	{ takes: 'rock', gives: 'ore' },
	{ takes: 'rock', gives: 'ore' },
	{ takes: 'ore', gives: 'metal' },
	{ takes: 'ore', gives: 'metal' },
	{ takes: 'rock', gives: 'metal' }
]

const chainFrom = ({ rock, need, plants }: Small): ChainSpec => ({
	feeds: [{ id: 'pit', gives: 'rock', available: rock }],
	plants: plants.map(({ capacity, room, cost, lead }, i) => ({
		id: `p${i}`,
		...WAYS[i]!,
		capacity,
		limit: capacity + room,
		cost,
		lead
	})),
	demands: [{ id: 'need', takes: 'metal', amount: need }]
})

/** Every way to enlarge the plants by whole numbers, each with what it serves and costs. */
function* everyWay({ rock, need, plants }: Small, yearsLeft: number) {
	const most = plants.map(({ room, lead }) => (lead <= yearsLeft ? room : 0))
	const count = most.reduce((all, each) => all * (each + 1), 1)
	for (let way = 0; way < count; way++) {
		let rest = way
		const added = most.map((each) => {
			const here = rest % (each + 1)
			rest = Math.floor(rest / (each + 1))
			return here
		})
		const [a, b, c, d, e] = plants.map(({ capacity }, i) => capacity + added[i]!) as [
			number,
			number,
			number,
			number,
			number
		]
		const served = Math.min(need, rock, Math.min(a + b, c + d) + e)
		yield { served, cost: plants.reduce((sum, { cost }, i) => sum + cost * added[i]!, 0) }
	}
}

test('the least cost is that of the best of all ways to build, and what is out of reach is out of reach of all', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(small, fc.integer({ min: 1, max: 8 }), fc.nat(3), async (spec, wanted, yearsLeft) => {
			const served = Math.min(wanted, spec.need)
			const [found] = await asked(chainFrom(spec), [{ by: 2026 + yearsLeft, target: served / spec.need }])
			const ways = [...everyWay(spec, yearsLeft)]
			const enough = ways.filter((way) => way.served >= served)
			const most = Math.max(...ways.map((way) => way.served))
			tally.count(enough.length > 0 ? 'reached' : 'out of reach')
			expect(found!.reached).toBe(enough.length > 0)
			const rivals = enough.length > 0 ? enough : ways.filter((way) => way.served === most)
			const least = Math.min(...rivals.map(({ cost }) => cost))
			tally.count('something to build', least > 0)
			expect(found!.cost.value).toBeCloseTo(least, 5)
			expect(allowedBy(found!)).toBeGreaterThanOrEqual(Math.min(served, most) - 1e-6)
			expect(found!.delivered).toBeGreaterThanOrEqual(allowedBy(found!) - 1e-6)
		}),
		runs(150)
	)
	tally.expectOften({ reached: 40, 'out of reach': 40, 'something to build': 40 })
})

test('with later years, fewer bans and more money, no share costs more and no less is served', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(
			roomy,
			fc.nat(2),
			fc.nat(4),
			fc.integer({ min: 0, max: 20 }),
			async (spec, year, banned, money) => {
				const by = 2026 + year
				const target = 0.5
				const fixed = [`p${banned}`]
				const [now, later, without, poor, rich] = await asked(chainFrom(spec), [
					{ by, target },
					{ by: by + 1, target },
					{ by, target, fixed },
					{ by, budget: money },
					{ by, budget: money + 3 }
				])
				if (tally.count('later is in reach too', now!.reached && now!.cost.value > 0)) {
					expect(later!.reached).toBe(true)
					expect(later!.cost.value).toBeLessThanOrEqual(now!.cost.value + 1e-6)
				}
				if (without!.reached) {
					tally.count('the ban costs something', without!.cost.value > now!.cost.value + 1e-6)
					expect(now!.reached).toBe(true)
					expect(now!.cost.value).toBeLessThanOrEqual(without!.cost.value + 1e-6)
				}
				tally.count('money buys more', allowedBy(rich!) > allowedBy(poor!) + 1e-6)
				expect(allowedBy(rich!)).toBeGreaterThanOrEqual(allowedBy(poor!) - 1e-6)
				expect(poor!.cost.value).toBeLessThanOrEqual(money + 1e-6)
			}
		),
		runs(80)
	)
	tally.expectOften({ 'later is in reach too': 30, 'the ban costs something': 8, 'money buys more': 20 })
})

test('in any chain without tiers the planner delivers what was promised, and a budget of the cost buys the share', async () => {
	const tally = new Tally()
	const rich = chainsWith({ ...RICH, tiers: false, costs: true })
	await fc.assert(
		fc.asyncProperty(rich, fc.integer({ min: 1, max: 10 }), async (chain, tenths) => {
			const spec = { ...chain, plants: chain.plants.map((plant, i) => ({ ...plant, lead: i % 3 })) }
			const target = tenths / 10
			const [found] = await asked(spec, [{ target }])
			const scale = Math.max(1, found!.demand)
			tally.count('built', found!.builds.length > 0)
			expect(found!.delivered).toBeGreaterThanOrEqual(allowedBy(found!) - 1e-5 * scale)
			if (!tally.count('reached', found!.reached && found!.cost.value > 0)) return
			const [again] = await asked(spec, [{ budget: found!.cost.value * (1 + 1e-6) }])
			expect(allowedBy(again!)).toBeGreaterThanOrEqual(target * found!.demand - 1e-4 * scale)
			expect(near(found!.residual, 0, 1)).toBe(true)
		}),
		runs(60)
	)
	tally.expectOften({ built: 20, reached: 10 })
})

test('what the years before use up has to be built anew', async () => {
	const spec: ChainSpec = {
		feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
		stocks: [{ id: 'heap', holds: 'ore', amount: 35 }],
		plants: [
			{ id: 'mine', takes: 'rock', gives: 'ore', capacity: 0, cost: 5, lead: 1 },
			{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 10, cost: 2, lead: 1 }
		],
		demands: [{ id: 'need', takes: 'metal', amount: 10 }]
	}
	const found = await asked(
		spec,
		[2028, 2029, 2030].map((by) => ({ by, target: 1 }))
	)
	// Three years use up 30 of 35: five are left in 2029, and none in 2030.
	expect(found.map(({ cost }) => Math.round(cost.value))).toEqual([0, 25, 50])
	for (const { alike, delivered } of found) expect([alike, delivered]).toEqual([null, 10])
})
