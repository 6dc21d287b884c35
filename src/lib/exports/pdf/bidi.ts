/** Order of letters on a line: words of Arabic and Hebrew run to the left among words that run to the right. */
import bidiFactory from 'bidi-js'

/** A part of a line whose letters run in one direction. */
export interface DirectedText {
	/** With brackets turned where they run to the left. */
	text: string
	/** As it is written and read. */
	written: string
	toLeft: boolean
}

/** Letters that run to the left. */
const TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The end of words that run to the left, with the brackets that close there, where none such follow before other letters. */
const END =
	/([\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*[)\]]*)(?=[^\p{L}]*(?:(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}|$))/gu

/** A mark without a picture, after which letters run to the right again. */
const TO_RIGHT = '\u200e'

const bidi = bidiFactory()

/** Ends words that run to the left where they end, so that numbers and stops of the sentence around do not go with them. */
export function ended(text: string): string {
	return runsToLeft(text) ? text.replace(END, `$1${TO_RIGHT}`) : text
}

function runsToLeft(text: string): boolean {
	return TO_LEFT.test(text)
}

/**
 * Splits pieces of a line where the direction changes, and puts them in the order in which they stand from left to right.
 * The letters of each keep their written order.
 * @see Unicode Standard Annex 9, rules L2 and L4; the line as a whole runs to the right.
 */
export function inDrawnOrder<P extends { text: string }>(pieces: readonly P[]): (P & DirectedText)[] {
	const line = pieces.map(({ text }) => text).join('')
	if (!runsToLeft(line)) return pieces.map((piece) => ({ ...piece, written: piece.text, toLeft: false }))
	const { levels } = bidi.getEmbeddingLevels(line, 'ltr')
	const mirrored = bidi.getMirroredCharactersMap(line, levels)
	const runs: (P & DirectedText & { level: number })[] = []
	let place = 0
	for (const piece of pieces) {
		let from = place
		const end = place + piece.text.length
		for (let at = from + 1; at <= end; at++) {
			if (at < end && levels[at] === levels[from]) continue
			const level = levels[from]!
			const toLeft = level % 2 === 1
			const written = line.slice(from, at)
			const text = written.split('').map((letter, k) => mirrored.get(from + k) ?? letter)
			runs.push({ ...piece, text: drawable(bare(text.join('')), toLeft), written: bare(written), toLeft, level })
			from = at
		}
		place = end
	}
	return reordered(runs).filter(({ text }) => text !== '')
}

const bare = (text: string) => text.replaceAll(TO_RIGHT, '')

/** Letters without a direction are not turned round by their font. */
function drawable(text: string, toLeft: boolean): string {
	return toLeft && !runsToLeft(text) ? [...text].reverse().join('') : text
}

/** From the highest level down to the lowest odd one, whatever stands together at that level or above is turned round. */
function reordered<R extends { level: number }>(runs: R[]): R[] {
	const highest = Math.max(0, ...runs.map(({ level }) => level))
	for (let level = highest; level > 0; level--)
		for (let from = 0; from < runs.length; from++) {
			if (runs[from]!.level < level) continue
			let end = from
			while (end < runs.length && runs[end]!.level >= level) end++
			runs.splice(from, end - from, ...runs.slice(from, end).reverse())
			from = end
		}
	return runs
}
