/** A legend: swatches with what they mean, in rows that fit a width. */
import { px, type RectMark, type SceneMark } from './scene.ts'
import { textWidth } from './text-width.ts'

/** A swatch: its paint, and what it means. */
export interface LegendItem {
	/** Unique in its legend. */
	key: string
	paint?: Partial<RectMark>
	/** In place of a painted square: a line of these dashes. */
	line?: readonly number[]
	text: string
}

/** Marks of a legend at the top left of a figure, and its height in pixels. */
export interface Legend {
	marks: SceneMark[]
	height: number
}

/** From one line to the next, the side of a swatch, and its distances to its text and to the next item, by the text's size. */
const LINE = 1.6
const SWATCH = 0.95
const APART = 0.4
const BETWEEN = 1.4

/** Writes a legend for a width and a size of text, pixels. */
export function legendOf(items: readonly LegendItem[], width: number, size: number): Legend {
	let [x, line] = [0.5, 0]
	const marks = items.flatMap(({ key, paint, line: dash, text }): SceneMark[] => {
		const length = size * (SWATCH + APART + BETWEEN) + textWidth(text, size)
		if (x > 0.5 && x + length > width) [x, line] = [0.5, line + 1]
		const [left, top, side] = [x, size * LINE * line, px(size * SWATCH)]
		x += length
		const area = { x: px(left), y: px(top + 0.5), width: side, height: side }
		const middle = px(area.y + side / 2)
		const ends = { x1: area.x, x2: px(area.x + side), y1: middle, y2: middle }
		return [
			dash
				? { kind: 'line', key: `swatch:${key}`, role: 'legend', ...ends, stroke: 'ink', strokeWidth: 1, dash }
				: { kind: 'rect', key: `swatch:${key}`, role: 'legend', ...area, ...paint },
			{
				kind: 'text',
				key: `legend:${key}`,
				role: 'legend',
				x: px(left + size * (SWATCH + APART)),
				y: px(top + size * 0.85),
				anchor: 'start',
				size,
				spans: [{ text, fill: 'muted', weight: 'regular' }]
			}
		]
	})
	return { marks, height: items.length === 0 ? 0 : size * LINE * (line + 1) }
}
