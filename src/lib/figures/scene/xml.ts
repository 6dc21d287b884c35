/** Text in XML. */

/** Characters that XML 1.0 forbids, however they are written: controls, and halves of letters. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF\p{Cs}]/gu

/** Leaves out of a text what XML forbids. */
export function withoutControls(text: string): string {
	return text.replace(FORBIDDEN, '')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text that stays text in XML, also in an attribute. */
export function escaped(text: string): string {
	return withoutControls(text).replace(/[&<>"]/g, (letter) => ENTITIES[letter]!)
}
