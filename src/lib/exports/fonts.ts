/** A font that a drawing carries inside itself, so that it looks the same wherever it is opened. */
export interface EmbeddedFont {
	family: string
	weight: number
	/** The characters that it is for, as CSS has them (`U+966-96F, U+4E07`); null where it is for all. */
	range: string | null
	/** The WOFF2 file. */
	base64: string
}

const FAMILY = 'IBM Plex Sans'
const WEIGHTS = [400, 600]

/**
 * Returns the fonts that drawings carry: the typeface, and the digits that it lacks.
 * @param digits The style sheet of the digits, which says what they are for.
 * @param read Reads a file, by its path among packages, or in `#lib`.
 */
export async function drawingFonts(
	digits: string,
	read: (path: string) => Uint8Array | Promise<Uint8Array>
): Promise<EmbeddedFont[]> {
	const range = /unicode-range: ([^;]+);/.exec(digits)![1]!
	const fonts = WEIGHTS.flatMap((weight) => [
		{ weight, range: null, path: `@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2` },
		{ weight, range, path: `#lib/fonts/digits-${weight}.woff2` }
	])
	return Promise.all(
		fonts.map(async ({ path, ...font }) => ({ family: FAMILY, ...font, base64: toBase64(await read(path)) }))
	)
}

function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** The style sheet of those fonts that `text` needs; programs that ignore it fall back to the families it names. */
export function fontCss(fonts: readonly EmbeddedFont[], text: string): string {
	return fonts
		.filter(({ range }) => range === null || anyIn(range, text))
		.map(faceCss)
		.join('\n')
}

function anyIn(range: string, text: string): boolean {
	const classes = [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(
		([, first, last = first]) => `\\u{${first}}-\\u{${last}}`
	)
	return new RegExp(`[${classes.join('')}]`, 'u').test(text)
}

function faceCss({ family, weight, range, base64 }: EmbeddedFont): string {
	const source = `url(data:font/woff2;base64,${base64}) format('woff2')`
	const only = range === null ? '' : `;unicode-range:${range}`
	return `@font-face{font-family:'${family}';font-style:normal;font-weight:${weight};src:${source}${only}}`
}
