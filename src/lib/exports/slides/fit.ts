/** Fits texts to slides: type as large as there is room for, and what has none is counted. */
import { wrapText } from '#lib/figures/scene/text-width.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { LINE } from '../office/faces.ts'
import { prose, type Prose } from '../report/document.ts'
import { GAP, TITLE, TITLE_SIZE, type Item } from './slide.ts'

/** Returns prose as plain text. */
export const plain = (parts: Prose) => parts.map(({ text }) => text).join('')

/** Height of paragraphs in a width, pixels. */
function heightOf(paragraphs: readonly Prose[], width: number, size: number, bullets: boolean): number {
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
		if (heightOf(paragraphs, box.width, each, bullets) <= box.height)
			return { kind: 'text', box, paragraphs, size: each, bullets }
	const shown = (count: number) => [...paragraphs.slice(0, count), moreText(locale, paragraphs.length - count)]
	let count = paragraphs.length - 1
	while (count > 0 && heightOf(shown(count), box.width, LEAST, bullets) > box.height) count--
	return { kind: 'text', box, paragraphs: shown(count), size: LEAST, bullets }
}

/** Says how many more the report has. */
export function moreText({ words, numbers }: Locale, count: number): Prose {
	return prose(words.report.moreInReport({ count: numbers.full(count) }))
}

/** Least size of type, pixels: twelve points. */
export const LEAST = 16

/** Cuts a title to what its place holds, at the end of a sentence where there is one. */
export function titleText(text: string): string {
	const fits = (part: string) => wrapText(part, TITLE.width * TIGHT, TITLE_SIZE, 'strong').length <= 2
	if (fits(text)) return text
	const sentences = text.split(/(?<=[.!?。]) /)
	let kept = ''
	for (const sentence of sentences) if (fits(`${kept} ${sentence}`.trim())) kept = `${kept} ${sentence}`.trim()
	if (kept !== '') return kept
	const words = text.split(' ')
	while (words.length > 1 && !fits(`${words.join(' ')} …`)) words.pop()
	return `${words.join(' ')} …`
}
