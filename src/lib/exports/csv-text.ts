/** Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet. */

/** What a cell may hold; null is an empty cell, which is not 0. */
export type CsvCell = string | number | null

/** Spreadsheets guess the encoding unless a file says it. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as the text of a file. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
	return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

/** Text of letters and digits that no spreadsheet splits, in any of their languages. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/

/** Characters that start a formula, also in full width, and what may stand before them. */
const FORMULA = /^[\s\u0000]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/

/** Numbers stay numbers, in full; text that a spreadsheet would run gets an apostrophe before it, which shows it as text. */
function cellText(cell: CsvCell): string {
	if (cell === null || cell === '') return ''
	if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
	if (PLAIN.test(cell)) return cell
	const harmless = FORMULA.test(cell) ? `'${cell}` : cell
	return `"${harmless.replaceAll('"', '""')}"`
}
