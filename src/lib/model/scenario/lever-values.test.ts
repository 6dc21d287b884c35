import { expect, test } from 'vitest'
import { chainFrom } from '../../../../tests/support/engine.ts'
import { isSetApart } from './lever-values.ts'
import { openScenario, withLever } from './scenario.ts'

test('a lever that moves several figures does not tell of those that are set by themselves', () => {
	const { levers } = chainFrom('models/india-rare-earths')
	const route = levers.find(({ id }) => id === 'hard-rock-route')!
	const today = openScenario('today')
	const told = [
		today,
		withLever(today, 'monazite-mining', 9000),
		withLever(today, 'ambadongar-mining', 9000),
		withLever(withLever(today, 'ambadongar-mining', 9000), route.id, 100)
	].map((scenario) => isSetApart(scenario, route))
	expect(told).toEqual([false, false, true, false])
	const mine = levers.find(({ id }) => id === 'ambadongar-mining')!
	expect(isSetApart(withLever(today, 'ambadongar-mining', 9000), mine)).toBe(false)
})
