import { expect, test } from 'vitest'
import { en } from '#lib/messages/en/en.ts'
import type { Figure, ShareFigure } from '#lib/model/chain.ts'
import { rangeText, valueText } from './figure-text.ts'
import { localeOf } from './locale.ts'

const english = localeOf(en)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const figure = (low: number | null, value: number | null, high: number | null) =>
	({ state: 'known', value, unit: 't ore/yr', written: { low, value, high } }) as Figure
const shares = (low: number[], mid: number[], high: number[]) => {
	const named = (values: number[]) => Object.fromEntries(values.map((value, index) => ['AB'[index]!, value]))
	return { low: named(low), shares: named(mid), high: named(high) } as ShareFigure
}

test('a value stands in its author’s unit, and shares alike for all are one', () => {
	expect(plain(valueText(figure(null, 5000, null), english))).toBe('5,000 t ore/yr')
	expect(valueText({ ...figure(null, null, null), state: 'unknown' }, english)).toBe('unknown')
	expect(plain(valueText(shares([], [0.175, 0.825], []), english))).toBe('A 17.5 %, B 82.5 %')
	expect(plain(valueText(shares([], [0.9, 0.9], []), english))).toBe('90 %')
})

test('a range open on one side says which, and one without width says nothing', () => {
	const said = (each: Figure | ShareFigure) => plain(rangeText(each, english))
	expect(said(figure(4000, 5000, 6000))).toBe('It may lie between 4,000 t ore/yr and 6,000 t ore/yr.')
	expect(said(figure(4000, 5000, null))).toBe('It may be as little as 4,000 t ore/yr.')
	expect(said(figure(null, 5000, 6000))).toBe('It may be as much as 6,000 t ore/yr.')
	expect(said(figure(5000, 5000, 5000))).toBe('')
	expect(said(figure(null, 5000, null))).toBe('')
	expect(said(shares([0.1, 0.8], [0.2, 0.8], [0.3, 0.8]))).toBe('It may lie between 10 % and 30 %.')
})
