/** A font that a drawing carries inside itself, so that it looks the same wherever it is opened. */
export interface EmbeddedFont {
	family: string
	weight: number
	/** The characters that it is for, as CSS has them (`U+966-96F, U+4E07`); null where it is for all. */
	range: string | null
	/** The WOFF2 file. */
	base64: string
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
