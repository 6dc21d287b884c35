/** Under the Sankey: what its signs mean, and its scale. */
import { layer, px, textMark, type GroupMark, type RectMark, type SceneMark } from '../../scene/scene.ts'
import { textWidth, wrapText } from '../../scene/text-width.ts'
import { withUnit } from '../../text/number-format.ts'
import type { Drawing } from './drawing.ts'
import { isThin, THIN } from './flows.ts'
import { originNames } from '../data/origins.ts'

/** Width of a swatch, and greatest length of the scale bar, as multiples of the text's size. */
const SWATCH = 1.25
const BAR = 2.8

/** A sign of the legend, and what it means. */
export interface Item {
	id: string
	text: string
	swatch: Pick<RectMark, 'fill' | 'fillOpacity' | 'stroke' | 'dash' | 'strokeWidth'> | null
	/** A line instead of a box. */
	thin?: boolean
	/** A box that is half full. */
	half?: boolean
}

/**
 * Legend and scale bar between `left` and `right`. The bar stands beside the legend where its longest item leaves room
 * for it, else above. Returns the height used.
 */
export function footer(
	drawing: Drawing,
	top: number,
	left: number,
	right: number,
	items: readonly Item[] = legendItems(drawing)
): { mark: GroupMark; height: number } {
	const { size } = drawing
	const scale = scaleBar(drawing, top, right, size, left)
	const widths = items.map((item) => indentOf(item, size) + textWidth(item.text, size))
	const beside = scale.left - size * 2
	const isBeside = beside > left + 200 && Math.max(...widths) <= beside - left
	const end = isBeside ? beside : right
	const marks: SceneMark[] = []
	let x = left
	let y = top + size * 1.3 + (isBeside ? 0 : scale.height)
	items.forEach((item, index) => {
		const width = widths[index] ?? 0
		if (x > left && x + width > end) {
			x = left
			y += size * LINE
		}
		const lines = wrapText(item.text, right - x - indentOf(item, size), size)
		marks.push(...itemMarks(item, lines, x, y, size))
		x += width + size * 1.5
		y += (lines.length - 1) * size * LINE
	})
	return { mark: layer('footer', [...scale.marks, ...marks]), height: Math.max(y + size * 0.5 - top, scale.height) }
}

/** From one line of the legend to the next, as a multiple of the text's size. */
const LINE = 1.5

/** Returns the width that an item's sign takes; pixels. */
function indentOf({ swatch }: Item, size: number): number {
	return swatch === null ? 0 : SWATCH * size + 5
}

function originItems({ chain, locale }: Drawing): Item[] {
	return [...originNames(chain, locale)].map(([colour, text]) => ({ id: colour, text, swatch: { fill: colour } }))
}

function legendItems(drawing: Drawing): Item[] {
	const words = drawing.locale.words.figures.sankey
	const thin = drawing.strands.some(
		(strand) => strand.colour !== null && strand.path.link.real > drawing.least && isThin(drawing, strand)
	)
	const amount = drawing.amounts.picture(Number((THIN * drawing.layout.tonnesPerPixel).toPrecision(1)))
	const component = drawing.chain.components.find((each) => each.id === drawing.component)
	const capacity: Item = {
		id: 'capacity',
		text: words.legendCapacity,
		swatch: { fill: 'paper', stroke: 'ink', strokeWidth: 1 },
		half: true
	}
	const missing: Item = {
		id: 'missing',
		text: words.legendMissing,
		swatch: { fill: 'hatch-gap', stroke: 'alarm', strokeWidth: 1.25, dash: [4, 2.5] }
	}
	return [
		...(component ? [{ id: 'component', text: words.onlyComponent({ component: component.name }), swatch: null }] : []),
		...originItems(drawing),
		...(component ? [] : [capacity]),
		...(drawing.plan.open ? [] : [missing]),
		...(thin
			? [
					{
						id: 'thin',
						text: words.legendThin({ amount }),
						swatch: { stroke: 'muted', dash: [2, 2], strokeWidth: THIN },
						thin: true
					} as const
				]
			: [])
	]
}

function itemMarks(item: Item, lines: readonly string[], x: number, y: number, size: number): SceneMark[] {
	const text = lines.map((line, index) =>
		textMark({
			key: index === 0 ? `legend:${item.id}` : `legend:${item.id}:${index}`,
			role: 'legend',
			x: x + indentOf(item, size),
			y: y + index * size * LINE,
			size,
			spans: [{ text: line, fill: 'muted', weight: 'regular' }]
		})
	)
	if (item.swatch === null) return text
	const key = `legend-swatch:${item.id}`
	const middle = px(y - size * 0.34)
	return item.thin
		? [
				{
					kind: 'line',
					key,
					role: 'legend',
					x1: px(x),
					x2: px(x + SWATCH * size),
					y1: middle,
					y2: middle,
					...item.swatch
				},
				...text
			]
		: [
				{
					kind: 'rect',
					key,
					role: 'legend',
					x: px(x),
					y: px(y - size * 0.74),
					width: px(SWATCH * size),
					height: px(size * 0.8),
					...item.swatch
				},
				...(item.half ? [halfFull(item, x, y, size)] : []),
				...text
			]
}

/** The fill of a box that is partly used. */
function halfFull({ id }: Item, x: number, y: number, size: number): SceneMark {
	const area = { x: px(x), y: px(y - size * 0.34), width: px(SWATCH * size), height: px(size * 0.4) }
	return { kind: 'rect', key: `legend-half:${id}`, role: 'legend', ...area, fill: 'ink' }
}

/** A bar of a round amount, so that the scale can be read off with a ruler. */
function scaleBar(drawing: Drawing, top: number, right: number, size: number, left: number) {
	const amount = roundAmount(drawing.layout.tonnesPerPixel * size * BAR)
	const length = px(amount / drawing.layout.tonnesPerPixel)
	const { words, numbers } = drawing.locale
	const unit = words.figures.perYear({ unit: drawing.chain.unit })
	const text = words.figures.sankey[drawing.layout.locked ? 'scale' : 'scaleReduced']({
		amount: withUnit(numbers.picture(amount), unit)
	})
	const below = drawing.axes.downwards
	const wide = textWidth(text, size)
	const start = below ? left : right - 6 - wide
	const bar = below
		? { x1: left, x2: left + length, y1: top + 8, y2: top + 8 }
		: { x1: right - 1, x2: right - 1, y1: top + 4, y2: px(top + 4 + length) }
	const tick = (at: number, id: string): SceneMark =>
		below
			? {
					kind: 'line',
					key: `scale-${id}`,
					role: 'scale-bar',
					x1: px(at),
					x2: px(at),
					y1: bar.y1 - 3,
					y2: bar.y1 + 3,
					stroke: 'muted',
					strokeWidth: 1
				}
			: {
					kind: 'line',
					key: `scale-${id}`,
					role: 'scale-bar',
					x1: bar.x1 - 3,
					x2: bar.x1 + 1,
					y1: px(at),
					y2: px(at),
					stroke: 'muted',
					strokeWidth: 1
				}
	const x = below ? left + length + 8 : start - 2
	const lines = below ? wrapText(text, right - x, size) : [text]
	const label = lines.map((line, index) =>
		textMark({
			key: index === 0 ? 'scale-label' : `scale-label:${index}`,
			role: 'scale-bar',
			x,
			y: (below ? bar.y1 + size * 0.34 : top + size * 1.3) + index * size * LINE,
			size,
			spans: [{ text: line, fill: 'muted', weight: 'regular' }]
		})
	)
	const line: SceneMark = { kind: 'line', key: 'scale-bar', role: 'scale-bar', ...bar, stroke: 'muted', strokeWidth: 1 }
	const marks = [line, tick(below ? bar.x1 : bar.y1, 'start'), tick(below ? bar.x2 : bar.y2, 'end'), ...label]
	return { marks, left: start, height: below ? 20 + (lines.length - 1) * size * LINE : length + 8 }
}

/** The largest of 1, 2, 5, 10, ... that is no more than an amount. */
function roundAmount(most: number): number {
	const ten = 10 ** Math.floor(Math.log10(most))
	return ten * (most >= 5 * ten ? 5 : most >= 2 * ten ? 2 : 1)
}
