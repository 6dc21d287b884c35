import { expect, test } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { chainOf, figure } from '../../../../tests/support/chains.ts'
import { ENGLISH } from '../../../../tests/support/locale.ts'
import { namedChanges, userChanges } from './scenario-changes.ts'

const plain = chainOf({
	feeds: [{ id: 'hill', gives: 'ore', available: 80 }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 90 }]
})
const larger = { ...plain.scenarios[0]!, id: 'larger', set: { mill: figure(150) } }
const chain: Chain = {
	...plain,
	levers: plain.levers.map((lever) => (lever.id === 'mill' ? { ...lever, factor: 10, unit: 'ten tonnes' } : lever)),
	scenarios: [plain.scenarios[0]!, larger]
}

const short = ({ id, from, to, figure: said }: ReturnType<typeof userChanges>[number]) => ({
	id,
	from,
	to,
	sources: said?.sources ?? null
})

test('a named scenario goes from the first scenario’s value to its own, in the lever’s unit and with its source', () => {
	expect(namedChanges(chain, larger).map(short)).toEqual([{ id: 'mill', from: 10, to: 15, sources: ['test'] }])
	expect(namedChanges(chain, chain.scenarios[0]!)).toEqual([])
})

test('a user’s change goes from the named scenario’s value to the new one, on nobody’s word', () => {
	const moved = withLever(openScenario('larger'), 'mill', 12)
	expect(userChanges(chain, moved, ENGLISH).map(short)).toEqual([{ id: 'mill', from: 15, to: 12, sources: null }])
	expect(userChanges(chain, openScenario('larger'), ENGLISH)).toEqual([])
})

test('a figure without a lever is among the user’s changes, under its address', () => {
	const moved = withLever(openScenario('today'), 'hill', 70)
	expect(userChanges(chain, moved, ENGLISH).map(short)).toEqual([{ id: 'hill', from: 80, to: 70, sources: null }])
})
