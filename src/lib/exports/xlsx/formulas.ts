/** Cells of a workbook that are worked out from others, so that a reader who changes one sees what follows. */
import type { Table } from '#lib/figures/tables/tables.ts'

/** Writes the address of the cell of a column in this row, e.g. `E7`; with `back`, so many rows above. */
export type CellOf = (key: string, back?: number) => string

/** A formula of one cell, without its equals sign; null where the cell holds a number of its own. */
type Formula = (cell: CellOf, row: number, columns: Table['columns']) => string | null

const total: Formula = (cell, _, columns) => {
	// Components head their columns with their own names.
	const parts = columns.filter(({ key, label }) => key === label).map(({ key }) => key)
	return parts.length > 0 ? `SUM(${cell(parts[0]!)}:${cell(parts.at(-1)!)})` : null
}

/** By table and column. Numbers that are not known stand in their cells as words, which `N` reads as 0. */
const FORMULAS: Readonly<Record<string, Readonly<Record<string, Formula>>>> = {
	processes: { utilisation: (cell) => `IF(N(${cell('effective')})=0,0,${cell('used')}/${cell('effective')})` },
	flows: { total },
	losses: { total },
	demands: {
		short: (cell) => `${cell('demand')}-${cell('served')}`,
		share: (cell) => `IF(${cell('demand')}=0,1,${cell('served')}/${cell('demand')})`
	},
	'gap-by-cause': { share: (cell) => `IF(gap=0,0,${cell('amount')}/gap)` },
	// A stage that does not limit has words in place of an amount.
	ceilings: { share: (cell) => `IF(ISNUMBER(${cell('delivered')}),IF(demand=0,1,${cell('delivered')}/demand),1)` },
	ladder: {
		delivered: (cell, row) => `${row === 0 ? 'delivered' : cell('delivered', 1)}+${cell('frees')}`
	},
	steps: {
		delivered: (cell, row) => `${row === 0 ? 'delivered' : cell('delivered', 1)}+${cell('frees')}`
	}
}

/** The formula of a cell; null where it holds its own number. */
export function formulaOf(table: Table, key: string, row: number, cell: CellOf): string | null {
	return FORMULAS[table.id]?.[key]?.(cell, row, table.columns) ?? null
}
