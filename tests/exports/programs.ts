/** Reads files by programs that have nothing in common with what wrote them: LibreOffice, openpyxl and poppler. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plain } from './office-reader.ts'

const run = (program: string, args: readonly string[]) =>
	execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })

const starts = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** The programs that this machine lacks, as Debian names their packages. `scripts/install-readers.sh` installs them. */
export const missingPrograms: readonly string[] = [
	...(starts('which', 'soffice') ? [] : ['libreoffice']),
	...(starts('python3', '-c', 'import openpyxl') ? [] : ['python3-openpyxl']),
	...(starts('pdfinfo', '-v') ? [] : ['poppler-utils'])
]

/** Runs `use` with a folder of its own, which is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'midstream-'))
	try {
		return await use(folder)
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

/** Has LibreOffice open files and save them into a folder in another format, with a profile of its own. */
export function convert(files: readonly string[], format: string, folder: string): void {
	const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
	run('soffice', ['--headless', profile, '--convert-to', format, '--outdir', folder, ...files])
}

/** The text of each page, its lines as they stand there. */
export function pagesOf(pdf: string): string[] {
	return run('pdftotext', ['-layout', pdf, '-']).split('\f').slice(0, -1)
}

/** Properties of a PDF, such as `Tagged`. */
export function propertiesOf(pdf: string): ReadonlyMap<string, string> {
	const lines = run('pdfinfo', [pdf]).trim().split('\n')
	return new Map(lines.map((line) => [line.split(':', 1)[0]!, line.slice(line.indexOf(':') + 1).trim()]))
}

/** The tags of a PDF in reading order, such as `H1`, each as often as it stands there. */
export function rolesOf(pdf: string): string[] {
	return [...run('pdfinfo', ['-struct', pdf]).matchAll(/^\s*([A-Z][A-Za-z0-9]*)/gm)].map(([, role]) => role!)
}

/** The fonts of a PDF, and whether each is embedded, is a subset, and can be copied from. */
export function fontsOf(pdf: string): { name: string; whole: boolean }[] {
	const rows = run('pdffonts', [pdf]).trim().split('\n').slice(2)
	return rows.map((row) => ({ name: row.split(' ', 1)[0]!, whole: / yes yes yes\s+\d+\s+\d+$/.test(row) }))
}

/** What openpyxl finds in a workbook. */
export interface Counted {
	/** Names of the sheets, in their order. */
	sheets: string[]
	tables: number
	charts: number
	names: string[]
	formulas: number
	/** Sheets whose head stays when they are scrolled. */
	frozen: number
}

const COUNT = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheets = book.worksheets
print(json.dumps({
	'sheets': book.sheetnames,
	'tables': sum(len(sheet.tables) for sheet in sheets),
	'charts': sum(len(sheet._charts) for sheet in sheets),
	'names': list(book.defined_names),
	'formulas': sum(cell.data_type == 'f' for sheet in sheets for row in sheet.iter_rows() for cell in row),
	'frozen': sum(sheet.freeze_panes is not None for sheet in sheets),
}))`

/** Counts what a workbook holds. */
export function countWorkbook(file: string): Counted {
	return JSON.parse(run('python3', ['-W', 'ignore', '-c', COUNT, file])) as Counted
}

/** The outline of a PDF, as a list. */
export function outlineOf(pdf: string): string[] {
	const [, outline = ''] = /<outline>(.*)<\/outline>/s.exec(run('pdftohtml', ['-xml', '-i', '-stdout', pdf])) ?? []
	return [...outline.matchAll(/<item[^>]*>([^<]*)<\/item>/g)].map(([, title]) => plain(title!))
}
