/** A plan as a workbook: a summary with live totals, then a sheet for each table, with filters and frozen heads. */
import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { SheetChart } from 'hucre'
import { figuresTable } from '#lib/figures/tables/figures.ts'
import type { ColumnDefinition, ColumnKind, Table } from '#lib/figures/tables/tables.ts'
import { headline } from '#lib/figures/text/statement.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { leastAmount } from '#lib/figures/tolerances.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import type { Grouping } from '#lib/messages/notation.ts'
import { PLAIN_MARKS, type Marks } from '#lib/messages/papers.ts'
import { withoutControls } from '#lib/figures/scene/xml.ts'
import { sourcesTable } from '../sources-table.ts'
import { besideTables } from '../beside.ts'
import type { ExportSubject } from '../format.ts'
import { repacked } from '../office/zip.ts'
import { markLines, stampLines } from '../stamp.ts'
import { allTables } from '../tables.ts'
import { formulaOf, type CellOf } from './formulas.ts'

/** Number formats by grouping. Spreadsheets cannot group by four: such readers get thousands. */
const FORMATS: Readonly<Record<Grouping, string>> = {
	thousands: '#,##0.###;-#,##0.###;0',
	lakh: '[>=10000000]##\\,##\\,##\\,##0;[>=100000]##\\,##\\,##0;#,##0.###',
	man: '#,##0.###;-#,##0.###;0'
}

const FONT = { name: 'Calibri', size: 11 }
const HEAD = { font: { ...FONT, bold: true }, alignment: { wrapText: true, vertical: 'top' as const } }
/** Height of a line, points. */
const LINE = 15
/** Characters across, at least and at most. */
const NARROWEST = 9
const WIDEST = 60

/** A sheet is as wide as the paper, and as many pages long as it needs. */
const PAGES = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const

/** Paper and markings of a sheet in print; a chart stays on one page. In a heading `&` begins a code, and a doubled one is a letter. */
function printedOn({ paper, classification }: Marks, hasChart = false): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
	const heading = `&C&"-,Bold"${withoutControls(classification).replaceAll('&', '&&')}`
	return {
		pageSetup: { ...PAGES, paperSize: paper, ...(hasChart ? { fitToHeight: 1 } : {}) },
		...(classification === '' ? {} : { headerFooter: { oddHeader: heading, oddFooter: heading } })
	}
}

type CellAt = Exclude<NonNullable<WriteSheet['cells']>, undefined> extends Map<string, infer C> ? C : never

/** Writes a plan as an Excel workbook. The same plan and day give the same bytes. */
export async function planXlsx(subject: ExportSubject): Promise<Uint8Array<ArrayBuffer>> {
	const { chain, plan, exported, locale, beside = {}, marks = PLAIN_MARKS } = subject
	const { writeXlsx } = await import('hucre/xlsx')
	const named = chainOf(chain, plan.scenario)
	const all = [
		...allTables(chain, plan, locale).filter(({ id }) => id !== 'totals'),
		...besideTables(chain, plan, beside, locale),
		figuresTable(named, locale, plan.scenario),
		sourcesTable(chain, locale)
	].filter(({ rows }) => rows.length > 0)
	const names = sheetNames(all, locale)
	const day = new Date(`${exported}T00:00:00Z`)
	const summary = summarySheet(subject, all, names)
	const least = leastAmount(plan)
	const bytes = await writeXlsx({
		sheets: [
			summary,
			...all.map((table) => ({
				...tableSheet(table, names.get(table.id)!, locale, least),
				...printedOn(marks, table.id in BARS)
			}))
		],
		namedRanges: TOTALS.map((name, k) => ({
			name,
			range: `${quoted(locale.words.report.sheets.summary)}!$B$${TOTALS_ROW + k}`
		})),
		properties: {
			title: withoutControls(locale.words.report.title({ chain: chain.name })),
			creator: 'Midstream',
			created: day,
			modified: day
		}
	})
	return repacked(bytes)
}

/** Names of the totals, which formulas use. */
const TOTALS = ['demand', 'delivered', 'gap'] as const
/** Row of the first total in the summary, from 1. */
const TOTALS_ROW = 5

function summarySheet(
	{ chain, plan, exported, locale, marks = PLAIN_MARKS }: ExportSubject,
	tables: readonly Table[],
	names: ReadonlyMap<string, string>
): WriteSheet {
	const { report: words, figures } = locale.words
	const unit = figures.perYear({ unit: chain.unit })
	const demands = tables.find(({ id }) => id === 'demands')
	const format = FORMATS[locale.numbers.grouping]
	const sumOf = (key: string) => (demands ? `SUM(${quoted(names.get('demands')!)}!${rangeOf(demands, key)})` : null)
	const bold = { style: { font: { ...FONT, bold: true } } }
	const rows: CellValue[][] = [
		[words.title({ chain: chain.name })],
		[
			headline(chain, plan, locale)
				.map(({ text }) => text)
				.join('')
		],
		[],
		[words.totals, unit],
		[words.columns.demand, plan.demand],
		[words.columns.delivered, plan.delivered],
		[words.columns.gap, plan.gap],
		[words.sheetRows.missing, plan.demand > 0 ? plan.gap / plan.demand : 0],
		[words.columns.imported, plan.imported],
		[],
		...[...markLines(marks, locale.words), ...stampLines(chain, plan, exported, locale)].map((line) => [line])
	].map((row) => row.map((cell) => (typeof cell === 'string' ? withoutControls(cell) : cell)))
	const cells = new Map<string, Partial<CellAt>>([
		['0,0', { style: { font: { ...FONT, bold: true, size: 16 } } }],
		['1,0', { style: { font: { ...FONT, size: 12 }, alignment: { wrapText: true, vertical: 'top' } } }],
		['3,0', bold],
		['3,1', bold]
	])
	const formulas = [sumOf('demand'), sumOf('served'), 'demand-delivered', MISSING, null]
	for (const [k, formula] of formulas.entries()) {
		const row = TOTALS_ROW - 1 + k
		const value = rows[row]![1]!
		const numFmt = formula === MISSING ? KINDS.share : format
		cells.set(`${row},1`, { style: { numFmt }, ...(formula ? { formula, formulaResult: value } : {}) })
	}
	return {
		name: words.sheets.summary,
		rows,
		cells,
		columns: [{ width: 44 }, { width: 18 }, { width: 60 }],
		merges: [{ startRow: 1, endRow: 1, startCol: 0, endCol: 2 }],
		rowDefs: new Map([[1, { height: 3 * LINE }]]),
		...printedOn(marks)
	}
}

function tableSheet(table: Table, name: string, locale: Locale, least: number): WriteSheet {
	const { columns, rows } = table
	const heads = unique(columns.map(({ label, unit }) => withoutControls(unit ? `${label}, ${unit}` : label)))
	const formats = columns.map(({ kind }) => (kind ? KINDS[kind] : FORMATS[locale.numbers.grouping]))
	const value = (cell: Table['rows'][number]['cells'][number], { numeric, kind }: ColumnDefinition): CellValue => {
		if (!numeric || typeof cell.value === 'string') return cell.value === null ? null : withoutControls(cell.text)
		if (cell.value === null) return withoutControls(cell.text) || null
		return kind === undefined && Math.abs(cell.value) < least ? 0 : cell.value
	}
	const cells = new Map<string, Partial<CellAt>>(heads.map((_, k) => [`0,${k}`, { style: HEAD }]))
	const body = rows.map((row, r) =>
		columns.map((column, k) => {
			const { key, numeric } = column
			const shown = value(row.cells[k]!, column)
			const at: CellOf = (of, back = 0) => `${letter(columns.findIndex((each) => each.key === of))}${r + 2 - back}`
			const formula = typeof shown === 'number' ? formulaOf(table, key, r, at) : null
			if (numeric)
				cells.set(`${r + 1},${k}`, {
					style: { numFmt: formats[k]! },
					...(formula ? { formula, formulaResult: shown } : {})
				})
			if (!numeric && columns[k - 1]?.numeric)
				cells.set(`${r + 1},${k}`, { style: { alignment: { horizontal: 'left', indent: 1 } } })
			return shown
		})
	)
	const widths = columns.map((_, k) => {
		const words = heads[k]!.split(' ').map((word) => word.length * BOLD)
		const longest = Math.max(...body.map((row) => lettersOf(row[k])), ...words, heads[k]!.length / 2)
		return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) }
	})
	const headLines = Math.max(...heads.map((head, k) => Math.ceil((head.length * 1.25) / widths[k]!.width)))
	return {
		name,
		rows: [heads, ...body],
		cells,
		columns: widths,
		freezePane: { rows: 1, columns: 1 },
		rowDefs: new Map([[0, { height: LINE * headLines }]]),
		tables: [
			{
				name: table.id.replaceAll('-', '_'),
				range: `A1:${letter(columns.length - 1)}${rows.length + 1}`,
				columns: heads.map((head) => ({ name: head })),
				style: 'TableStyleLight1'
			}
		],
		...chartsOf(table, name)
	}
}

/** Width of bold letters, by that of others. */
const BOLD = 1.2

/** Letters that a cell takes: a number with all its digits, as the format writes it. */
function lettersOf(shown: CellValue | undefined): number {
	if (typeof shown === 'number') return shown.toLocaleString('en', { maximumFractionDigits: 3 }).length
	return typeof shown === 'string' ? shown.length : 0
}

/** The part of the demand that is missing, as a formula. */
const MISSING = 'IF(demand=0,0,gap/demand)'

/** Fractions are shown as per cent; years are not grouped. */
const KINDS: Readonly<Record<ColumnKind, string>> = { share: '0.0%', year: '0' }

/** Bars of the tables that a reader would rather see than read: the column that names, and the one that is drawn. */
const BARS: Readonly<Record<string, { name: string; value: string; only?: (row: Table['rows'][number]) => boolean }>> =
	{
		'gap-by-cause': { name: 'cause', value: 'amount' },
		// The stages stand first; below them come their routes, which are parts of them.
		ceilings: { name: 'stage', value: 'delivered', only: ({ cells }) => cells[1]!.text === '' },
		steps: { name: 'step', value: 'frees' }
	}

function chartsOf(table: Table, sheet: string): { charts?: SheetChart[] } {
	const bars = BARS[table.id]
	if (!bars) return {}
	const at = (key: string) => table.columns.findIndex((column) => column.key === key)
	const last = table.rows.filter(bars.only ?? (() => true)).length + 1
	const absolute = (key: string) => `${quoted(sheet)}!$${letter(at(key))}$2:$${letter(at(key))}$${last}`
	const { label, unit } = table.columns[at(bars.value)]!
	const below = table.rows.length + 2
	const chart: SheetChart = {
		type: 'bar',
		title: withoutControls(table.caption),
		altText: withoutControls(table.caption),
		legend: false,
		series: [{ name: label, values: absolute(bars.value), categories: absolute(bars.name), color: '9e1038' }],
		axes: { y: { title: unit ? `${label}, ${unit}` : label, scale: { min: 0 } } },
		anchor: { from: { row: below, col: 0 }, to: { row: below + 18, col: 5 } }
	}
	return { charts: [chart] }
}

function sheetNames(tables: readonly Table[], { words }: Locale): Map<string, string> {
	const named: Readonly<Record<string, string>> = words.report.sheets
	return new Map(tables.map(({ id }) => [id, named[id] ?? id]))
}

/** Heads of a table are told apart, whatever the model calls its components. */
function unique(heads: readonly string[]): string[] {
	const seen = new Map<string, number>()
	return heads.map((head) => {
		const bare = head.trim() === '' ? '–' : head
		const times = seen.get(bare.toLowerCase()) ?? 0
		seen.set(bare.toLowerCase(), times + 1)
		return times === 0 ? bare : `${bare} (${times + 1})`
	})
}

function rangeOf({ columns, rows }: Table, key: string): string {
	const column = letter(columns.findIndex((each) => each.key === key))
	return `${column}2:${column}${rows.length + 1}`
}

/** Name of a column by its place from 0: A, B, …, Z, AA. */
function letter(place: number): string {
	const last = String.fromCharCode(65 + (place % 26))
	return place < 26 ? last : letter(Math.floor(place / 26) - 1) + last
}

function quoted(sheet: string): string {
	return `'${sheet.replaceAll("'", "''")}'`
}
