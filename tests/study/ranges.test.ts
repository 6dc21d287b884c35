/** Ranges that are stated for a study, in place of the model's. */
import { expect, test } from 'vitest'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { readRange } from '#lib/model/scenario/own-ranges.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { headerOf, lineOf, mergeRows } from '#lib/study/rows.ts'
import { outcomeOf, placesAtEnd, rowsOf, studySubject, type StudyPlan } from '#lib/study/study.ts'
import { chainFrom, withEngine } from '../support/engine.ts'

const INDIA = chainFrom('models/india-rare-earths')
const scenario = openScenario(INDIA.scenarios[0]!.id)
const own = studySubject(INDIA, scenario)
const plain = own.uncertain.filter(({ drawn, kind }) => drawn.by === 'figure' && kind !== 'value')

/** The model's own range in the unit of a setting. */
function settingRange(address: string) {
	const { range } = plain.find((each) => each.address === address)!
	const factor = entryAt(own.chain, address)!.factor / settingUnit(INDIA, address)!.factor
	return { low: range.low * factor, mode: range.mode * factor, high: range.high * factor }
}

test('the model’s own ranges, stated, change nothing', async () => {
	expect(plain.length).toBeGreaterThan(5)
	const ranges = Object.fromEntries(plain.map(({ address }) => [address, settingRange(address)]))
	const plan: StudyPlan = { scenario, samples: 4, seed: 3 }
	await withEngine(INDIA, (engine) => {
		const rows = [...rowsOf(engine, own, plan, { from: 0, to: 4 })]
		const stated = [...rowsOf(engine, studySubject(INDIA, { ...scenario, ranges }), plan, { from: 0, to: 4 })]
		stated.forEach((row, i) =>
			row.delivered.forEach((value, y) => expect(value / rows[i]!.delivered[y]!).toBeCloseTo(1, 9))
		)
	})
})

test('a stated range is what is drawn, its middle is the plan without doubt, and no other figure moves', async () => {
	await withEngine(INDIA, (engine) => {
		for (const { address } of plain.filter((_, i) => i % 4 === 0)) {
			const { low, mode, high } = settingRange(address)
			const stated = { low: (low + mode) / 2, mode: mode + (high - mode) / 4, high: mode + (high - mode) / 2 }
			if (!(stated.low < stated.high)) continue
			const subject = studySubject(INDIA, { ...scenario, ranges: { [address]: stated } })
			const found = subject.uncertain.find((each) => each.address === address)!
			const factor = settingUnit(INDIA, address)!.factor / entryAt(own.chain, address)!.factor
			expect(found.range.low).toBeCloseTo(stated.low * factor, 9)
			expect(found.range.high).toBeCloseTo(stated.high * factor, 9)
			const others = (of: typeof subject) => of.uncertain.map((each) => each.address)
			expect(others(subject)).toEqual(others(own))
			const set = withLever(scenario, address, stated.high)
			const atEnd = outcomeOf(engine, subject, placesAtEnd(found, 'high'))
			const asSet = outcomeOf(engine, studySubject(INDIA, set), null)
			atEnd.delivered.forEach((value, y) => expect(value).toBeCloseTo(asSet.delivered[y]!, 4))
		}
	})
})

test('ranges are part of which study it is', () => {
	const [{ address }] = plain as [(typeof plain)[number]]
	const plan: StudyPlan = { scenario, samples: 2, seed: 1 }
	const other = { ...plan, scenario: { ...scenario, ranges: { [address]: settingRange(address) } } }
	const [a, b] = [plan, other].map((each) => headerOf(INDIA, own, [each])) as [
		ReturnType<typeof headerOf>,
		ReturnType<typeof headerOf>
	]
	expect(a.fingerprint).not.toBe(b.fingerprint)
	expect(b.scenarios[0]!.ranges).toEqual(other.scenario.ranges)
	const merged = mergeRows([a, b].map((header, i) => ({ name: String(i), text: lineOf(header) })))
	expect(merged).toMatchObject({ problems: [{ file: '1', kind: 'other-study' }] })
})

test('what cannot be drawn from is refused with its reason', () => {
	const [{ address }] = plain as [(typeof plain)[number]]
	const { low, mode, high } = settingRange(address)
	expect(readRange(INDIA, scenario, address, [low, mode, high])).toEqual({ low, mode, high })
	expect(readRange(INDIA, scenario, address, [low, high])).toEqual({ refused: 'form' })
	expect(readRange(INDIA, scenario, address, [high, mode, low])).toEqual({ refused: 'order' })
	expect(readRange(INDIA, scenario, address, [low, mode, 'much'])).toHaveProperty('problem')
	expect(readRange(INDIA, scenario, 'nowhere.at-all', [1, 2, 3])).toHaveProperty('problem')
	expect(readRange(INDIA, scenario, 'oscom-cracking.expansion.cost', [1, 2, 3])).toEqual({ refused: 'figure' })
	expect(readRange(INDIA, withLever(scenario, address, mode), address, [low, mode, high])).toEqual({
		refused: 'set'
	})
})
