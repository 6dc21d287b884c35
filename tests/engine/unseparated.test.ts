/** What is left unseparated as a decision of the plan: one plant with two ways to run, at the floor and at the limit. */
import { expect, test } from 'vitest'
import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { chainOf } from '../support/chains.ts'
import { planOnce } from '../support/engine.ts'

/** Cells that can leave 0.8 of the common element in the ore; their capacity is counted on what they take or give. */
function separation(scarce: number, common: number, basis: 'ore' | 'oxide'): Chain {
	const cells = { takes: 'ore', gives: 'oxide', capacity: 20, basis }
	const chain = chainOf({
		components: ['Scarce', 'Common'],
		pure: ['oxide'],
		feeds: [{ id: 'pit', gives: 'ore', available: 100, composition: { Scarce: 0.5, Common: 0.5 } }],
		plants: [
			{ id: 'cells', ...cells, yield: { Scarce: 1, Common: 1 } },
			{ id: 'leaving', ...cells, yield: { Scarce: 1, Common: 0.2 } }
		],
		demands: [
			{ id: 'magnets', takes: [{ material: 'oxide', only: ['Scarce'] }], amount: scarce },
			{ id: 'glass', takes: [{ material: 'oxide', only: ['Common'] }], amount: common }
		]
	})
	const [whole, leaving] = chain.processes
	return { ...chain, processes: [{ ...whole!, modes: [...whole!.modes, ...leaving!.modes] }] }
}

/** Served of each need, and the part of the common element in the ore that is left. */
async function planned(...of: Parameters<typeof separation>) {
	const { demands, flows, losses } = await planOnce(separation(...of))
	const ore = sum(flows.filter(({ from }) => from === 'pit').map(({ components }) => components['Common'] ?? 0))
	const left = sum(losses.map(({ components }) => components['Common'] ?? 0))
	return { served: demands.map(({ served }) => served), left: left / ore }
}

test('a share is left where capacity counts what comes out, as much as the needs ask for', async () => {
	const none = await planned(10, 10, 'oxide')
	expect(none).toEqual({ served: [expect.closeTo(10, 6), expect.closeTo(10, 6)], left: expect.closeTo(0, 6) })
	const some = await planned(15, 5, 'oxide')
	expect(some).toEqual({ served: [expect.closeTo(15, 6), expect.closeTo(5, 6)], left: expect.closeTo(2 / 3, 6) })
	const most = await planned(30, 0, 'oxide')
	expect(most).toEqual({ served: [expect.closeTo(20 / 1.2, 6), 0], left: expect.closeTo(0.8, 6) })
})

test('where capacity counts what goes in, leaving a share serves nothing better', async () => {
	const { served } = await planned(15, 5, 'ore')
	expect(served[0]).toBeCloseTo(10, 6)
})
