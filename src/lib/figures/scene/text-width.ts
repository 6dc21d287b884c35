/**
 * Widths of text without a document: advance widths of IBM Plex Sans (the font the app serves), in thousandths of
 * the size. Measured once in a browser from the font's own files; other letters count as wide, which errs on the
 * side of room.
 */
import type { Weight } from './scene.ts'

/** Code points 32 to 126. */
const ADVANCES: Record<Weight, readonly number[]> = {
	// prettier-ignore
	regular: [
		236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600, 600, 600, 600, 600,
		600, 600, 600, 292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583, 559, 695, 707, 400, 510, 634, 501, 812,
		707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613, 593, 580, 317, 383, 317, 600, 565, 600, 534, 580, 503, 580,
		549, 324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580, 580, 367, 487, 351, 568, 492, 768, 507, 499, 464, 343,
		314, 343, 600
	],
	// prettier-ignore
	strong: [
		236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 299, 402, 299, 437, 600, 600, 600, 600, 600, 600, 600,
		600, 600, 600, 319, 319, 600, 600, 600, 493, 899, 672, 663, 642, 689, 600, 577, 712, 719, 423, 545, 678, 521, 817,
		719, 712, 641, 712, 664, 611, 580, 689, 638, 949, 655, 632, 599, 329, 437, 329, 600, 559, 600, 559, 600, 513, 600,
		558, 350, 545, 588, 275, 275, 562, 294, 888, 588, 563, 600, 600, 393, 499, 374, 588, 524, 819, 544, 524, 502, 363,
		376, 363, 600
	]
}

const OTHERS: Readonly<Record<string, number>> = { '\u00a0': 236, '·': 349, '−': 600, '–': 588, '…': 869, '×': 600 }
const WIDE = 1000

/** Width of one line of text, in the unit of `size`. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
	let thousandths = 0
	for (const letter of text) thousandths += OTHERS[letter] ?? ADVANCES[weight][letter.charCodeAt(0) - 32] ?? WIDE
	return (thousandths * size) / 1000
}

/** Breaks text between words, or after a hyphen or slash, into lines no wider than `width`; what still does not fit is cut. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 'regular'): string[] {
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
