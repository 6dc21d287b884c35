import { expect, test } from 'vitest'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import { PlanBeside } from './plan-beside.svelte.ts'
import { Years } from './years.svelte.ts'

const chain = chainOf({
	feeds: [{ id: 'hill', gives: 'ore' }],
	plants: [{ id: 'mill', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 1 }]
})

test('years that cannot be planned at once are told of, as all else beside the plan is', async () => {
	const today = openScenario('today')
	const made = () => Promise.resolve({} as never)
	const client = { years: made, compare: made, most: made, joint: () => Promise.reject(new Error('no')) }
	const beside = new PlanBeside(chain, client, new Years(client), () => ({ studies: null, investments: null }))
	expect([beside.isMaking(today), beside.hasFailed(today)]).toEqual([true, false])
	await beside.make(today)
	expect([beside.isMaking(today), beside.hasFailed(today)]).toEqual([false, true])
})
