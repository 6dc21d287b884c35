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
 * span; a word that is wider than a line is broken between its letters. Nothing is cut but the spaces at breaks.
 */
export function wrapSpans(spans: readonly Span[], width: number, size: number): Span[][] {
	const lines: Span[][] = [[]]
	let used = 0
	const take = (piece: Span, length: number) => {
		const line = lines.at(-1)!
		const last = line.at(-1)
		if (last && last.fill === piece.fill && last.weight === piece.weight)
			line[line.length - 1] = { ...last, text: last.text + piece.text }
		else line.push(piece)
		used += length
	}
	const newLine = () => {
		lines.push([])
		used = 0
	}
	for (const span of spans)
		for (const word of span.text.split(/(?<=[-/])|(?= )/)) {
			const length = textWidth(word, size, span.weight)
			const text = used > 0 && used + length > width ? word.trimStart() : word
			if (text !== word || (used > 0 && used + length > width)) newLine()
			const bare = text === word ? length : textWidth(text, size, span.weight)
			if (bare <= width) take({ ...span, text }, bare)
			else
				for (const letter of text) {
					const advance = textWidth(letter, size, span.weight)
					if (used > 0 && used + advance > width) newLine()
					take({ ...span, text: letter }, advance)
				}
		}
	return lines
}
