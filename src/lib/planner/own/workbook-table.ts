/** Tables as workbooks: written, and the first sheet of a stranger's workbook read as rows of text, as its CSV has them. */
import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate'
import type { CellValue } from 'hucre/xlsx'
import { MOST_CELLS, MOST_ROWS } from '#lib/model/edit/block.ts'
import { MOST_BYTES } from './model-zip.ts'

/** Files in a workbook at most. */
const MOST_FILES = 1000

/** Something that keeps a workbook from being read. */
export type WorkbookProblem = { kind: 'workbook' | 'empty-workbook' } | { kind: 'too-large'; most: number }

/** Endings of the files that are read as workbooks. */
export const WORKBOOKS = ['xlsx', 'xlsm', 'ods'] as const
export type WorkbookEnding = (typeof WORKBOOKS)[number]

/** Raised where a workbook unpacks to more than is read. */
class TooLarge extends Error {}

/** The cells that are read, as a range: one row more than is taken, so that a longer sheet is noticed. */
const RANGE = `A1:${columnName(MOST_CELLS)}${MOST_ROWS + 1}`

/** The name of a column, counted from 1, as spreadsheets have it. */
function columnName(column: number): string {
	const before = Math.floor((column - 1) / 26)
	return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/**
 * Returns the rows of a workbook's first sheet, empty ones included, so that a row has the number that the spreadsheet shows.
 * Formulas are not worked out: what the spreadsheet saved as their values is read. Never throws.
 */
export async function readWorkbook(ending: WorkbookEnding, bytes: Uint8Array): Promise<string[][] | WorkbookProblem> {
	try {
		const packed = bounded(bytes)
		const options = { sheets: [0], range: RANGE }
		const { sheets } =
			ending === 'ods'
				? await (await import('hucre/ods')).readOds(packed, options)
				: await (await import('hucre/xlsx')).readXlsx(packed, options)
		const rows = (sheets[0]?.rows ?? []).map((row) => row.map(cellText))
		return rows.some((row) => row.some((cell) => cell !== '')) ? rows : { kind: 'empty-workbook' }
	} catch (error) {
		return error instanceof TooLarge ? { kind: 'too-large', most: MOST_BYTES } : { kind: 'workbook' }
	}
}

/** Media type of the workbooks that are written. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Writes the rows of a table as the only sheet of a workbook; every cell is text, and none is a formula. */
export async function writeWorkbook(name: string, rows: string[][]): Promise<Uint8Array<ArrayBuffer>> {
	const { writeXlsx } = await import('hucre/xlsx')
	return (await writeXlsx({ sheets: [{ name: name.slice(0, 31), rows }] })) as Uint8Array<ArrayBuffer>
}

/** The workbook unpacked within limits and packed again: a reader of workbooks trusts what a zip says of its sizes. */
function bounded(bytes: Uint8Array): Uint8Array {
	if (bytes.length > MOST_BYTES) throw new TooLarge()
	let [files, size] = [0, 0]
	const filter = ({ originalSize }: UnzipFileInfo) => {
		files += 1
		size += originalSize
		if (files > MOST_FILES || size > MOST_BYTES) throw new TooLarge()
		return true
	}
	return zipSync(unzipSync(bytes, { filter }), { level: 0 })
}

/** A cell as the formula bar would show it: numbers in full, dates as days. */
function cellText(cell: CellValue | undefined): string {
	if (cell instanceof Date) return cell.toISOString().slice(0, 10)
	return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}
