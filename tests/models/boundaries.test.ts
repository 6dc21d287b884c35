/**
 * Everything that comes from outside as text and is no model file: links, stored and saved scenarios, preferences, amounts
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
import { rowsOf, studySubject } from '#lib/study/study.ts'
import { yearSummaries } from '#lib/study/summary.ts'
import { chainFrom, planOnce, withEngine } from '../support/engine.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 800)
const CHANCE = { numRuns: RUNS, seed: Number(process.env.FC_SEED ?? 5) }

const chain = chainFrom('models/copper-example')
const plan = await planOnce(chain)
const [first, second] = chain.levers
const scenario: Scenario = {
	...openScenario(chain.scenarios[0]!.id),
	set: { [first!.id]: first!.max, [second!.id]: { 2026: second!.min, 2030: second!.max } },
	locked: [first!.id]
}
const view = { element: null, figure: 'flows' as const, pinned: null }

/** Values that stand where another was expected. */
const HOSTILE = [
	null,
	true,
	'',
	'__proto__',
	'constructor',
	'<img src=x onerror=alert(1)>',
	'=1+1',
	'\u202e\u0000\ud800',
	'x'.repeat(5000),
	0,
	-1,
	1e308,
	5e-324,
	2.5,
	[],
	{},
	[[[[[]]]]],
	JSON.parse('{"__proto__":{"polluted":true}}'),
	{ constructor: { prototype: { polluted: true } } }
]

/** The data with one of its parts, found by a walk of choices, replaced, left out or doubled. */
function damaged(data: unknown, walk: readonly number[], value: unknown): unknown {
	const [choice = 0, ...rest] = walk
	if (typeof data !== 'object' || data === null || rest.length === 0) return value
	const keys = Object.keys(data)
	const at = keys[choice % (keys.length + 1)]
	if (Array.isArray(data)) {
		if (at === undefined) return [...data, ...data]
		return data.map((each, place) => (String(place) === at ? damaged(each, rest, value) : each))
	}
	if (at === undefined) return Object.fromEntries(Object.entries(data).slice(1))
	return Object.fromEntries(
		Object.entries(data).map(([key, each]) => [key, key === at ? damaged(each, rest, value) : each])
	)
}

/** A text whose letters are changed: cut, with some replaced, or another altogether. */
const letters = (sound: string) =>
	fc.oneof(
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
		{ weight: 1, arbitrary: fc.nat(sound.length).map((end) => sound.slice(0, end)) },
		{
			weight: 3,
			arbitrary: fc
				.tuple(fc.nat(sound.length), fc.nat(8), fc.string({ unit: 'binary', maxLength: 4 }))
				.map(([at, length, put]) => sound.slice(0, at) + put + sound.slice(at + length))
		}
	)

/** Data of JSON that are damaged in one place or in three. */
const parts = (sound: unknown) =>
	fc
		.array(fc.tuple(fc.array(fc.nat(12), { minLength: 1, maxLength: 7 }), fc.constantFrom(...HOSTILE)), {
			minLength: 1,
			maxLength: 3
		})
		.map((changes) => changes.reduce((data, [walk, value]) => damaged(data, walk, value), sound))

/** A text of JSON, damaged either way. */
const json = (sound: string) =>
	fc.oneof(
		letters(sound),
		parts(JSON.parse(sound)).map((data) => JSON.stringify(data) ?? '')
	)

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

afterEach(() => {
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
	expect(Object.keys(Object.prototype)).toEqual([])
})

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
		const rows = await withEngine(subject.chain, (engine) => [...rowsOf(engine, subject, study, { from: 0, to: 3 })])
		const sound = [headerOf(chain, subject, study), ...rows].map(lineOf)
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
		const text = lineOf(headerOf(chain, studySubject(chain, scenario), study))
		expect(mergeRows([{ name: 'rows.jsonl', text }])).toEqual({
			problems: [],
			missing: { count: Number.MAX_SAFE_INTEGER, first: 0 }
		})
	})
})
