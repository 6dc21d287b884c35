import { expect, test } from 'vitest'
import { chainOf, figure, openToday } from '../../../tests/support/chains.ts'
import { planOnce } from '../../../tests/support/engine.ts'
import type { Plan } from '#lib/engine/index.ts'
import { withBuilt } from './build.ts'

/** A mill of 100 at half ramp, before a need of 90. */
function ramping() {
	const chain = chainOf({
		feeds: [{ id: 'ore', gives: 'ore' }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 100 }],
		demands: [{ id: 'need', takes: 'metal', amount: 90 }]
	})
	const plants = [
		{ id: 'mill', name: 'mill', status: 'operating' as const, nameplate: figure(100), start: 2026, ramp: [0.5, 1] }
	]
	return { ...chain, processes: chain.processes.map((p) => ({ ...p, plants })) }
}

test.each([
	['as the plants stand', {}],
	['below what stands', { mill: 50 }],
	['far below what stands', { mill: 4 }],
	['above what stands', { mill: 110 }]
])('what a ladder adds, built from a lever %s, delivers what it says, in a ramp year', async (_, set) => {
	const chain = ramping()
	const scenario = { ...openToday, set }
	const plan = await planOnce(chain, set)
	const built = withBuilt(chain, scenario, plan, additionsOf(plan))
	expect(plan.ladder[0]!.delivered).toBeCloseTo(90, 9)
	expect((await planOnce(chain, built.set)).delivered).toBeCloseTo(90, 9)
})

const additionsOf = ({ ladder }: Plan) => new Map(ladder[0]!.adds.map(({ process, amount }) => [process, amount]))

test.each([
	[7, 133, '5 more than a whole step'],
	[0.25, 130, 'no more digits than the step has'],
	[1e6, 1e6, 'one step at least']
])('a lever with steps of %d is set to %d: %s', async (step, stands) => {
	const chain = chainOf({
		feeds: [{ id: 'ore', gives: 'ore' }],
		plants: [{ id: 'mill', takes: 'ore', gives: 'metal', yield: 0.3, capacity: 50 }],
		demands: [{ id: 'need', takes: 'metal', amount: 38.98 }]
	})
	const coarse = { ...chain, levers: chain.levers.map((lever) => ({ ...lever, step })) }
	const plan = await planOnce(coarse)
	const { set } = withBuilt(coarse, openToday, plan, additionsOf(plan))
	expect(set).toEqual({ mill: stands })
	expect((await planOnce(coarse, set)).gap).toBeCloseTo(0, 9)
})
