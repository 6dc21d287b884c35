import { expect, test } from 'vitest'
import { extentOf, parsePath, pathData } from './path.ts'

test('reads lines and curves as they stand', () => {
	expect(parsePath('M1,2L3.5-4C1 2 3 4 5 6Z')).toEqual([
		{ op: 'M', points: [{ x: 1, y: 2 }] },
		{ op: 'L', points: [{ x: 3.5, y: -4 }] },
		{
			op: 'C',
			points: [
				{ x: 1, y: 2 },
				{ x: 3, y: 4 },
				{ x: 5, y: 6 }
			]
		},
		{ op: 'Z', points: [] }
	])
})

test('refuses a command that it does not know', () => expect(() => parsePath('M0 0q1 1 2 2')).toThrow('q'))

test.each([
	['M10,0A10,10,0,0,1,0,10', { x: 0, y: 0, width: 10, height: 10 }],
	['M10,0A10,10,0,1,0,0,10', { x: -0, y: -10, width: 20, height: 20 }],
	['M-10,0A10,5,0,0,1,10,0', { x: -10, y: -5, width: 20, height: 5 }]
])('an arc %s becomes curves on its ellipse', (data, box) => {
	const steps = parsePath(data)
	expect(steps.slice(1).every(({ op }) => op === 'C')).toBe(true)
	const extent = extentOf(steps)
	for (const side of ['width', 'height'] as const) expect(extent[side]).toBeCloseTo(box[side], 2)
	expect(steps.at(-1)!.points.at(-1)).toEqual(parsePath(data.replace(/A.*,(-?\d+,-?\d+)$/, 'L$1'))[1]!.points[0])
})

test('the extent of a curve is that of the curve, not of its handles', () => {
	const { y, height } = extentOf(parsePath('M0,0C0,40,10,40,10,0'))
	expect(y).toBe(0)
	expect(height).toBeCloseTo(30)
})

test('path data say what was read', () => expect(pathData(parsePath('M1,2L3,4Z'))).toBe('M1 2 L3 4 Z'))
