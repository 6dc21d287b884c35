/** Random damage to what comes from outside, and how often it is done. */
import fc from 'fast-check'
import { expect } from 'vitest'

const RUNS = Number(process.env.FUZZ_RUNS ?? 800)
/** How often each reader is asked, and with which damage: `FUZZ_RUNS` for longer, `FC_SEED` for other damage. */
export const CHANCE = { numRuns: RUNS, seed: Number(process.env.FC_SEED ?? 5) }

/** Expects that nothing read has changed what every object has. */
export function expectCleanPrototype() {
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
	expect(Object.keys(Object.prototype)).toEqual([])
}

/** Values that stand where another was expected. */
export const HOSTILE = [
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
export function damaged(data: unknown, walk: readonly number[], value: unknown): unknown {
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
export const letters = (sound: string) =>
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
export const parts = (sound: unknown) =>
	fc
		.array(fc.tuple(fc.array(fc.nat(12), { minLength: 1, maxLength: 7 }), fc.constantFrom(...HOSTILE)), {
			minLength: 1,
			maxLength: 3
		})
		.map((changes) => changes.reduce((data, [walk, value]) => damaged(data, walk, value), sound))

/** A text of JSON, damaged either way. */
export const json = (sound: string) =>
	fc.oneof(
		letters(sound),
		parts(JSON.parse(sound)).map((data) => JSON.stringify(data) ?? '')
	)
