/** Fits texts to slides: type as large as there is room for, and what has none is counted. */
import { wrapText } from '#lib/figures/scene/text-width.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { LINE } from '../office/faces.ts'
import { prose, type Prose } from '../report/document.ts'
import { GAP, TITLE, TITLE_SIZE, type Item } from './slide.ts'

/** Returns prose as plain text. */
export const plain = (parts: Prose) => parts.map(({ text }) => text).join('')

/** Height of paragraphs in a width, pixels. */
export function textHeight(paragraphs: readonly Prose[], width: number, size: number, bullets = false): number {
	const room = (bullets ? width - size : width) * TIGHT
	return paragraphs.reduce(
		(sum, each) => sum + wrapText(plain(each), room, size, 'strong').length * size * LINE + size * GAP,
		0
	)
}

/** Part of a width that lines are broken for: faces differ a little. */
const TIGHT = 0.96

/** Paragraphs in the largest type down from `size` in which a box has room for all of them; else as many as fit, and how many do not. */
export function textItem(
	locale: Locale,
	paragraphs: readonly Prose[],
	box: Item['box'],
	size: number,
	bullets = false
): Extract<Item, { kind: 'text' }> {
	for (let each = size; each >= LEAST; each--)
		if (textHeight(paragraphs, box.width, each, bullets) <= box.height)
			return { kind: 'text', box, paragraphs, size: each, bullets }
	const shown = (count: number) => [...paragraphs.slice(0, count), moreText(locale, paragraphs.length - count)]
	let count = paragraphs.length - 1
	while (count > 0 && textHeight(shown(count), box.width, LEAST, bullets) > box.height) count--
	return { kind: 'text', box, paragraphs: shown(count), size: LEAST, bullets }
}

/** Says how many more the report has. */
export function moreText({ words, numbers }: Locale, count: number): Prose {
	return prose(words.report.moreInReport({ count: numbers.full(count) }))
}

/** Least size of type, pixels: twelve points. */
export const LEAST = 16

/** Least size of a title that is longer than any should be, pixels. */
const LEAST_TITLE = 10

/** Size of a title's type, pixels: the largest in which its place has room for all of it. */
export function titleSize(text: string): number {
	const fits = (size: number) =>
		wrapText(text, TITLE.width * TIGHT, size, 'strong').length * size * LINE <= TITLE.height
	let size = TITLE_SIZE
	while (size > LEAST_TITLE && !fits(size)) size--
	return size
}
