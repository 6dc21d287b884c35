import { expect, test } from 'vitest'
import { withLock } from './locks.ts'
import { isSameButYear, isSameScenario } from './same.ts'
import { openScenario, withYear } from './scenario.ts'

const moved = { ...openScenario('today'), set: { mill: 5, mine: { 2030: 1, 2031: 2 } } }

test('scenarios are the same by what they set, in whatever order, and whatever is locked', () => {
	const alike = { ...openScenario('today'), set: { mine: { 2030: 1, 2031: 2 }, mill: 5 } }
	expect(isSameScenario(moved, alike)).toBe(true)
	expect(isSameScenario(moved, withLock(alike, 'mill', true))).toBe(true)
})

test('another year is another scenario only where the year counts', () => {
	expect([isSameScenario, isSameButYear].map((is) => is(moved, withYear(moved, 2030)))).toEqual([false, true])
})

test('another value, demand or named scenario is another', () => {
	for (const other of [
		{ ...moved, set: { ...moved.set, mill: 6 } },
		{ ...moved, set: { mill: 5 } },
		{ ...moved, demand: 'high' },
		{ ...moved, id: 'plan' }
	])
		expect(isSameButYear(moved, other)).toBe(false)
})
