/** Operating costs, and what plants are worth at the end of the years. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answersByYear } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { runs, Tally } from '../properties/plans.ts'
import { chainOf, figure, openToday, type PlantSpec } from '../support/chains.ts'
import { withEngine } from '../support/engine.ts'
import { asked, BY, GAP } from './asked.ts'

const RATE = 0.08
const plant = fc.record({
	capacity: fc.nat(1),
	room: fc.nat(2),
	cost: fc.integer({ min: 1, max: 9 }),
	operating: fc.nat(3),
	income: fc.nat(4),
	life: fc.integer({ min: 0, max: 30 })
})

const spec = fc.record({
	rock: fc.integer({ min: 3, max: 8 }),
	need: fc.integer({ min: 2, max: 5 }),
	plants: fc.tuple(plant, plant, plant, plant, plant),
	exponent: fc.constantFrom(1, 0.65)
})
type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never
type Plant = Spec['plants'][number]

const WAYS = [
	{ takes: 'rock', gives: 'ore' },
	{ takes: 'rock', gives: 'ore' },
	{ takes: 'ore', gives: 'metal' },
	{ takes: 'ore', gives: 'metal' },
	{ takes: 'rock', gives: 'metal' }
]

/** Two mines, two mills, and one plant from rock to metal, without losses. */
function chainFrom({ rock, need, plants, exponent }: Spec, change: (plant: Plant) => Partial<PlantSpec> = () => ({})) {
	const chain = chainOf({
		feeds: [{ id: 'pit', gives: 'rock', available: rock }],
		plants: plants.map((each, i) => ({
			id: `p${i}`,
			...WAYS[i]!,
			...each,
			limit: each.capacity + each.room,
			lead: 1,
			reference: 2,
			...change(each)
		})),
		demands: [{ id: 'need', takes: 'metal', amount: need }]
	})
	return {
		...chain,
		values: [
			{ id: 'rate', name: 'Rate', figure: figure(RATE), states: 'discount-rate' as const },
			{ id: 'exponent', name: 'Exponent', figure: figure(exponent), states: 'scale-exponent' as const }
		]
	}
}

/** What a unit of money of a year is worth in 2026. */
const factor = (year: number) => (1 + RATE) ** (2026 - year)

/** The weights of building and of running, worked out apart. */
function weights(last: number, life: number) {
	let annuity = 0
	for (let year = BY; year <= last; year++) annuity += factor(year)
	const part = life > 0 ? Math.max(0, (life - (last - BY + 1)) / life) : 0
	return { annuity, building: factor(BY - 1) - part * factor(last + 1) }
}

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, i) => i)

/** Every way to split an amount between two plants. */
const splits = (amount: number, a: number, b: number) =>
	upTo(Math.min(a, amount)).flatMap((first) => (amount - first <= b ? [[first, amount - first] as const] : []))

/** The least that running costs a year with capacities, serving an amount; Infinity where they cannot. */
function leastRunning({ rock, plants }: Spec, caps: readonly number[], standing: readonly number[], wanted: number) {
	const each = ({ operating, income }: Plant) => Math.max(0, operating - income)
	const more = (p: number, run: number) => each(plants[p]!) * Math.max(0, run - standing[p]!)
	const pair = (p: number, q: number, amount: number) =>
		Math.min(...splits(amount, caps[p]!, caps[q]!).map(([x, y]) => more(p, x) + more(q, y)), Infinity)
	if (wanted > rock) return Infinity
	return Math.min(
		...upTo(Math.min(caps[4]!, wanted)).map(
			(direct) => more(4, direct) + pair(0, 1, wanted - direct) + pair(2, 3, wanted - direct)
		)
	)
}

/** The least worth of serving an amount, by counting every way to build in whole numbers; Infinity where there is none. */
function leastWorth(own: Spec, standing: readonly number[], last: number, wanted: number): number {
	const { annuity } = weights(last, 0)
	const costOf = ({ cost, life }: Plant, size: number) =>
		size === 0 ? 0 : weights(last, life).building * cost * 2 * (size / 2) ** own.exponent
	const from = (place: number, added: readonly number[]): number => {
		if (place < 5) return Math.min(...upTo(own.plants[place]!.room).map((size) => from(place + 1, [...added, size])))
		const caps = own.plants.map(({ capacity }, i) => capacity + added[i]!)
		const running = leastRunning(own, caps, standing, wanted)
		return running === Infinity
			? Infinity
			: running * annuity + own.plants.reduce((whole, each, i) => whole + costOf(each, added[i]!), 0)
	}
	return from(0, [])
}

async function standingIn(chain: Chain): Promise<{ used: number[]; served: number }> {
	const years = await withEngine(chain, (engine) => [...answersByYear(engine, openToday)])
	const year = years.find((each) => each.year === BY)!
	return { used: year.processes.map(({ used }) => Math.round(used * 1e6) / 1e6), served: year.delivered }
}

test('with operating costs and lives the cheapest of all ways is found, and no bound is above it', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(spec, async (own) => {
			const chain = chainFrom(own)
			const { used } = await standingIn(chain)
			fc.pre(used.every(Number.isInteger))
			const [found] = await asked(chain, [{ target: 1 }])
			const least = leastWorth(own, used, chain.years.last, own.need)
			tally.count(found!.reached ? 'reached' : 'out of reach')
			expect(found!.reached).toBe(least < Infinity)
			if (!found!.reached) return
			expect(found!.worth.value).toBeLessThanOrEqual(least * (1 + GAP) + 1e-5)
			expect(found!.worth.value).toBeGreaterThanOrEqual(least - 1e-5)
			expect(found!.bound).toBeLessThanOrEqual(least + 1e-5)
			tally.count('runs', found!.present.running.value > 0)
			tally.count(
				'earns',
				own.plants.some(
					({ income, operating }, p) =>
						income > 0 && operating > 0 && found!.builds.some(({ process }) => process === `p${p}`)
				)
			)
			tally.count('left', found!.present.left.value > 0)
			const { building, running, left } = found!.present
			expect(building.value + running.value - left.value).toBeCloseTo(found!.worth.value, 6)
		}),
		runs(40)
	)
	tally.expectOften({ reached: 8, runs: 3, left: 5, earns: 5, 'out of reach': 5 })
})

test('a higher operating cost never costs less; more from by-products, and a longer life, never more', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(spec, fc.nat(4), async (own, target) => {
			const questions = [{ target: target / 4 }]
			const [now] = await asked(chainFrom(own), questions)
			const [dearer] = await asked(
				chainFrom(own, ({ operating }) => ({ operating: operating + 1 })),
				questions
			)
			const [earning] = await asked(
				chainFrom(own, ({ income }) => ({ income: income + 1 })),
				questions
			)
			const [lasting] = await asked(
				chainFrom(own, ({ life }) => ({ life: life + 10 })),
				questions
			)
			expect(dearer!.reached).toBe(now!.reached)
			if (!now!.reached) return
			const near = (worth: number) => worth * (1 + GAP) + 1e-5
			expect(now!.worth.value).toBeLessThanOrEqual(near(dearer!.worth.value))
			expect(earning!.worth.value).toBeLessThanOrEqual(near(now!.worth.value))
			expect(lasting!.worth.value).toBeLessThanOrEqual(near(now!.worth.value))
			tally.count('dearer', dearer!.worth.value > now!.worth.value + 1e-5)
			tally.count('earning', earning!.worth.value < now!.worth.value - 1e-5)
			tally.count('less', lasting!.worth.value < now!.worth.value - 1e-5)
		}),
		runs(25)
	)
	tally.expectOften({ dearer: 3, earning: 3, less: 5 })
})

test('costs of nothing are as if none were stated', async () => {
	await fc.assert(
		fc.asyncProperty(spec, async (own) => {
			const questions = [{ target: 0.8 }, { budget: 10 }, { target: 0.8, yearly: 8 }]
			const zero = await asked(
				chainFrom(own, () => ({ operating: 0, life: 1 })),
				questions
			)
			const { plants } = own
			const bare = {
				...own,
				plants: plants.map(({ capacity, room, cost }) => ({ capacity, room, cost })) as unknown as Spec['plants']
			}
			const none = await asked(chainFrom(bare), questions)
			expect(zero.map((each) => ({ ...each, scenario: null }))).toEqual(
				none.map((each) => ({ ...each, scenario: null }))
			)
		}),
		runs(10)
	)
})

test('by-products lower what running costs, at most to nothing', async () => {
	const of = (income: number) =>
		chainOf({
			feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
			plants: [{ id: 'mill', takes: 'rock', gives: 'metal', capacity: 0, cost: 10, lead: 1, operating: 3, income }],
			demands: [{ id: 'need', takes: 'metal', amount: 10 }]
		})
	const runningWith = async (income: number) => (await asked(of(income), [{ target: 1 }]))[0]!.running
	expect((await runningWith(2))[0]!.cost.value).toBeCloseTo(10, 6)
	expect(await runningWith(3)).toEqual([])
	expect(await runningWith(50)).toEqual([])
})

test('of two plants the one that is cheap to run is built where it runs for long', async () => {
	const of = (operating: number) =>
		chainOf({
			feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
			plants: [
				{ id: 'cheap', takes: 'rock', gives: 'metal', capacity: 0, cost: 10, lead: 1, operating },
				{ id: 'dear', takes: 'rock', gives: 'metal', capacity: 0, cost: 14, lead: 1 }
			],
			demands: [{ id: 'need', takes: 'metal', amount: 10 }]
		})
	const years = of(0).years.last - BY + 1
	const built = async (operating: number) => (await asked(of(operating), [{ target: 1 }]))[0]!
	expect((await built(3.9 / years)).builds.map(({ process }) => process)).toEqual(['cheap'])
	expect((await built(4.1 / years)).builds.map(({ process }) => process)).toEqual(['dear'])
	const found = await built(0.1)
	expect(found.running).toEqual([{ process: 'cheap', more: expect.closeTo(10, 6), cost: expect.anything() }])
	expect(found.running[0]!.cost.value).toBeCloseTo(1, 6)
	expect(found.annuity).toBe(years)
	expect(found.present.running.value).toBeCloseTo(years, 6)
})
