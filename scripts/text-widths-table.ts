/** The table of text widths, made from the font files. */
import { openSync, type Font, type FontCollection } from 'fontkit'

/** Where the table is kept. */
export const TEXT_WIDTHS_FILE = 'src/lib/figures/scene/text-widths.json'

const FONTS = 'node_modules/@fontsource/ibm-plex-sans/files'
const DIGITS = 'src/lib/fonts'
const WEIGHTS = { regular: 400, strong: 600 } as const
/** Latin first: where two files have a letter, the one that every reader loads counts. */
const SUBSETS = ['latin', 'latin-ext'] as const

/**
 * Latin-1, Latin Extended-A, general punctuation, superscripts and subscripts, the minus sign, Devanagari digits, and the
 * signs of groups of four digits.
 */
const RANGES = [
	[0x20, 0x7e],
	[0xa0, 0xff],
	[0x100, 0x17f],
	[0x2000, 0x206f],
	[0x2070, 0x209f],
	[0x2212, 0x2212],
	[0x966, 0x96f],
	[0x4e07, 0x4e07],
	[0x5104, 0x5104],
	[0x5146, 0x5146]
] as const

/** Advance widths by letter, in thousandths of the size, for both weights. */
export type TextWidths = Record<keyof typeof WEIGHTS, Record<string, number>>

/** Reads the widths of all letters of the ranges that the font files have. */
export function textWidths(): TextWidths {
	return { regular: widthsOf(WEIGHTS.regular), strong: widthsOf(WEIGHTS.strong) }
}

/** Returns the table as the text of its file. */
export function textWidthsJson(widths: TextWidths): string {
	return `${JSON.stringify(widths, null, '\t')}\n`
}

function widthsOf(weight: number): Record<string, number> {
	const fonts = [
		...SUBSETS.map((subset) => fontAt(`${FONTS}/ibm-plex-sans-${subset}-${weight}-normal.woff2`)),
		fontAt(`${DIGITS}/digits-${weight}.woff2`)
	]
	const widths: Record<string, number> = {}
	for (const [first, last] of RANGES)
		for (let code = first; code <= last; code++) {
			const font = fonts.find((each) => each.hasGlyphForCodePoint(code))
			if (font === undefined) continue
			const advance = font.glyphForCodePoint(code).advanceWidth
			widths[String.fromCodePoint(code)] = Math.round((advance * 1000) / font.unitsPerEm)
		}
	return widths
}

function fontAt(path: string): Font {
	const font: Font | FontCollection = openSync(path)
	if (!('unitsPerEm' in font)) throw new Error(`${path} is a collection of fonts`)
	return font
}
