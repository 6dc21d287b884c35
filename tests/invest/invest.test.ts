/** What is built for a share of the need, or for a sum of money. */
import { expect, test } from 'vitest'
import { answersByYear } from '#lib/engine/index.ts'
import { investSentences } from '#lib/figures/invest/text.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { invest, type Investment, type InvestQuestion } from '#lib/invest/invest.ts'
import { stepQuestion } from '#lib/invest/step-question.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/en/en.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, openToday } from '../support/chains.ts'
import { chainFrom, testSolver, withEngine } from '../support/engine.ts'
import { allowedBy } from './allowed.ts'

const english = localeOf(en)
const INDIA = chainFrom('models/india-rare-earths')
const US = chainFrom('models/us-rare-earths')

async function asked(own: Partial<InvestQuestion>, chain = INDIA): Promise<Investment> {
	const solver = await testSolver()
	const question = { scenario: openScenario(chain.scenarios[0]!.id), by: 2035, target: null, budget: null, fixed: [] }
	return withEngine(chain, (engine) => invest(engine, solver, { ...question, ...own }))
}

test.each([INDIA, US])('the planner delivers what was promised: $id', async (chain) => {
	for (const target of [0.3, 0.5]) {
		const found = await asked({ target }, chain)
		expect(found.reached).toBe(true)
		expect(allowedBy(found)).toBeGreaterThanOrEqual(target * found.demand * (1 - 1e-7))
		expect(found.residual).toBeLessThan(1e-9)
		const years = await withEngine(chain, (engine) => [...answersByYear(engine, found.scenario)])
		const year = years.find((each) => each.year === 2035)!
		expect(year.delivered).toBeGreaterThanOrEqual(allowedBy(found) * (1 - 1e-6))
		expect(year.delivered).toBe(found.delivered)
	}
})

test('India’s story ends with what its title says: rock is decided first, then sand, then stocks, and half takes no rock', async () => {
	const { story } = readModelFolder('models/india-rare-earths')
	const step = story.find(({ show }) => show === 'invest')!
	expect(step.title).toMatch(
		/first: one hard-rock chain as a whole, then leases for sand; the stocks are quickest and cheapest/
	)
	expect(step.speaker).toContain('Half of the need by 2036 takes no rock')
	const asks = stepQuestion(INDIA, step)
	if (asks?.of !== 'invest') throw new Error('the step asks for no plants')
	const found = await asked(asks.question)
	expect([found.reached, found.target, found.year]).toEqual([true, 0.9, 2036])
	const rock = INDIA.processes.filter(({ route }) => route === 'hard-rock').map(({ id }) => id)
	const of = (ids: readonly string[]) => found.builds.filter(({ process }) => ids.includes(process))
	const years = (ids: readonly string[]) => of(ids).map(({ decided }) => decided)
	const stocks = ['chavara-reclaim', 'seized-sand-reclaim']
	expect(Math.max(...years(rock))).toBe(Math.min(...found.builds.map(({ decided }) => decided)))
	expect(years(['monazite-mining'])[0]).toBeLessThan(Math.min(...years(stocks)))
	expect(Math.min(...found.builds.map(({ cost }) => cost.value))).toBe(of(['chavara-reclaim'])[0]!.cost.value)
	const half = await asked({ ...asks.question, target: 0.5 })
	expect(half.builds.filter(({ process }) => rock.includes(process))).toEqual([])
})

test('what is served has one number, and another only where needs come before others', async () => {
	const scenario = { ...openScenario('repm-full'), demand: 'growing' }
	const tiered = await asked({ scenario, target: 0.8 })
	expect(tiered.alike).toBeGreaterThan(tiered.delivered)
	const level = { ...INDIA, demands: INDIA.demands.map((each) => ({ ...each, tier: 1 })) }
	const found = await asked({ scenario, target: 0.8 }, level)
	expect(found.alike).toBeNull()
	expect(found.delivered).toBeCloseTo(tiered.alike!, 2)
})

test('what is built to use up a stock says for how long it lasts, and a limit a year is kept to', async () => {
	const heap = (limit: { available?: number }) =>
		chainOf({
			feeds: [],
			stocks: [{ id: 'heap', holds: 'dust', amount: 100, ...limit }],
			plants: [{ id: 'kiln', takes: 'dust', gives: 'metal', capacity: 0, limit: 100, cost: 1, lead: 1 }],
			demands: [{ id: 'need', takes: 'metal', amount: 50 }]
		})
	const question = { target: 1, by: 2030 }
	const free = await asked(question, heap({}))
	const paced = await asked(question, heap({ available: 20 }))
	const said = (found: Investment) => investSentences(heap({}), found, english).join(' ')
	expect(free.draws).toEqual([{ id: 'heap', drawn: expect.closeTo(50, 6), held: 100 }])
	expect(said(free)).toMatch(/out of heap, which then holds 100\s.*used up in 2 years, and less is delivered then/)
	expect(paced.delivered).toBeCloseTo(20, 6)
	expect(said(paced)).toContain('in 5 years')
})

test('the least cost of a share is the least budget that buys it', async () => {
	const half = await asked({ target: 0.5 })
	const [{ cost }, promised] = [half, allowedBy(half)]
	const enough = await asked({ budget: cost.value * (1 + 1e-6) })
	const less = await asked({ budget: cost.value * 0.99 })
	expect(allowedBy(enough)).toBeGreaterThanOrEqual(promised * (1 - 1e-6))
	expect(allowedBy(less)).toBeLessThan(promised * (1 - 1e-4))
	expect(less.cost.value).toBeLessThanOrEqual(cost.value * 0.99 * (1 + 1e-6))
})

test('a larger share costs no less, and neither do fewer choices', async () => {
	const [some, half, held] = await Promise.all([
		asked({ target: 0.4 }),
		asked({ target: 0.5 }),
		asked({ target: 0.4, fixed: ['toyotsu'] })
	])
	expect(half.cost.value).toBeGreaterThanOrEqual(some.cost.value)
	expect(held.cost.value).toBeGreaterThanOrEqual(some.cost.value)
	expect(held.builds.map(({ process }) => process)).not.toContain('toyotsu')
	expect(held.barred).toContainEqual({ process: 'toyotsu', why: 'fixed', limit: null })
})

test('a target out of reach names the most and what stops it, and later it is in reach', async () => {
	const found = await asked({ target: 0.9 })
	expect(found.reached).toBe(false)
	expect(allowedBy(found)).toBeLessThan(0.9 * found.demand)
	expect(found.stoppers).toContainEqual({ kind: 'process', of: 'hard-rock-cracking', why: 'too-late', limit: null })
	expect((await asked({ target: allowedBy(found) / found.demand })).reached).toBe(true)
	expect((await asked({ target: 0.9, by: 2040 })).reached).toBe(true)
	const poor = await asked({ target: 0.5, budget: 1e6 })
	expect(poor.stoppers).toEqual([{ kind: 'budget', of: null, why: null, limit: null }])
})

test('each build is decided its lead before it runs', async () => {
	const { builds } = await asked({ target: 0.5 })
	for (const { process, decided, runs, cost } of builds) {
		const lead = INDIA.processes.find(({ id }) => id === process)!.expansion.lead!.value!
		expect(runs - decided).toBeGreaterThanOrEqual(lead)
		expect(decided).toBeGreaterThanOrEqual(INDIA.years.first)
		expect(cost.low).toBeLessThanOrEqual(cost.value)
		expect(cost.high).toBeGreaterThanOrEqual(cost.value)
	}
})

test('what the chain does not have is refused', async () => {
	await expect(asked({ by: 2100 })).rejects.toThrow(RangeError)
	await expect(asked({ fixed: ['nowhere'] })).rejects.toThrow(RangeError)
})

test('builds are tried under half and twice the need, each beside the least cost of the share', async () => {
	const chain = chainOf({
		feeds: [{ id: 'pit', gives: 'ore', available: 100 }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 4, cost: 3, lead: 0 }],
		demands: [{ id: 'need', takes: 'metal', amount: 10 }]
	})
	const { cost, gained, regrets } = await asked({ scenario: openToday, by: 2030, target: 0.5 }, chain)
	expect(cost.value).toBeCloseTo(3, 6)
	expect(gained.X).toBeCloseTo(1, 6)
	expect(regrets.map(({ demand, delivered, leastWorth }) => [demand, delivered, Math.round(leastWorth!)])).toEqual([
		[5, 5, 0],
		[20, 5, 18]
	])
})
