import { describe, expect, test } from 'vitest'
import { edited, TINY } from '../../../../tests/models/tiny-model.ts'
import { entryAt } from '../addresses/addresses.ts'
import { applyScenario } from './apply-scenario.ts'
import type { Chain } from '../chain.ts'
import { leverValue } from './lever-values.ts'
import { moveLever } from './levers.ts'
import { readModel } from '../read-model.ts'
import { openScenario, withLever, withLeverFrom, withYear } from './scenario.ts'

const LEVERS = `levers:
  all-needs: { label: All needs, by: share, figures: [need, need-more], max: 2000 t X/yr, step: 10 }
  both: { label: Both, group: Together, by: addition, figures: { splitter: 1, maker: 0.5 }, max: 900 t X/yr, step: 10 }
  unbuilt: { label: Not built, by: share, figures: [recycler, sold], max: 100 t X/yr, step: 1 }
  uptime: { label: Uptime, figures: splitter.availability, min: 0.5, max: 1, step: 0.01 }
values:
  rate: { value: 80 INR/USD, status: assumed, source: notes, confidence: low }
  twice: { value: 2 * value(rate), status: assumed, source: notes, confidence: low }
components:`
const texts = edited(
	'chain.yaml',
	'1400 USD/(t X/yr)',
	'112000 / value(rate) USD/(t X/yr)',
	edited('chain.yaml', 'components:', LEVERS)
)
const { chain: read, diagnostics } = readModel(texts)
const chain = read!
const today = openScenario('today')
const valueAt = (of: Chain, address: string, year = 2026) =>
	entryAt(of, address, { year, counts: ['operating'] })!.value
const setTo = (set: Record<string, number>) => applyScenario(chain, { ...today, set })

test('the model of these tests is right', () => expect(diagnostics).toEqual([]))

test('a scenario is applied once, however often it is asked for', () => {
	const moved = { ...today, set: { 'all-needs': 500 } }
	expect(applyScenario(chain, moved)).toBe(applyScenario(chain, moved))
	expect(applyScenario(chain, { ...moved })).not.toBe(applyScenario(chain, moved))
	expect(applyScenario({ ...chain }, moved)).not.toBe(applyScenario(chain, moved))
})

describe('a lever of several figures', () => {
	test('by share makes their sum what it is set to, and leaves other bases alone', () => {
		expect(leverValue(chain, today, 'all-needs')).toBe(400)
		const applied = setTo({ 'all-needs': 500 })
		expect(valueAt(applied.chain, 'need')).toBeCloseTo(500, 9)
		expect(valueAt(applied.chain, 'need-more')).toBe(750)
		expect(applied.scenario.changed).toEqual(['need'])
	})

	test('by share of figures that stand at 0 gives all the same', () => {
		const { chain: applied } = setTo({ unbuilt: 60 })
		expect(valueAt(applied, 'recycler')).toBeCloseTo(30, 9)
		expect(valueAt(applied, 'sold')).toBeCloseTo(30, 9)
	})

	test('by addition adds to each by its weight', () => {
		expect(leverValue(chain, today, 'both')).toBe(0)
		const { chain: applied } = setTo({ both: 100 })
		expect(valueAt(applied, 'splitter')).toBeCloseTo(500, 9)
		expect(valueAt(applied, 'maker')).toBeCloseTo(60, 9)
	})

	test('lets a figure that is set by itself stand, until it is moved again', () => {
		const moved = withLever(moveLever(chain, today, 'both', 100), 'maker', 7)
		expect(valueAt(applyScenario(chain, moved).chain, 'maker')).toBe(7)
		expect(moveLever(chain, moved, 'both', 50).set).toEqual({ both: 50 })
	})

	test('back where it stands is no change', () => {
		expect(setTo({ both: 0, 'all-needs': 400, uptime: 0.9 })).toEqual(applyScenario(chain, today))
	})

	test('of one figure sets it', () => {
		expect(leverValue(chain, today, 'uptime')).toBe(0.9)
		expect(valueAt(setTo({ uptime: 0.5 }).chain, 'splitter.availability')).toBe(0.5)
	})
})

describe('a figure set by year', () => {
	const byYear = withLeverFrom(withLever(today, 'splitter', { 2027: 900 }), 'splitter', 600, {
		year: 2029,
		first: 2026
	})

	test.each([
		[2026, 400],
		[2027, 450],
		[2028, 450],
		[2029, 300],
		[2030, 300]
	])('is in %d what was set from its year on: %d', (year, capacity) => {
		const { chain: applied } = applyScenario(chain, withYear(byYear, year))
		expect(valueAt(applied, 'splitter', year)).toBeCloseTo(capacity, 9)
	})

	test('may be set so by a named scenario', () => {
		const steps = 'splitter: { 2028: { value: 900 t rock/yr, status: assumed, source: notes, confidence: low } }'
		const set = /splitter: \{ value: 1200.*\}/.exec(TINY['scenarios.yaml'])![0]
		const { chain: model, diagnostics: found } = readModel(edited('scenarios.yaml', set, steps))
		expect(found).toEqual([])
		const at = (year: number) => applyScenario(model!, withYear(openScenario('bigger'), year))
		expect(at(2027).scenario.amounts).toEqual({})
		expect(at(2028).scenario.amounts).toEqual({ splitter: 450 })
	})
})

describe('what a set figure moves', () => {
	test('a content moves the amounts that are written in its gross unit', () => {
		const { chain: applied } = setTo({ 'rock.content': 0.25 })
		expect(valueAt(applied, 'splitter')).toBe(200)
		expect(valueAt(applied, 'hill')).toBe(250)
		expect(valueAt(applied, 'maker')).toBe(10)
	})

	test('a lever then counts in the new content', () => {
		expect(valueAt(setTo({ 'rock.content': 0.25, splitter: 1000 }).chain, 'splitter')).toBe(250)
	})

	test('a named value moves what is computed from it', () => {
		const { chain: applied } = setTo({ 'values.rate': 100 })
		expect(valueAt(chain, 'splitter.expansion.cost')).toBe(1400)
		expect(valueAt(applied, 'splitter.expansion.cost')).toBe(1120)
		expect(valueAt(applied, 'values.twice')).toBe(200)
	})

	test('a yield leaves the rest to the rest, and a part of a composition to the others', () => {
		const { chain: applied } = setTo({ 'splitter.yield.oxide.A': 0.7, 'hill.composition.A': 0.5 })
		expect(applied.processes[0]!.modes[0]!.yields.map(({ shares }) => shares.A)).toEqual([0.7, expect.closeTo(0.3, 12)])
		expect(applied.feeds[0]!.composition!.shares).toEqual({ A: 0.5, B: expect.closeTo(0.5, 12) })
	})

	test('yields without a rest give way in proportion', () => {
		const { chain: applied } = setTo({ 'recycler.yield.oxide': 0.8 })
		expect(applied.processes[2]!.modes[0]!.yields.map(({ shares }) => shares.B)).toEqual([0.8, expect.closeTo(0.2, 12)])
	})

	test('what stays as it was is shared with the chain', () => {
		const { chain: applied } = setTo({ maker: 20 })
		expect(applied.feeds).toBe(chain.feeds)
		expect(applied.processes[0]).toBe(chain.processes[0])
		expect(applied.processes[1]!.modes).toBe(chain.processes[1]!.modes)
	})
})

test.each([
	['splitter.yield.oxide', 1.2, 'outside-share'],
	['bought.composition.A', 0.5, null],
	['splitter.plants.none.nameplate', 1, 'no-figure'],
	['splitter.plants.splitter-2.start', 2027.5, 'outside-years'],
	['rock.content', 0, 'not-above-zero']
])('%s set to %d: %s', (address, value, reason) => {
	const apply = () => setTo({ [address]: value })
	if (reason === null) expect(apply).not.toThrow()
	else expect(apply).toThrow(`"kind":"${reason}"`)
})
