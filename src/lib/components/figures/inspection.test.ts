import { expect, test } from 'vitest'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf, figure } from '../../../../tests/support/chains.ts'
import { withEngine } from '../../../../tests/support/engine.ts'
import { ENGLISH } from '../../../../tests/support/locale.ts'
import { inspect } from './inspection.ts'

const chain = chainOf({
	feeds: [{ id: 'hill', gives: 'ore', available: 80 }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', yield: 0.75, capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 90 }],
	trades: [
		{ id: 'bought', kind: 'import', material: 'metal', amount: 5 },
		{ id: 'promised', kind: 'export', material: 'metal', amount: 4, tier: 9 }
	]
})
const plan = await withEngine(chain, async (engine) => engine.plan(openScenario('today')))

/** Rows of a node by label; amounts without their unit. */
const rows = (node: string) =>
	Object.fromEntries(
		inspect(chain, plan, node, ENGLISH)!.rows.map(({ label, amount }) => [label, amount.replace(/\s.*/, '')])
	)

test('what a plant takes in, what leaves it as product, and what it loses sum up', () => {
	expect(rows('mill')).toMatchObject({ 'Takes in': '80', 'Puts out': '60', Loses: '20', Installed: '100', Used: '80' })
})

test('what is worked out has as many digits as in the picture, and what was set stays as it was set', async () => {
	const third = chainOf({
		feeds: [{ id: 'hill', gives: 'ore', available: 8001 }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', yield: 0.7531, capacity: 10123 }],
		demands: [{ id: 'need', takes: 'metal', amount: 90000 }]
	})
	const made = await withEngine(third, async (engine) => engine.plan(openScenario('today')))
	const amounts = inspect(third, made, 'mill', ENGLISH)!.rows.map(({ label, amount }) => [label, amount])
	const amount = (label: string) => Object.fromEntries(amounts)[label].replace(/\s.*/, '')
	expect(['Installed', 'Takes in', 'Puts out', 'Loses'].map(amount)).toEqual(['10,123', '8,001', '6,030', '1,980'])
})

test('a feed shows what it has and gives, and what it would give with the gap closed', () => {
	expect(rows('hill')).toEqual({ Available: '80', Used: '80', 'Used once the gap is closed': '80' })
})

test('a need shows what is asked for, served and short', () => {
	expect(rows('need')).toEqual({ Demand: '90', Met: '65', Missing: '25' })
})

test('an import has a limit and nothing short; an export has a commitment and what is short of it', () => {
	expect(rows('bought')).toEqual({ Limit: '5', Used: '5' })
	expect(rows('promised')).toEqual({ Commitment: '4', Used: '0', Missing: '4' })
})

test('a node that the plan does not have is not inspected', () => {
	expect(inspect(chain, plan, 'nobody', ENGLISH)).toBe(null)
})

test('every node says what it moves as the elements alone, with the part, and in money', async () => {
	const values = [
		{ id: 'part', name: 'Part', figure: { ...figure(0.8), unit: '' }, elementOf: chain.components[0]!.id },
		{ id: 'price', name: 'Price', figure: { ...figure(10), low: 5 }, prices: chain.components[0]!.id }
	]
	const priced = { ...chain, currency: 'USD', values }
	const plan = await withEngine(priced, async (engine) => engine.plan(openScenario('today')))
	const linked = (node: string) =>
		inspect(priced, plan, node, ENGLISH)!
			.rows.filter(({ label }) => /elements|listed/.test(label))
			.map(({ label, amount }) => `${label}: ${amount}`.replaceAll('\u00a0', ' '))
	const unit = chain.unit
	const both = (part: number, money: string) => [
		`as elements, 0.8 t/${unit}: ${part} t/yr`,
		`worth a year, as listed: USD ${money}`
	]
	expect(linked('mill')).toEqual([...both(64, '800 (400–800)'), ...both(48, '600 (300–600)')])
	expect(linked('hill')).toEqual(both(64, '800 (400–800)'))
	expect(linked('need')).toEqual(both(52, '650 (330–650)'))
	expect(linked('bought')).toEqual(both(4, '50 (25–50)'))
	expect(linked('promised')).toEqual([])
})
