/**
 * Everything that comes from outside as text and is no file of a model or of own data (`import-boundaries.test.ts`): links, stored and saved scenarios, preferences, amounts
 * that are typed, settings, rows of studies. A sound text of each kind is damaged at random, in its letters or in its data;
 * no reader throws, and what a reader accepts can be planned. Bounded in `npm test`; `FUZZ_RUNS=150000` asks 1,050,000 times.
 */
import fc from 'fast-check'
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import { readTypedAmount } from '#lib/components/controls/typed-amount.ts'
import { sum } from '#lib/model/sum.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { parseSetting } from '#lib/model/scenario/parse-setting.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'
import { readPreferences } from '#lib/planner/preferences.svelte.ts'
import { newRecord } from '#lib/planner/saved/record.ts'
import { fileText, readFile } from '#lib/planner/saved/transfer.ts'
import { readScenario, scenarioText } from '#lib/planner/session-store.ts'
import { linkOf, readLink } from '#lib/planner/share-link.ts'
import { snapshotOf } from '#lib/planner/snapshot.ts'
import { headerOf, lineOf, mergeRows } from '#lib/study/rows.ts'
import { rowsOfPlans, studySubject } from '#lib/study/study.ts'
import { yearSummaries } from '#lib/study/summary.ts'
import { CHANCE, damaged, expectCleanPrototype, HOSTILE, json, letters, parts } from '../support/damage.ts'
import { chainFrom, planOnce, withEngine } from '../support/engine.ts'

const chain = chainFrom('models/copper-example')
const plan = await planOnce(chain)
const [first, second] = chain.levers
const scenario: Scenario = {
	...openScenario(chain.scenarios[0]!.id),
	set: { [first!.id]: first!.max, [second!.id]: { 2026: second!.min, 2030: second!.max } },
	locked: [first!.id]
}
const view = { element: null, figure: 'flows' as const, pinned: null }

/** Asks a reader for every text; a tally of what it accepted, so that the damage is known to leave some sound. */
function accepted(texts: fc.Arbitrary<string>, read: (text: string) => boolean): number {
	let count = 0
	fc.assert(
		fc.property(texts, (text) => {
			if (read(text)) count += 1
		}),
		CHANCE
	)
	return count
}

afterEach(expectCleanPrototype)

/** What is accepted is a scenario of this chain. */
function isKnown(opened: Scenario): true {
	expect(Object.getPrototypeOf(opened.set)).toBe(Object.prototype)
	expect(() => resolveScenario(chain, opened)).not.toThrow()
	return true
}

describe('a damaged text throws nowhere, and is refused or read as what this model has', () => {
	test('of a link', () => {
		const sound = linkOf(chain, scenario, plan, view)
		const inside = JSON.parse(strFromU8(inflateSync(Buffer.from(sound.slice('#plan='.length), 'base64url')))) as unknown
		const packed = (data: unknown) =>
			`#plan=${Buffer.from(deflateSync(strToU8(JSON.stringify(data) ?? ''))).toString('base64url')}`
		const links = fc.oneof(letters(sound), parts(inside).map(packed))
		expect(
			accepted(links, (link) => {
				const opened = readLink(chain, link)
				return opened !== null && isKnown(opened.scenario)
			})
		).toBeGreaterThan(0)
	})

	test('of a stored scenario', () => {
		const texts = json(scenarioText(scenario, { scenario, steps: [0, 2] }))
		expect(
			accepted(texts, (text) => {
				const opened = readScenario(chain, text)
				return opened !== null && isKnown(opened)
			})
		).toBeGreaterThan(0)
	})

	test('of a file of saved scenarios', () => {
		const version = {
			at: '2026-11-28T10:00:00.000Z',
			name: 'Two plants',
			note: '',
			tags: ['one'],
			snapshot: snapshotOf(chain, scenario, plan, view)
		}
		const sound = fileText(
			chain.id,
			[newRecord('a', chain.id, version), newRecord('b', chain.id, version)],
			'2026-11-28'
		)
		expect(readFile(chain.id, sound).problems).toEqual([])
		const read = (text: string) => {
			const { records, problems } = readFile(chain.id, text)
			expect(records.length + problems.length).toBeGreaterThanOrEqual(text === sound ? 2 : 0)
			return records.length > 0
		}
		expect(accepted(json(sound), read)).toBeGreaterThan(0)
	})

	test('of preferences', () => {
		const sound = JSON.stringify({ ...readPreferences(null), marks: { paper: 'letter', classification: 'Draft' } })
		const again = (text: string) => {
			const read = readPreferences(text)
			expect(readPreferences(JSON.stringify(read))).toEqual(read)
			return read.marks.classification === 'Draft'
		}
		expect(accepted(json(sound), again)).toBeGreaterThan(0)
	})

	test('of an amount that is typed', () => {
		const range = { min: 0, max: 20_000, unit: 't Cu/yr' }
		const read = (text: string) => {
			const amount = readTypedAmount(text, range)
			if (!amount.ok) return false
			expect(amount.value).toBeGreaterThanOrEqual(range.min)
			expect(amount.value).toBeLessThanOrEqual(range.max)
			return true
		}
		expect(accepted(fc.oneof(letters('12,000.5 t Cu/yr'), letters('१२,३४५'), letters('1e4')), read)).toBeGreaterThan(0)
	})

	test('of a setting', () => {
		const read = (text: string) => {
			const value = parseSetting(chain, first!.id, text)
			if (typeof value !== 'number') return false
			return isKnown({ ...scenario, set: { [first!.id]: value } })
		}
		expect(accepted(fc.oneof(letters(`${first!.min} ${first!.unit}`), letters('none')), read)).toBeGreaterThan(0)
	})

	test('of the rows of a study', async () => {
		const study = { scenario, samples: 3, seed: 1 }
		const subject = studySubject(chain, scenario)
		const rows = await withEngine(subject.chain, (engine) => [...rowsOfPlans(engine, [study], { from: 0, to: 3 })])
		const sound = [headerOf(chain, subject, [study]), ...rows].map(lineOf)
		const texts = fc.oneof(
			letters(sound.join('')),
			fc.nat(sound.length - 1).map((at) => sound.filter((_, k) => k !== at).join('')),
			fc
				.tuple(fc.nat(sound.length - 1), fc.array(fc.nat(12), { maxLength: 5 }), fc.constantFrom(...HOSTILE))
				.map(([at, walk, value]) =>
					sound
						.map((line, k) => (k === at ? `${JSON.stringify(damaged(JSON.parse(line), walk, value))}\n` : line))
						.join('')
				)
		)
		const read = (text: string) => {
			const merged = mergeRows([{ name: 'rows.jsonl', text }])
			if ('problems' in merged) return false
			for (const { delivered, weakest } of yearSummaries(merged.rows, subject)) {
				expect(Object.values(delivered).every(Number.isFinite)).toBe(true)
				expect(sum(weakest.map(({ chance }) => chance))).toBeLessThanOrEqual(1 + 1e-12)
			}
			return true
		}
		expect(accepted(texts, read)).toBeGreaterThan(0)
	})

	test('of the rows of a study that says it has more samples than there is room for', () => {
		const study = { scenario, samples: Number.MAX_SAFE_INTEGER, seed: 1 }
		const text = lineOf(headerOf(chain, studySubject(chain, scenario), [study]))
		expect(mergeRows([{ name: 'rows.jsonl', text }])).toEqual({
			problems: [],
			missing: { count: Number.MAX_SAFE_INTEGER, first: 0 }
		})
	})
})
