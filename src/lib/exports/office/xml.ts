/** Text in XML. */

/** Characters that XML 1.0 forbids, however they are written: controls, and halves of letters. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF\p{Cs}]/gu

/** Leaves out of a text what XML forbids. */
export function withoutControls(text: string): string {
	return text.replace(FORBIDDEN, '')
}
