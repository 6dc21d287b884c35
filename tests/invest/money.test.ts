/** Money over the years: discounting, and a budget a year. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildText, investSentences, worthwhileTexts } from '#lib/figures/invest/text.ts'
import { buildsTable, partsTable } from '#lib/figures/tables/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { discountIn, discountRate } from '#lib/model/money.ts'
import { chainOf, figure, type ChainSpec } from '../support/chains.ts'
import { english } from '../figures/plans.ts'
import { chainFrom } from '../support/engine.ts'
import { runs, Tally } from '../properties/plans.ts'
import { allowedBy } from './allowed.ts'
import { asked } from './asked.ts'

/** A chain that states a discount rate. */
const discounted = (spec: ChainSpec, rate: number): Chain => ({
	...chainOf(spec),
	values: [{ id: 'rate', name: 'Rate', figure: figure(rate), states: 'discount-rate' }]
})

const PLANTS = fc.array(
	fc.record({
		room: fc.integer({ min: 1, max: 3 }),
		cost: fc.integer({ min: 1, max: 9 }),
		lead: fc.integer({ min: 0, max: 3 })
	}),
	{ minLength: 2, maxLength: 3 }
)
type Plants = typeof PLANTS extends fc.Arbitrary<infer T> ? T : never

/** Plants beside one another, each from rock to metal. */
const beside = (plants: Plants): ChainSpec => ({
	feeds: [{ id: 'pit', gives: 'rock', available: 100 }],
	plants: plants.map(({ room, cost, lead }, i) => ({
		id: `p${i}`,
		takes: 'rock',
		gives: 'metal',
		capacity: 0,
		limit: room,
		cost,
		lead
	})),
	demands: [{ id: 'need', takes: 'metal', amount: 6 }]
})

test('a plant that is paid for later may cost more', async () => {
	const spec = beside([
		{ room: 6, cost: 10, lead: 4 },
		{ room: 6, cost: 10.5, lead: 1 }
	])
	const [plain] = await asked(discounted(spec, 0), [{ target: 1 }])
	const [found] = await asked(discounted(spec, 0.09), [{ target: 1 }])
	const [none] = await asked(chainOf(spec), [{ target: 1 }])
	expect(plain!.builds.map(({ process }) => process)).toEqual(['p0'])
	expect(found!.builds.map(({ process, decided }) => [process, decided])).toEqual([['p1', 2029]])
	expect(found!.worth.value).toBeCloseTo(63 / 1.09 ** 3, 6)
	expect(found!.spending).toEqual([{ year: 2029, cost: 63, worth: found!.worth.value }])
	// A rate of zero is no rate.
	expect({ ...plain, rate: null }).toEqual({ ...none, scenario: plain!.scenario })
})

test('another need is compared by the worth of what it costs in the present', async () => {
	const spec = beside([{ room: 20, cost: 10, lead: 2 }])
	const own = discounted(spec, 0.1)
	const [found] = await asked(own, [{ target: 0.5 }])
	const half = found!.regrets[0]!
	expect(half.leastWorth).toBeCloseTo(15 * (found!.worth.value / 30), 6)
	expect(worthwhileTexts(own, found!, english).join(' ')).toMatch(/for what is worth .* in 2026; that is .* less\./)
	const [plain] = await asked(chainOf(spec), [{ target: 0.5 }])
	expect(plain!.regrets[0]!.leastWorth).toBeCloseTo(15, 6)
	expect(worthwhileTexts(own, plain!, english).join(' ')).not.toContain('what is worth')
})

test('with a budget a year, plants are decided sooner, and the later the year the more is served', async () => {
	const spec = beside([{ room: 6, cost: 10, lead: 1 }])
	const found = await asked(discounted(spec, 0.05), [
		{ target: 1, yearly: 20 },
		{ target: 1, yearly: 20, by: 2028 },
		{ target: 1, yearly: 60 }
	])
	expect(found.map((each) => [each.reached, Math.round(allowedBy(each))])).toEqual([
		[true, 6],
		[false, 4],
		[true, 6]
	])
	expect(found[0]!.spending.map(({ year, cost }) => [year, Math.round(cost)])).toEqual([
		[2027, 20],
		[2028, 20],
		[2029, 20]
	])
	const [first] = found[0]!.builds
	expect([first!.decided, first!.lastDecided, first!.waits]).toEqual([2027, 2029, 2])
	expect(first!.parts.map(({ decided, added, cost }) => [decided, Math.round(added), Math.round(cost.value)])).toEqual([
		[2027, 2, 20],
		[2028, 2, 20],
		[2029, 2, 20]
	])
	const own = discounted(spec, 0.05)
	const parts = partsTable(own, found[0]!, english).rows.map(({ cells }) => [cells[1]!.value, cells[2]!.value])
	expect(parts).toEqual(first!.parts.map(({ decided, added }) => [decided, added]))
	expect(partsTable(own, found[2]!, english).rows).toEqual([])
	expect(buildText(own, first!, english)).toContain('decided in parts from 2027 to 2029, running from 2030')
	expect(buildsTable(own, found[0]!, english).rows[0]!.cells[3]).toEqual({ value: 2027, text: '2027–2029' })
	expect(buildText(own, found[2]!.builds[0]!, english)).toContain('decided in 2029 at the latest')
	expect(found[1]!.stoppers).toEqual([{ kind: 'yearly', of: null, why: null, limit: null }])
	expect(found[2]!.builds[0]!.decided).toBe(2029)
})

/** The most that whole plants serve for a budget a year, by trying every start of every unit of capacity. */
function most(plants: Plants, by: number, yearly: number): number {
	const units = plants.flatMap(({ room, cost, lead }) => Array.from({ length: room }, () => ({ cost, lead })))
	const left = new Map<number, number>()
	const spent = (year: number) => left.get(year) ?? 0
	const tried = (place: number): number => {
		const unit = units[place]
		if (!unit) return 0
		let best = tried(place + 1)
		const count = Math.max(1, unit.lead)
		for (let start = 2026; start + unit.lead <= by; start++) {
			const years = Array.from({ length: count }, (_, i) => start + i)
			if (years.some((year) => spent(year) + unit.cost / count > yearly + 1e-9)) continue
			for (const year of years) left.set(year, spent(year) + unit.cost / count)
			best = Math.max(best, 1 + tried(place + 1))
			for (const year of years) left.set(year, spent(year) - unit.cost / count)
		}
		return best
	}
	return Math.min(6, tried(0))
}

test('no whole plants at any times serve more, no year has too much, and more money or fewer bans never cost more', async () => {
	const tally = new Tally()
	await fc.assert(
		fc.asyncProperty(PLANTS, fc.integer({ min: 1, max: 12 }), fc.nat(2), async (plants, yearly, wait) => {
			const by = 2027 + wait
			const chain = discounted(beside(plants), 0.09)
			const [poor, rich] = await asked(chain, [
				{ by, yearly },
				{ by, yearly: yearly + 2 }
			])
			expect(allowedBy(poor!)).toBeGreaterThanOrEqual(most(plants, by, yearly) - 1e-6)
			expect(poor!.delivered).toBeGreaterThanOrEqual(allowedBy(poor!) - 1e-6)
			expect(allowedBy(rich!)).toBeGreaterThanOrEqual(allowedBy(poor!) - 1e-6)
			tally.count('short of money', allowedBy(rich!) > allowedBy(poor!) + 1e-6)
			for (const { cost } of poor!.spending) expect(cost).toBeLessThanOrEqual(yearly + 1e-5)
			const total = poor!.spending.reduce((sum, { cost }) => sum + cost, 0)
			expect(total).toBeCloseTo(poor!.cost.value, 4)
			const worth = poor!.spending.reduce((sum, each) => sum + each.worth, 0)
			expect(worth).toBeCloseTo(poor!.worth.value, 4)
			if (!(allowedBy(poor!) > 0)) return
			const target = (allowedBy(poor!) / poor!.demand) * 0.9
			const [now, same, later, held] = await asked(chain, [
				{ by, yearly, target },
				{ by, target },
				{ by: by + 1, yearly, target },
				{ by, yearly, target, fixed: ['p0'] }
			])
			expect(now!.reached).toBe(true)
			expect(same!.worth.value).toBeLessThanOrEqual(now!.worth.value + 1e-5)
			expect(later!.worth.value).toBeLessThanOrEqual(now!.worth.value + 1e-5)
			if (held!.reached) expect(now!.worth.value).toBeLessThanOrEqual(held!.worth.value + 1e-5)
			tally.count('the limit costs something', same!.worth.value < now!.worth.value - 1e-5)
		}),
		runs(24)
	)
	tally.expectOften({ 'short of money': 6, 'the limit costs something': 2 })
})

test('India states a rate and what is spent now, and both are told', async () => {
	const chain = chainFrom('models/india-rare-earths')
	expect(discountIn(chain)!.figure).toMatchObject({ value: 0.09, low: 0.06, high: 0.12 })
	const [found] = await asked(chain, [{ target: 0.5, by: 2036, yearly: 100e6 }])
	for (const { cost } of found!.spending) expect(cost).toBeLessThanOrEqual(100e6 * (1 + 1e-6))
	const said = investSentences(chain, found!, english).join(' ')
	expect(said).toMatch(/discounted at 9\s%/)
	expect(said).toContain('IREL’s own capital spending: USD 14 million')
	expect(said).toContain('No more than USD 100 million')
})

test('a rate may be stated in percent', () => {
	const stated = (value: number, unit: string) =>
		discountRate({
			values: [{ id: 'rate', name: 'Rate', figure: { ...figure(value), unit }, states: 'discount-rate' }]
		})
	expect(stated(9, '%')).toBeCloseTo(0.09, 12)
	expect(stated(0.09, '')).toBe(0.09)
	expect(discountRate({ values: [] })).toBeNull()
})
