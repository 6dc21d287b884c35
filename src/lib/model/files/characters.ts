import { error, warning, type Finding, type ModelFile } from '../findings/finding.ts'

/** Characters that YAML does not allow in a text: controls but tab and line breaks, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Surrogate}/gu
/** Stands in a text for a character that was lost when it was converted from another encoding. */
const LOST = /\ufffd/g
/** Characters of one kind that are reported of one file: a damaged file has thousands. */
const MOST = 5

/** Finds characters that cannot stand in a text file, or that show that it was damaged by a wrong conversion. */
export function checkCharacters(file: ModelFile, text: string, found: (finding: Finding, offset: number) => void) {
	const at = { file, path: [] }
	for (const each of first(text, FORBIDDEN)) {
		found(error('control-character', at, { character: codePoint(each[0]) }), each.index)
	}
	for (const each of first(text, LOST)) {
		found(warning('lost-character', at), each.index)
	}
}

function first(text: string, pattern: RegExp): RegExpExecArray[] {
	const matches: RegExpExecArray[] = []
	for (const each of text.matchAll(pattern)) {
		if (matches.length === MOST) break
		matches.push(each)
	}
	return matches
}

/** The code point as Unicode writes it, e.g. `U+000B`; null for the NUL byte. */
function codePoint(character: string): string | null {
	const code = character.charCodeAt(0)
	return code === 0 ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
