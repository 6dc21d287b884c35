import type { Part } from '#lib/messages/index.ts'
import type { Span } from './scene.ts'
import { textWidth } from './text-width.ts'

/** Parts of a sentence as spans: strong ones in heavy letters, those of alarm in its colour. */
export function spansOf(parts: readonly Part[]): Span[] {
	return parts.map(({ text, strong, alarm }) => ({
		text,
		weight: strong ? 'strong' : 'regular',
		fill: alarm ? 'alarm' : 'ink'
	}))
}

/**
 * Breaks spans between words, or after a hyphen or slash, into lines no wider than `width`, each word in the look of its
 * span; a word that is wider than a line is broken between its letters. Nothing is lost but the spaces at breaks.
 */
export function wrapSpans(spans: readonly Span[], width: number, size: number): Span[][] {
	const lines = new Lines(width, size)
	for (const span of spans) for (const word of span.text.split(/(?<=[-/])|(?= )/)) lines.add({ ...span, text: word })
	return lines.all
}

/** Lines that are filled word by word. */
class Lines {
	readonly all: Span[][] = [[]]
	#used = 0

	constructor(
		readonly width: number,
		readonly size: number
	) {}

	/** Takes a word on this line where it fits, else on the next; letter by letter where it fits on none. */
	add(word: Span) {
		if (this.#fits(word)) return this.#take(word)
		const bare = { ...word, text: word.text.trimStart() }
		if (this.#used > 0) this.#newLine()
		if (this.#fits(bare)) return this.#take(bare)
		for (const letter of bare.text) {
			const one = { ...word, text: letter }
			if (this.#used > 0 && !this.#fits(one)) this.#newLine()
			this.#take(one)
		}
	}

	#fits({ text, weight }: Span): boolean {
		return this.#used + textWidth(text, this.size, weight) <= this.width
	}

	/** Neighbours of one look are one span. */
	#take(piece: Span) {
		const line = this.all.at(-1)!
		const last = line.at(-1)
		const alike = last !== undefined && last.fill === piece.fill && last.weight === piece.weight
		if (alike) line[line.length - 1] = { ...last, text: last.text + piece.text }
		else line.push(piece)
		this.#used += textWidth(piece.text, this.size, piece.weight)
	}

	#newLine() {
		this.all.push([])
		this.#used = 0
	}
}
