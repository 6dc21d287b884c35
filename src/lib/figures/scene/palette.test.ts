import { describe, expect, test } from 'vitest'
import { ROUTE_COLOURS } from '#lib/model/chain.ts'
import { HATCHES, PALETTES, type Palette } from './palette.ts'
import { FLOW_OPACITY } from '../sankey/draw/flows.ts'
import type { Colour } from './scene.ts'

type Rgb = readonly [number, number, number]

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb

/** WCAG 2.2, relative luminance. */
function luminance(colour: Rgb): number {
	const [r, g, b] = colour.map((part) => {
		const share = part / 255
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
	}) as unknown as Rgb
	return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: Rgb, b: Rgb): number {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
	return (light + 0.05) / (dark + 0.05)
}

const over = (top: Rgb, below: Rgb, opacity: number): Rgb =>
	top.map((part, index) => part * opacity + below[index]! * (1 - opacity)) as unknown as Rgb

const of = (palette: Palette, colour: Colour) => rgb(palette[colour])

describe.each(Object.entries(PALETTES))('the %s palette', (_, palette) => {
	const paper = of(palette, 'paper')

	test.each(['ink', 'muted', 'alarm'] as const)('draws %s text on paper at 4.5 to 1 or more', (colour) => {
		expect(contrast(of(palette, colour), paper)).toBeGreaterThanOrEqual(4.5)
	})

	test.each(ROUTE_COLOURS)('draws ink and muted text over a flow of %s at 4.5 to 1 or more', (colour) => {
		const flow = over(of(palette, colour), paper, FLOW_OPACITY)
		expect(contrast(of(palette, 'ink'), flow)).toBeGreaterThanOrEqual(4.5)
		expect(contrast(of(palette, 'muted'), flow)).toBeGreaterThanOrEqual(4.5)
	})

	test.each([...ROUTE_COLOURS, 'ink', 'alarm'] as const)('draws shapes of %s on paper at 3 to 1 or more', (colour) => {
		expect(contrast(of(palette, colour), paper)).toBeGreaterThanOrEqual(3)
	})

	test('draws ink values on the bars of ceilings at 4.5 to 1 or more', () => {
		expect(contrast(of(palette, 'ink'), of(palette, 'quiet'))).toBeGreaterThanOrEqual(4.5)
	})
})

test('hatches are ruled in the alarm colour alone: they mean what is missing', () => {
	expect(new Set(Object.values(HATCHES).map((hatch) => hatch.colour))).toEqual(new Set(['alarm']))
})
