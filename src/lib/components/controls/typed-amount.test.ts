import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberFormat } from '#lib/figures/text/number-format.ts'
import { en } from '#lib/messages/en/en.ts'
import { GROUPINGS } from '#lib/messages/notation.ts'
import { readTypedAmount, snap, stepByKey } from './typed-amount.ts'

const range = { min: 0, max: 200_000, step: 100, unit: 't REO/yr' }

test.each([
	['5000', 5000],
	['17,000', 17_000],
	['1,11,845', 111_845],
	['1万7000', 17_000],
	['11万', 110_000],
	['1万0000.5 t REO/yr', 10_000.5],
	['17 000', 17_000],
	['17\u202f000', 17_000],
	["5'000", 5000],
	['12.5', 12.5],
	['12.', 12],
	['.5', 0.5],
	['+5', 5],
	['1e4', 10_000],
	['5k', 5000],
	['１２３', 123],
	['१२,०००', 12_000],
	['5,000 t REO/yr', 5000],
	['5,000 t', 5000],
	['5000t', 5000],
	['0', 0]
])('%s is read as a number', (text, value) => {
	expect(readTypedAmount(text, range)).toEqual({ ok: true, value })
})

test.each([
	['abc', null],
	['2,5', '2.5'],
	['12,34', '12.34'],
	['1.500,5', '1500.5'],
	['1.2.3', null],
	['万', null],
	['1万2万', null],
	['1億2億', null],
	['5万00000', null]
])('"%s" is not taken for a number, and %s is what was meant', (text, meant) => {
	expect(readTypedAmount(text, range)).toEqual({ ok: false, problem: 'not-a-number', meant })
})

test.each(['5000 t ore/yr', '5 kt', '5000 t REO/yr more', '0x10', '5000 REO'])('%s is in another unit', (text) => {
	expect(readTypedAmount(text, range)).toEqual({ ok: false, problem: 'other-unit' })
})

test.each(['', ' ', '\u3000'])('"%s" is empty', (text) => {
	expect(readTypedAmount(text, range)).toEqual({ ok: false, problem: 'empty' })
})

test.each(['-1', '−1', '200001', '1,000,000'])('%s is out of range', (text) => {
	expect(readTypedAmount(text, range)).toEqual({ ok: false, problem: 'out-of-range' })
})

test.each(GROUPINGS)('what the page writes in %s is read back', (grouping) => {
	const { full } = numberFormat(en.notation, grouping)
	const open = { min: -Infinity, max: Infinity, unit: '' }
	const thousandths = fc.maxSafeInteger().map((value) => value / 1000)
	fc.assert(
		fc.property(thousandths, (value) => {
			expect(readTypedAmount(full(value), open)).toEqual({ ok: true, value: value + 0 })
		})
	)
})

test('snapping leaves no binary noise and stays in range', () => {
	expect(snap(0.1 + 0.2, { min: 0, max: 1, step: 0.1 })).toBe(0.3)
	expect(snap(149, range)).toBe(100)
	expect(snap(1e9, range)).toBe(200_000)
})

test('keys step by one, by ten with Shift or Page, and to the ends', () => {
	const key = (name: string, shiftKey = false) => stepByKey({ key: name, shiftKey }, 5000, range)
	expect(key('ArrowRight')).toBe(5100)
	expect(key('ArrowDown')).toBe(4900)
	expect(key('ArrowUp', true)).toBe(6000)
	expect(key('PageDown')).toBe(4000)
	expect(key('PageDown', true)).toBe(4000)
	expect(key('Home')).toBe(0)
	expect(key('End')).toBe(200_000)
	expect(key('a')).toBe(null)
})

test('a value between steps moves to the next step, never past it by more', () => {
	expect(stepByKey({ key: 'ArrowRight', shiftKey: false }, 5034.7, range)).toBe(5100)
})

test('a value on no step comes back exactly, by single steps, by tens and under a pointer', () => {
	const lever = { min: 0, max: 40_000, step: 100, home: 14_739.8 }
	const press = (from: number, ...names: string[]) =>
		names.reduce((value, key) => stepByKey({ key, shiftKey: false }, value, lever)!, from)
	expect(press(14_739.8, 'ArrowRight')).toBe(14_800)
	expect(press(14_739.8, 'ArrowRight', 'ArrowLeft')).toBe(14_739.8)
	expect(press(14_739.8, 'ArrowLeft', 'ArrowRight')).toBe(14_739.8)
	expect(press(14_739.8, 'PageUp', 'PageUp', 'PageDown', 'PageDown')).toBe(14_739.8)
	expect(snap(14_712, lever)).toBe(14_739.8)
	expect(snap(14_760, lever)).toBe(14_800)
})

test('a value between two steps leaves the ends of its lever within reach', () => {
	const near = { min: 0, max: 40_000, step: 100 }
	expect([
		snap(0, { ...near, home: 30 }),
		stepByKey({ key: 'ArrowLeft', shiftKey: false }, 30, { ...near, home: 30 })
	]).toEqual([0, 0])
	expect(snap(40_000, { ...near, home: 39_980 })).toBe(40_000)
})
