import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { textWidths, TEXT_WIDTHS_FILE, textWidthsJson } from '../../../../scripts/text-widths-table.ts'
import { fitText, textWidth, wrapText } from './text-width.ts'
import widths from './text-widths.json' with { type: 'json' }

test('the table is what the font files say', () => {
	expect(readFileSync(TEXT_WIDTHS_FILE, 'utf8')).toBe(textWidthsJson(textWidths()))
})

test('letters with accents are as wide as they are drawn, not as wide as an em', () => {
	for (const [accented, plain] of ['ŽZ', 'ée', 'üu', 'łl'].map((pair) => [...pair]))
		expect(textWidth(accented!, 100), accented).toBeLessThan(textWidth(plain!, 100) * 2)
	expect(textWidth('ü', 12)).toBe(textWidth('u', 12))
	expect(textWidth('é', 12)).toBe(textWidth('e', 12))
})

test('figures have one width, so that columns of numbers line up', () => {
	expect(textWidth('11,111', 12)).toBe(textWidth('98,765', 12))
})

test('the digits of every grouping and of Devanagari are in the fonts of the site', () => {
	for (const weight of ['regular', 'strong'] as const)
		for (const digit of '0123456789०१२३४५६७८९万億兆,.−%') expect(widths[weight], digit).toHaveProperty([digit])
})

test('bold is wider than regular, and letters that are not in the font count as wide', () => {
	expect(textWidth('Cracking', 12, 'strong')).toBeGreaterThan(textWidth('Cracking', 12))
	expect(textWidth('金', 12)).toBe(12)
})

test('text breaks between words and after hyphens and slashes, never within a number and its unit', () => {
	expect(wrapText('Hard-rock beneficiation', 80, 12)).toEqual(['Hard-rock', 'beneficiation'])
	expect(wrapText('Barmer/Balotra', 60, 12)).toEqual(['Barmer/', 'Balotra'])
	expect(wrapText('needs 22,800\u00a0t', 60, 12)).toEqual(['needs', '22,800\u00a0t'])
})

test('no line is wider than asked, and a word that cannot fit is cut with an ellipsis', () => {
	const lines = wrapText('Visakhapatnam separation works', 50, 12)
	expect(lines.every((line) => textWidth(line, 12) <= 50)).toBe(true)
	expect(lines[0]).toMatch(/…$/)
	expect(fitText('short', 100, 12)).toBe('short')
})
