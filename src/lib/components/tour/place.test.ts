import { expect, test } from 'vitest'
import { around, placeBeside } from './place.ts'

const window = { width: 1440, height: 900 }
const card = { width: 320, height: 180 }

test.each([
	['a panel at the left', { left: 0, top: 50, width: 270, height: 850 }, { left: 284, top: 50 }],
	['a panel at the right', { left: 1160, top: 50, width: 280, height: 850 }, { left: 826, top: 50 }],
	['a line at the top', { left: 290, top: 60, width: 1140, height: 40 }, { left: 290, top: 114 }],
	['a line at the foot', { left: 290, top: 850, width: 1140, height: 40 }, { left: 290, top: 656 }],
	['the whole window', { left: 0, top: 0, width: 1440, height: 900 }, { left: 560, top: 710 }]
])('a card stands beside %s', (_, target, place) => expect(placeBeside(target, card, window)).toEqual(place))

test('a card never leaves the window at its upper left, however small that is', () => {
	const place = placeBeside({ left: 0, top: 0, width: 300, height: 400 }, card, { width: 310, height: 150 })
	expect(place).toEqual({ left: 10, top: 10 })
})

test('what surrounds several rectangles holds each, and none has none', () => {
	const boxes = [
		{ left: 10, top: 20, width: 5, height: 5 },
		{ left: 0, top: 30, width: 4, height: 40 }
	]
	expect(around(boxes)).toEqual({ left: 0, top: 20, width: 15, height: 50 })
	expect(around([])).toBeNull()
})
