/** Rows of cells as text: tab-separated as spreadsheets copy them, or comma-separated as RFC 4180 has them. */

type Separator = '\t' | ',' | ';'

/** Rows that are read at most. */
export const MOST_ROWS = 5000
/** Cells of a row that are read at most. */
export const MOST_CELLS = 100

/** Reads rows of cells. Cells in quotes may hold separators, line ends and doubled quotes. A last empty line is none. */
export function readBlock(text: string, separator: Separator, most = MOST_ROWS): string[][] {
	const rows: string[][] = [[]]
	const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r\\n|\\n|\\r|$)`, 'y')
	while (cell.lastIndex < text.length) {
		const [, content = '', end] = cell.exec(text) ?? []
		const row = rows.at(-1)!
		if (row.length < MOST_CELLS) row.push(unquoted(content))
		if (end === separator) {
			if (cell.lastIndex === text.length) row.push('')
			continue
		}
		if (rows.length === most) break
		if (cell.lastIndex < text.length) rows.push([])
	}
	return rows.filter((row) => row.length > 0)
}

/** Reads the file of a table; one row more than {@link MOST_ROWS} where it has more, so that a reader can say so. */
export const readTable = (text: string): string[][] =>
	readBlock(text.replace(/^\uFEFF/, ''), separatorOf(text), MOST_ROWS + 1)

/** The separator of a table: spreadsheets of some languages separate by semicolons, others by tabs. */
function separatorOf(text: string): Separator {
	const [head = ''] = text.split('\n', 1)
	return ([',', ';', '\t'] as const).find((each) => head.includes(each)) ?? ','
}

const unquoted = (cell: string) =>
	cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell

/** Writes rows as tab-separated text, which spreadsheets paste as cells. */
export function blockText(rows: readonly (readonly string[])[]): string {
	const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
	return rows.map((row) => row.map(quoted).join('\t')).join('\n')
}
