import { expect, test } from 'vitest'
import { chainFrom } from '../../../../tests/support/engine.ts'
import { keepingLocked, withLock } from './locks.ts'
import { ownRange, rangesDrawn, withRange } from './own-ranges.ts'
import { isSameScenario, isSameStudied } from './same.ts'
import { openScenario, withLever } from './scenario.ts'

const chain = chainFrom('models/india-rare-earths')
const today = openScenario('today')
const range = { low: 1000, mode: 2000, high: 3000 }

test('a range of one’s own makes another study and the same plan', () => {
	const own = withRange(chain, today, 'seized-sands', range)
	expect(own.ranges).toEqual({ 'seized-sands': range })
	expect(isSameScenario(own, today)).toBe(true)
	expect(isSameStudied(own, today)).toBe(false)
	expect(withRange(chain, own, 'seized-sands', null)).toEqual(today)
})

test('a range that is the model’s own is none', () => {
	const own = ownRange(chain, 'toyotsu.plants.toyotsu-rare-earths-india.nameplate')!
	expect(own).toEqual({ low: 1000, mode: 2500, high: 4000 })
	expect(withRange(chain, today, 'toyotsu.plants.toyotsu-rare-earths-india.nameplate', own)).toEqual(today)
})

test('ranges stay while a lever is locked, and one of a figure that is set draws nothing', () => {
	const own = withRange(chain, today, 'seized-sands', range)
	expect(withLock(own, 'seized-sands', true).ranges).toEqual(own.ranges)
	expect(keepingLocked(chain, withLock(today, 'toyotsu', true), own).ranges).toEqual(own.ranges)
	expect(rangesDrawn(chain, own)).toEqual(own.ranges)
	expect(rangesDrawn(chain, withLever(own, 'seized-sands', 500))).toEqual({})
})
