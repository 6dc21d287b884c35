import { expect, test } from 'vitest'
import { TINY, edited } from '../../../../tests/models/tiny-model.ts'
import { applyScenario } from '../scenario/apply-scenario.ts'
import { readModel } from '../read-model.ts'
import { openScenario } from '../scenario/scenario.ts'
import { plannedAmounts, tooFarApart, type PlannedAmount } from './magnitudes.ts'

const amount = (name: string, value: number, asked: boolean): PlannedAmount => ({
	name: { kind: 'capacity', name },
	value,
	asked,
	at: { file: 'chain.yaml', path: [name] }
})

test('the largest amount asked for and the smallest amount are named, at the place of the smaller', () => {
	const amounts = [amount('the need', 2e12, true), amount('the mill', 20, false), amount('the mine', 50, false)]
	const [found, ...more] = tooFarApart(amounts, 't')
	expect(more).toEqual([])
	expect(found).toMatchObject({ code: 'too-far-apart', at: { path: ['the mill'] } })
	expect(found!.parameters).toEqual({
		unit: 't',
		largest: { kind: 'capacity', name: 'the need', value: 2e12, place: 'the need', file: 'chain.yaml' },
		smallest: { kind: 'capacity', name: 'the mill', value: 20 },
		orders: 11,
		most: 10
	})
})

test('ten orders of magnitude are allowed, and so is any supply larger than what is asked for', () => {
	expect(tooFarApart([amount('need', 1e10, true), amount('mill', 1, false)], 't')).toEqual([])
	expect(tooFarApart([amount('need', 1, true), amount('sea', 1e18, false)], 't')).toEqual([])
})

test('what is 0 or not known is not compared', () => {
	expect(tooFarApart([amount('need', 1e12, true), amount('none', 0, false), amount('?', NaN, false)], 't')).toEqual([])
})

test('the amounts of a plan are those of its scenario, each at the place that sets it', () => {
	const { chain } = readModel(TINY)
	const at = (id: string) => plannedAmounts(applyScenario(chain!, openScenario(id)))
	const splitter = (id: string) => at(id).find((each) => each.name.kind === 'capacity' && each.name.name === 'Splitter')
	expect(splitter('today')).toMatchObject({
		value: 360,
		at: { file: 'chain.yaml', path: ['processes', 'splitter', 'capacity'] }
	})
	expect(splitter('bigger')).toMatchObject({
		value: 540,
		at: { file: 'scenarios.yaml', path: ['scenarios', 'bigger', 'set', 'splitter'] }
	})
	expect(at('bigger').map((each) => each.name)).not.toContainEqual({ kind: 'need', name: 'Need' })
})

test('an amount that is set by year is at the place that sets it in the year', () => {
	const amount = 'splitter: { value: 1200 t rock/yr, status: assumed, source: notes, confidence: low }'
	const byYear = 'splitter: { 2028: { value: 1200 t rock/yr, status: assumed, source: notes, confidence: low } }'
	const { chain } = readModel(edited('scenarios.yaml', amount, byYear))
	const places = (year: number) =>
		plannedAmounts(applyScenario(chain!, { ...openScenario('bigger'), year }))
			.filter(({ name }) => name.kind === 'capacity' && name.name === 'Splitter')
			.map(({ at }) => at.path.join('.'))
	expect(places(2027)).toEqual(['processes.splitter.capacity'])
	expect(places(2028)).toEqual(['scenarios.bigger.set.splitter'])
})

test('a scenario that sets an amount too far from the others is told in its file', () => {
	const { diagnostics } = readModel(edited('scenarios.yaml', '1200 t rock/yr', '2e-9 t rock/yr'))
	expect(diagnostics).toMatchObject([
		{ code: 'too-far-apart', file: 'scenarios.yaml', path: 'scenarios.bigger.set.splitter', line: 10 }
	])
})
