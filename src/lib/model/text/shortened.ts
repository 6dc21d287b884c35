/** Characters of a text at most. */
const LONGEST = 500
/** Characters that are kept of its end. */
const END = 200

/**
 * Makes a text that quotes a file fit to be shown, since a file may hold text of any length and kind: the middle of a long
 * text is left out, so that its end can be read, and control characters are written as escapes, so that none reaches a
 * terminal.
 */
export function shortened(text: string): string {
	const short = text.length > LONGEST ? `${text.slice(0, LONGEST - END)}…${text.slice(-END)}` : text
	// eslint-disable-next-line no-control-regex
	return short.replace(/[\0-\x1f\x7f-\x9f\u2028-\u202e]/g, escaped)
}

function escaped(character: string): string {
	const known = JSON.stringify(character).slice(1, -1)
	return known.length > 1 ? known : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
