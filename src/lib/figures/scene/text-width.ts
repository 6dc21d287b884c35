/**
 * Widths of text without a document, from the advance widths of IBM Plex Sans, which the site serves. The table is made
 * from the font files by `scripts/text-widths.ts`; letters that it lacks count as wide, which errs on the side of room.
 */
import type { Weight } from './scene.ts'
import widths from './text-widths.json' with { type: 'json' }

/** Advance widths by letter, in thousandths of the size. */
const ADVANCES: Record<Weight, Readonly<Record<string, number>>> = widths
/** Width of letters that the table lacks, such as 金: a square. */
const WIDE = 1000

/** Widths that were asked for, in thousandths of the size: a figure asks for the same few hundred again and again. */
const KNOWN: Record<Weight, Map<string, number>> = { regular: new Map(), strong: new Map() }
/** As many texts are kept; then all are forgotten. */
const MOST_KNOWN = 4000

/** Returns the width of one line of text, in the unit of `size`. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
	const known = KNOWN[weight]
	let thousandths = known.get(text)
	if (thousandths === undefined) {
		thousandths = 0
		for (const letter of text) thousandths += ADVANCES[weight][letter] ?? WIDE
		if (known.size >= MOST_KNOWN) known.clear()
		known.set(text, thousandths)
	}
	return (thousandths * size) / 1000
}

interface Wrapped {
	width: number
	size: number
	lines: readonly string[]
}

/** The lines in which each text was last written: a figure that is drawn again writes most of its names as before. */
const WRAPPED: Record<Weight, Map<string, Wrapped>> = { regular: new Map(), strong: new Map() }

/**
 * Breaks text between words, or after a hyphen or slash, into lines no wider than `width`; what still does not fit is cut.
 */
export function wrapText(text: string, width: number, size: number, weight: Weight = 'regular'): readonly string[] {
	const known = WRAPPED[weight].get(text)
	if (known?.width === width && known.size === size) return known.lines
	const lines = wrapAnew(text, width, size, weight)
	if (WRAPPED[weight].size >= MOST_KNOWN) WRAPPED[weight].clear()
	WRAPPED[weight].set(text, { width, size, lines })
	return lines
}

function wrapAnew(text: string, width: number, size: number, weight: Weight): string[] {
	if (textWidth(text, size, weight) <= width) return [text]
	const lines: string[] = []
	for (const piece of text.split(/(?<=[-/])|(?= )/)) {
		const last = lines.at(-1)
		if (last !== undefined && textWidth(last + piece, size, weight) <= width) lines[lines.length - 1] = last + piece
		else lines.push(piece.trimStart())
	}
	return lines.map((line) => fitText(line, width, size, weight))
}

/** Cuts a line that is wider than `width`, with an ellipsis. */
export function fitText(line: string, width: number, size: number, weight: Weight = 'regular'): string {
	if (textWidth(line, size, weight) <= width) return line
	let kept = line
	while (kept.length > 1 && textWidth(`${kept}…`, size, weight) > width) kept = kept.slice(0, -1)
	return `${kept.trimEnd()}…`
}
