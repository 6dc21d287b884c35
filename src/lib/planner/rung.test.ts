import { expect, test } from 'vitest'
import { chainOf, figure, openToday } from '../../../tests/support/chains.ts'
import { planOnce } from '../../../tests/support/engine.ts'
import { climb } from './rung.ts'

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
])('a rung climbed from a lever %s delivers what it says, in a ramp year', async (_, set) => {
	const chain = ramping()
	const scenario = { ...openToday, set }
	const plan = await planOnce(chain, set)
	const climbed = climb(chain, scenario, plan, 0)
	expect(plan.ladder[0]!.delivered).toBeCloseTo(90, 9)
	expect((await planOnce(chain, climbed.set)).delivered).toBeCloseTo(90, 9)
})
