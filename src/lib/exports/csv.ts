/** A plan as one tidy table: a row for each flow, process and finding, under columns that all of them share. */
import type { Plan } from '#lib/engine/index.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import type { ColumnDefinition, Table } from '#lib/figures/tables/tables.ts'
import { figuresTable } from '#lib/figures/tables/figures.ts'
import type { Words } from '#lib/messages/index.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import { csvText, type CsvCell } from './csv-text.ts'
import { allTables } from './tables.ts'

/**
 * The plan as comma-separated values. `record` says what a row is and `id` which one; a cell is empty where the column
 * says nothing of that record, or the number is not known. Amounts are in the unit of the column `unit`, where the
 * heading names no other; amounts inside words are written alike for every reader. Every row ends with what made it,
 * so that rows of several exports can stand in one table.
 */
export function planCsv(chain: Chain, plan: Plan, exported: string, words: Words): string {
	const locale = localeOf(words)
	const all = [...allTables(chain, plan, locale), figuresTable(chainOf(chain, plan.scenario), locale, plan.scenario)]
	const unit = words.figures.perYear({ unit: chain.unit })
	const headings = [...new Set(all.flatMap((table) => table.columns.map((column) => headingOf(column, unit))))]
	const stamp = stampOf(chain, plan, exported)
	const rows = all.flatMap((table) => rowsOf(table, headings, unit).map((row) => [...row, ...Object.values(stamp)]))
	return csvText([['record', 'id', 'unit', ...headings, ...Object.keys(stamp)], ...rows])
}

/** Name of a row of each table. */
const RECORDS: Readonly<Record<string, string>> = {
	totals: 'total',
	processes: 'process',
	flows: 'flow',
	losses: 'loss',
	feeds: 'feed',
	stocks: 'stock',
	demands: 'demand',
	trades: 'trade',
	ceilings: 'ceiling',
	steps: 'step',
	'step-builds': 'step build',
	ladder: 'rung',
	'gap-by-cause': 'cause',
	goods: 'good',
	byproducts: 'by-product',
	figures: 'figure'
}

function stampOf(chain: Chain, plan: Plan, exported: string): Record<string, CsvCell> {
	return {
		model: chain.id,
		model_version: chain.version,
		model_fingerprint: chain.fingerprint,
		scenario: plan.scenario.id,
		year: plan.year,
		demand_basis: plan.scenario.demand,
		plan_fingerprint: plan.fingerprint,
		exported
	}
}

/**
 * Name of a column in files for machines, with its unit where that is not `base`. Components head their columns with
 * their ids, which may be any word: a prefix keeps them apart.
 */
export function headingOf({ key, label, unit }: ColumnDefinition, base: string): string {
	const name = key === label ? `component.${key}` : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
	return unit === null || unit === '' || unit === base ? name : `${name} [${unit}]`
}

function rowsOf(table: Table, headings: readonly string[], unit: string): CsvCell[][] {
	const places = headings.map((heading) => table.columns.findIndex((column) => headingOf(column, unit) === heading))
	const measured = table.columns.some((column) => column.unit === unit)
	return table.rows.map((row) => [
		RECORDS[table.id] ?? table.id,
		row.key,
		measured ? unit : null,
		...places.map((place) => (place < 0 ? null : (row.cells[place]?.value ?? null)))
	])
}
