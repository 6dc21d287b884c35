import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, fingerprint } from './fingerprint.ts'

test('the order of keys does not matter', () => {
	expect(fingerprint({ a: 1, b: { c: 2, d: 3 } })).toBe(fingerprint({ b: { d: 3, c: 2 }, a: 1 }))
})

test('the order of a list does', () => {
	expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]))
})

test('a key without a value is as good as left out', () => {
	expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }))
})

test('it is 16 hexadecimal digits, and the same on every machine', () => {
	expect(fingerprint({ id: 'tiny', years: [2026, 2030] })).toBe('f3d78f1f6c31a9e7')
})

test('canonical JSON reads back as the same data', () => {
	const property = fc.property(fc.jsonValue(), (value) => {
		expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
	})
	fc.assert(property)
})

test('data that differ have fingerprints that differ', () => {
	const texts = Array.from({ length: 20_000 }, (_, index) => fingerprint({ amount: index / 7 }))
	expect(new Set(texts).size).toBe(texts.length)
})
