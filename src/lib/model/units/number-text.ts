/**
 * Numbers as people write them in a model file, on the command line and in the page's fields. One reading for all:
 *
 * - digits of any common script (`123`, `１２３`, `१२३`), a sign (`+5`, `-5`, `−5`), `.5`, `12.`, `1e4`;
 * - groups of three digits, or of two before a last three as in lakh, separated by one kind of mark: a comma (`5,000`,
 *   `1,11,845`), a space of any width (`5 000`), an apostrophe (`5'000`) or an underscore (`5_000`);
 * - a factor written directly after the digits: `5k`, `1.2M`, and the groups of `1万7000`, `3億`, `2兆`.
 *
 * A point starts the decimals and a comma groups, everywhere. So `1,500` is 1500 and `1.500` is 1.5, whatever the
 * reader's country. A comma that cannot group (`8,5`, `0,500`, `1500,5`, `1.500,5`) and points that group
 * (`1.500.000`) are refused, with the number that was probably meant.
 */

/**
 * The reasons for which a text is not read as a number:
 *
 * - `no-number`: the text does not begin with a number;
 * - `decimal-comma`: a comma stands where a point is meant (`8,5`);
 * - `grouping-points`: points stand where commas are meant (`1.500.000`);
 * - `bad-grouping`: the marks between the digits have no single meaning (`12,34,5`, `1.2.3`);
 * - `too-large`: the number is beyond the range of a double (`1e999`);
 * - `too-small`: the number is not zero and would become zero as a double (`1e-400`).
 */
export type NumberProblem =
	'no-number' | 'decimal-comma' | 'grouping-points' | 'bad-grouping' | 'too-large' | 'too-small'

/** A number at the start of a text; `rest` is the text after it, e.g. its unit. */
export interface NumberRead {
	ok: true
	value: number
	rest: string
}

/** A refused number; `meant` is the number that was probably meant, in plain digits, or null when that is not clear. */
export interface NumberRefused {
	ok: false
	problem: NumberProblem
	meant: string | null
	rest: string
}

/**
 * Reads the number at the start of `text`, spaces before it skipped, in time linear in the length of the text.
 *
 * A caller whose field takes no unit checks that `rest.trim()` is empty; one with a unit compares it to that unit.
 *
 * @returns The number and the text after it, or why it is refused and what was probably meant.
 */
export function readNumber(text: string): NumberRead | NumberRefused {
	const trimmed = text.trimStart()
	const found = NUMBER.exec(plainText(trimmed.slice(0, LONGEST)))
	if (!found) return { ok: false, problem: 'no-number', meant: null, rest: trimmed }
	const [whole, sign = '', body = '', exponent = '', factor = ''] = found
	const rest = trimmed.slice(whole.length)
	const stray = STRAY.test(plainText(rest.slice(0, LONGEST)))
	const digits = stray ? BAD_GROUPING : ungrouped(body)
	if (typeof digits === 'string') return double(`${sign}${digits}${exponent}`, FACTORS[factor] ?? 1, rest)
	const { problem, meant } = digits
	return { ok: false, problem, meant: meant && `${sign.replace('+', '')}${meant}${exponent}${factor}`, rest }
}

function double(digits: string, factor: number, rest: string): NumberRead | NumberRefused {
	const value = Number(digits) * factor
	if (!Number.isFinite(value)) return { ok: false, problem: 'too-large', meant: null, rest }
	const vanished = value === 0 && /^[^e]*[1-9]/i.test(digits)
	return vanished ? { ok: false, problem: 'too-small', meant: null, rest } : { ok: true, value, rest }
}

/** Characters in which a number is looked for: a double has at most 308 digits before its point. */
const LONGEST = 400

// Sign, digits with marks between them, exponent, factor. Each alternative begins with another character, so that
// matching is linear. A factor must not begin a word, as the k of `5kt` does.
const NUMBER =
	/^([+-]?)([.,]?\d(?:\d|[.,'_ ]\d|[万億兆](?=\d))*(?:[万億兆]|\.(?!\d))?)([eE][+-]?\d+)?([kKM](?![\p{L}\p{N}]))?/u

/** Digits or marks that are left after a number, as in `5,,000` or `5  000`, belong to it and make it unclear. */
const STRAY = /^(?:[.,'_]| *\d)/

const FACTORS: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6 }

/** The zeros of the decimal digits that are read; each script's ten digits follow one another. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0xff10]

/** Signs, marks and spaces that stand for a plain one; spaces other than the plain one never break a line. */
const PLAIN: Readonly<Record<string, string>> = {
	'\u2212': '-',
	'\u2010': '-',
	'\u2013': '-',
	'\uff0d': '-',
	'\uff0b': '+',
	'\uff0e': '.',
	'\u066b': '.',
	'\uff0c': ',',
	'\u066c': ',',
	'\u2019': "'",
	'\u02bc': "'",
	'\uff07': "'"
}

/** Puts digits, signs and marks of other scripts into ASCII, one character for one. */
function plainText(text: string): string {
	return text.replace(/[^\x21-\x7e]/g, (character) => {
		const code = character.charCodeAt(0)
		const zero = ZEROS.find((each) => code >= each && code < each + 10)
		if (zero !== undefined) return String(code - zero)
		return PLAIN[character] ?? (/[\p{Zs}\t]/u.test(character) ? ' ' : character)
	})
}

interface Unclear {
	problem: 'decimal-comma' | 'grouping-points' | 'bad-grouping'
	meant: string | null
}

const BAD_GROUPING: Unclear = { problem: 'bad-grouping', meant: null }

/** Removes the marks between groups of digits: `1,11,845.5` becomes `111845.5`. */
function ungrouped(body: string): string | Unclear {
	if (/[万億兆]/.test(body)) return ungroupedByFour(body) ?? BAD_GROUPING
	const [integer = '', decimals = '', ...more] = body.split('.')
	const plain = more.length === 0 && !/[^\d]/.test(decimals) ? joined(integer, /[,'_ ]/) : null
	return plain === null ? unclear(body) : decimals === '' ? plain || '0' : `${plain}.${decimals}`
}

function unclear(body: string): Unclear {
	const comma = body.indexOf(',')
	const decimals = body.slice(comma + 1)
	const integer = comma < 0 || /\D/.test(decimals) ? null : joined(body.slice(0, comma), /[.'_ ]/)
	if (integer !== null)
		return { problem: 'decimal-comma', meant: `${integer.replace(/^0+(?=\d)/, '') || '0'}.${decimals}` }
	const points = joined(body, /[.]/)
	return points === null ? BAD_GROUPING : { problem: 'grouping-points', meant: points }
}

/** The digits without their marks, all of one kind out of `marks`; null when they are not grouped as people do. */
function joined(text: string, marks: RegExp): string | null {
	const mark = marks.exec(text)?.[0]
	if (mark === undefined) return /\D/.test(text) ? null : text
	const groups = text.split(mark)
	const digits = groups.join('')
	if (/\D/.test(digits) || text.startsWith('0')) return null
	const sizes = groups.map((group) => group.length).join('')
	return /^[123]3+$/.test(sizes) || /^[12]2+3$/.test(sizes) ? digits : null
}

/** Groups of four digits under 兆, 億 and 万. */
const BY_FOUR = /^(?:(\d{1,4})兆)?(?:(\d{1,4})億)?(?:(\d{1,4})万)?(\d{1,4})?(\.\d+)?$/

function ungroupedByFour(body: string): string | null {
	const found = BY_FOUR.exec(body)
	if (!found) return null
	const [decimals = '', ...groups] = found.slice(1).reverse()
	return `${groups
		.reverse()
		.map((group = '') => group.padStart(4, '0'))
		.join('')}${decimals}`
}
