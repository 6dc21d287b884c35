import { expect, test } from 'vitest'
import type { InvestQuestion, Investment } from '#lib/invest/invest.ts'
import type { Chain } from '#lib/model/chain.ts'
import { withLock } from '#lib/model/scenario/locks.ts'
import { openScenario, withLever, withYear } from '#lib/model/scenario/scenario.ts'
import { Investments } from './investments.svelte.ts'

const today = openScenario('today')
const chain = {
	years: { first: 2026, last: 2030 },
	processes: [{ id: 'mine' }, { id: 'mill' }],
	values: [{ id: 'price', prices: 'X', figure: { value: 2, low: null, high: null } }],
	trades: [
		{ id: 'ore', name: 'Ore', kind: 'import', composition: { shares: { X: 1 } }, amount: { value: 0, high: 5 } },
		{ id: 'dust', name: 'Dust', kind: 'import', composition: { shares: { Y: 1 } }, amount: { value: 0, high: 5 } }
	],
	scenarios: [{ id: 'today', extends: null, year: 2026, demand: 'all', counts: [], set: {} }]
} as unknown as Chain

function client() {
	const asked: InvestQuestion[] = []
	const invest = (question: InvestQuestion) => {
		asked.push(question)
		const builds = [{ process: 'mine' }]
		return Promise.resolve({
			year: question.by,
			builds,
			bought: [],
			scenario: withLever(question.scenario, 'mine', 9)
		} as unknown as Investment)
	}
	return { asked, invest }
}

test('a question is asked once, whatever year is on screen, and again for another share or scenario', async () => {
	const engine = client()
	const investments = new Investments(chain, engine)
	await investments.ask(today)
	await investments.ask(withYear(today, 2029))
	expect(engine.asked).toHaveLength(1)
	expect(investments.isOf(investments.questionOf(withYear(today, 2028)))).toBe(true)
	investments.target = 0.7
	expect(investments.isOf(investments.questionOf(today))).toBe(false)
	await investments.ask(today)
	await investments.ask(withLever(today, 'mill', 5))
	expect(engine.asked.map(({ target }) => target)).toEqual([0.5, 0.7, 0.7])
	expect(investments.asking).toBe(false)
})

test('shares, years and sums that cannot be asked for are not taken', () => {
	const investments = new Investments(chain, client())
	expect(investments.by).toBe(2030)
	for (const share of [0, 1.2, NaN]) investments.target = share
	for (const year of [2025, 2031, NaN]) investments.by = year
	for (const sum of [-1, NaN, Infinity]) investments.budget = sum
	expect(investments.questionOf(today)).toMatchObject({ target: 0.5, by: 2030, budget: null })
})

test('what is ticked, and what has a locked lever, may not grow', () => {
	const investments = new Investments(chain, client())
	investments.fix(['mill'], true)
	expect(investments.questionOf(today).fixed).toEqual(['mill'])
	expect(investments.questionOf(withLock(today, 'mine', true)).fixed).toEqual(['mine', 'mill'])
	investments.fix(['mill'], false)
	expect(investments.questionOf(today).fixed).toEqual([])
})

test('an answer is told of the scenario that it was asked of, and of the one that has its builds', async () => {
	const investments = new Investments(chain, client())
	expect(investments.answerOf(today)).toBeNull()
	await investments.ask(today)
	const built = withLever(today, 'mine', 9)
	for (const scenario of [today, withYear(today, 2029), built, withLock(built, 'mill', true)])
		expect(investments.answerOf(scenario)).toBe(investments.made)
	expect(investments.answerOf(withLever(today, 'mine', 8))).toBeNull()
})

test('a newer question takes the place of one that is on its way, and is waited for', async () => {
	const answers: ((investment: Investment) => void)[] = []
	const investments = new Investments(chain, { invest: () => new Promise((resolve) => answers.push(resolve)) })
	const answer = { year: 2030, builds: [], scenario: today } as unknown as Investment
	const first = investments.ask(today)
	investments.target = 0.7
	const second = investments.ask(today)
	answers[0]!({ ...answer, year: 2029 })
	await first
	expect(investments.asking).toBe(true)
	answers[1]!(answer)
	await second
	expect(investments.asking).toBe(false)
	expect(investments.made?.year).toBe(2030)
})

test('what is ticked may be bought, unless its lever is locked or it has no price', () => {
	const investments = new Investments(chain, client())
	expect(investments.questionOf(today).imports).toEqual([])
	for (const id of ['dust', 'ore']) investments.buy(id, true)
	expect(investments.forSale).toEqual([{ id: 'ore', name: 'Ore', most: 5 }])
	expect(investments.questionOf(today).imports).toEqual(['ore'])
	expect(investments.questionOf(withLock(today, 'ore', true)).imports).toEqual([])
	investments.buy('ore', false)
	expect(investments.questionOf(today).imports).toEqual([])
})
