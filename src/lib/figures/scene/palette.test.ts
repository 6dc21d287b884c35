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

/** How people see who lack one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const SIGHT = {
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	]
} as const

/** CIELAB of a colour as it is seen. */
function seen(colour: Rgb, sight: keyof typeof SIGHT): Rgb {
	const linear = colour.map((part) =>
		part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
	)
	const [r, g, b] = SIGHT[sight].map((row) =>
		Math.min(1, Math.max(0, row[0] * linear[0]! + row[1] * linear[1]! + row[2] * linear[2]!))
	) as unknown as Rgb
	const [x, y, z] = [
		(0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
		0.2126729 * r + 0.7151522 * g + 0.072175 * b,
		(0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883
	].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)) as unknown as Rgb
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIE 1976 colour difference. */
const difference = (a: Rgb, b: Rgb) => Math.hypot(...a.map((part, index) => part - b[index]!))

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

	describe.each(['deuteranopia', 'protanopia'] as const)('to those who see with %s', (sight) => {
		const apart = (colour: Colour) => difference(seen(of(palette, 'alarm'), sight), seen(of(palette, colour), sight))

		test('keeps the alarm and the first origin at a distance of 30 or more', () => {
			expect(apart('ochre')).toBeGreaterThanOrEqual(30)
		})

		test.each(ROUTE_COLOURS)('keeps the alarm and %s at a distance of 24 or more', (colour) => {
			expect(apart(colour)).toBeGreaterThanOrEqual(24)
		})
	})

	test('draws the lines of missing flow on paper at 3 to 1 or more', () => {
		expect(contrast(of(palette, 'alarm-soft'), paper)).toBeGreaterThanOrEqual(3)
	})

	test('draws ink values on the bars of ceilings at 4.5 to 1 or more', () => {
		expect(contrast(of(palette, 'ink'), of(palette, 'quiet'))).toBeGreaterThanOrEqual(4.5)
	})
})

test('hatches are ruled in the alarm colour alone: they mean what is missing', () => {
	expect(new Set(Object.values(HATCHES).map((hatch) => hatch.colour))).toEqual(new Set(['alarm']))
})
