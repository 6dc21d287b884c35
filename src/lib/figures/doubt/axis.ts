/** Axes that the figures of a study share. */
import { px, textMark, type SceneMark, type TextMark } from '../scene/scene.ts'
import { textWidth } from '../scene/text-width.ts'
import type { Locale } from '../text/locale.ts'

/** Steps between two marks of an axis, as multiples of powers of ten. */
const STEPS = [1, 2, 5, 10]

/** Marks that an axis has at most. */
const MOST_MARKS = 5

/** Returns round amounts from 0 to the last that is no more than `most`. */
export function roundAmounts(most: number): number[] {
	if (!(most > 0)) return [0]
	const power = 10 ** Math.floor(Math.log10(most / MOST_MARKS))
	const step = STEPS.map((each) => each * power).find((each) => most / each <= MOST_MARKS) ?? 10 * power
	return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

/** Years under a figure: every one where there is room, else every second, fifth or tenth. */
export function yearLabels(
	years: readonly number[],
	{ left, step, y, size, locale }: { left: number; step: number; y: number; size: number; locale: Locale }
): TextMark[] {
	const room = textWidth(locale.numbers.year(2030), size) + size * 0.5
	const every = [1, 2, 5, 10].find((each) => each * step >= room) ?? years.length
	return years.flatMap((year, place) =>
		place % every === 0
			? [
					textMark({
						key: `year:${year}`,
						role: 'label',
						// The first stays inside the figure.
						x: Math.max(left + step * (place + 0.5), textWidth(locale.numbers.year(year), size) / 2),
						y,
						anchor: 'middle',
						size,
						spans: [{ text: locale.numbers.year(year), fill: 'muted', weight: 'regular' }]
					})
				]
			: []
	)
}

/** A line across a figure at an amount, with the amount at its left. */
export function amountLine(
	amount: number,
	text: string,
	{ left, right, y, size }: { left: number; right: number; y: number; size: number }
): SceneMark[] {
	return [
		{
			kind: 'line',
			key: `rule:${amount}`,
			role: 'axis',
			x1: px(left),
			x2: px(right),
			y1: px(y),
			y2: px(y),
			stroke: 'rule',
			strokeWidth: 1
		},
		textMark({
			key: `amount:${amount}`,
			role: 'label',
			x: left - size * 0.5,
			y: y + size * 0.35,
			anchor: 'end',
			size,
			spans: [{ text, fill: 'muted', weight: 'regular' }]
		})
	]
}
