/** A font that a drawing carries inside itself, so that it looks the same wherever it is opened. */
export interface EmbeddedFont {
	family: string
	weight: number
	/** The WOFF2 file. */
	base64: string
}

/** The style sheet of embedded fonts; programs that ignore it fall back to the families that the drawing names. */
export function fontCss(fonts: readonly EmbeddedFont[]): string {
	return fonts.map(faceCss).join('\n')
}

function faceCss({ family, weight, base64 }: EmbeddedFont): string {
	const source = `url(data:font/woff2;base64,${base64}) format('woff2')`
	return `@font-face{font-family:'${family}';font-style:normal;font-weight:${weight};src:${source}}`
}
