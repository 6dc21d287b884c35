/** Where the card of a tour stands: beside what it speaks of, in the window. */

/** A rectangle in the window, pixels. */
export interface Box {
	left: number
	top: number
	width: number
	height: number
}

/** Between the card and what it speaks of, and between it and the edge of the window; pixels. */
const APART = 14
const EDGE = 10

/**
 * Returns the place of a card of a size beside a target: to its right, its left, below or above, the first that the
 * window has room for; where none has, in the middle of the window's lower edge, over the target.
 */
export function placeBeside(target: Box, card: Pick<Box, 'width' | 'height'>, window: Pick<Box, 'width' | 'height'>) {
	const right = window.width - card.width - EDGE
	const bottom = window.height - card.height - EDGE
	const beside = Math.max(EDGE, Math.min(target.top, bottom))
	const along = Math.max(EDGE, Math.min(target.left, right))
	const places = [
		{ left: target.left + target.width + APART, top: beside },
		{ left: target.left - card.width - APART, top: beside },
		{ left: along, top: target.top + target.height + APART },
		{ left: along, top: target.top - card.height - APART }
	]
	const fits = ({ left, top }: Pick<Box, 'left' | 'top'>) =>
		left >= EDGE && left <= right && top >= EDGE && top <= bottom
	return places.find(fits) ?? { left: Math.max(EDGE, (window.width - card.width) / 2), top: Math.max(EDGE, bottom) }
}

/** The smallest rectangle around several; null for none. */
export function around(boxes: readonly Box[]): Box | null {
	if (boxes.length === 0) return null
	const left = Math.min(...boxes.map((box) => box.left))
	const top = Math.min(...boxes.map((box) => box.top))
	const width = Math.max(...boxes.map((box) => box.left + box.width)) - left
	return { left, top, width, height: Math.max(...boxes.map((box) => box.top + box.height)) - top }
}
