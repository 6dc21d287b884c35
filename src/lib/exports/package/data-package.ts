/** A plan as a zip of tables: one tidy CSV file for each kind of thing, with a data dictionary beside. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import { localeOf } from '#lib/figures/text/locale.ts'
import { figuresTable } from '#lib/figures/tables/figures.ts'
import { leastAmount } from '#lib/figures/tolerances.ts'
import type { ColumnDefinition, Table } from '#lib/figures/tables/tables.ts'
import type { Words } from '#lib/messages/index.ts'
import { PLAIN_MARKS } from '#lib/messages/papers.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import { besideTables } from '../beside.ts'
import { headingOf } from '../csv.ts'
import { csvText } from '../csv-text.ts'
import type { ExportSubject } from '../format.ts'
import { jsonText, planJson } from '../json.ts'
import { sourcesTable } from '../sources-table.ts'
import { markLines, stampLines } from '../stamp.ts'
import { allTables } from '../tables.ts'

/** Address of the profile that the dictionary follows. */
const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json'

/** Name of the column that holds the key of each row. */
const KEY = 'id'

/** Time that files in the zip bear: the day of the export, so that equal plans give equal bytes. */
const timeOf = (day: string) => new Date(`${day}T00:00:00`)

/** Writes the tables of a plan, the plan as JSON and a Data Package dictionary (version 2) into one zip. */
export function planPackage(subject: ExportSubject): Uint8Array<ArrayBuffer> {
	const { chain, scenario, plan, exported, beside = {}, marks = PLAIN_MARKS } = subject
	const { words } = subject.locale
	// Files for machines are written alike for every reader: without grouping.
	const locale = localeOf(words)
	const tables = [
		...allTables(chain, plan, locale),
		...besideTables(chain, plan, beside, locale),
		figuresTable(chainOf(chain, plan.scenario), locale, plan.scenario),
		sourcesTable(chain, locale)
	]
		.filter(({ rows }) => rows.length > 0)
		.map(withoutKey)
	const least = leastAmount(plan)
	const dictionary = {
		$schema: PROFILE,
		name: `midstream-${chain.id}-${plan.scenario.id}-${plan.year}`,
		title: words.report.title({ chain: chain.name }),
		description: [...markLines(marks, words), ...stampLines(chain, plan, exported, locale)].join('\n'),
		version: chain.version,
		created: `${exported}T00:00:00Z`,
		resources: tables.map((table) => resourceOf(table, words))
	}
	const files: Zippable = Object.fromEntries([
		['datapackage.json', strToU8(jsonText(dictionary))],
		...tables.map((table) => [`${table.id}.csv`, strToU8(tidyCsv(table, least))]),
		['plan.json', strToU8(planJson(chain, scenario, plan, exported))]
	])
	return zipSync(files, { mtime: timeOf(exported), level: 9 }) as Uint8Array<ArrayBuffer>
}

/** Leaves out a column that says the key of its row, which every file has in front. */
function withoutKey(table: Table): Table {
	const kept = (_: unknown, place: number) => table.columns[place]!.key !== KEY
	const rows = table.rows.map(({ key, cells }) => ({ key, cells: cells.filter(kept) }))
	return { ...table, columns: table.columns.filter(kept), rows }
}

function tidyCsv({ columns, rows }: Table, least: number): string {
	const body = rows.map(({ key, cells }) => [
		key,
		...cells.map(({ value }, k) =>
			typeof value === 'number' && columns[k]!.kind === undefined && Math.abs(value) < least ? 0 : value
		)
	])
	return csvText([[KEY, ...columns.map(fieldName)], ...body])
}

/** Every column says its unit. */
const fieldName = (column: ColumnDefinition) => headingOf(column, '')

/** The type of a column's values, as the profile has it. */
const typeOf = ({ kind, numeric }: ColumnDefinition) => (kind === 'year' ? 'year' : numeric ? 'number' : 'string')

function resourceOf(table: Table, words: Words) {
	const fields = table.columns.map((column) => ({
		name: fieldName(column),
		title: column.label,
		type: typeOf(column),
		...(column.kind === 'share' ? { description: words.report.fractionOf } : {}),
		...(column.unit ? { unit: column.unit } : {})
	}))
	return {
		name: table.id,
		title: table.caption,
		path: `${table.id}.csv`,
		type: 'table',
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		schema: {
			fields: [{ name: KEY, title: KEY, type: 'string' }, ...fields],
			primaryKey: [KEY],
			missingValues: ['']
		}
	}
}
