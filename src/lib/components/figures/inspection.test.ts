import { expect, test } from 'vitest'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf } from '../../../../tests/support/chains.ts'
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
