/** Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet. */

/** Content of a cell; null is an empty cell, which is not 0. */
export type CsvCell = string | number | null

/** Spreadsheets guess the encoding unless a file says it. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as the text of a file. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
	return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

/** Text of letters and digits that no spreadsheet splits, in any of their languages. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/

/** Characters that start a formula, also in full width. */
const FORMULA = /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/

/**
 * Numbers stay numbers, in full. Text that a spreadsheet would run gets an apostrophe before it, by which it is text;
 * tabs, line ends and the like become spaces.
 */
function cellText(cell: CsvCell): string {
	if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
	const text = (cell ?? '').replace(/\p{Cc}/gu, ' ')
	if (text === '' || PLAIN.test(text)) return text
	const harmless = FORMULA.test(text) ? `'${text}` : text
	return `"${harmless.replaceAll('"', '""')}"`
}
