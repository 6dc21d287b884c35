/** Table twins: one definition of rows for the page, CSV and reports, with full numbers, units and sources. */
import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Reading } from '../text/reader.ts'
import { ceilingsTable, gapByCauseTable, ladderTable } from './findings.ts'
import { flowsTable, lossesTable } from './flows.ts'
import { demandsTable, feedsTable, processesTable, tradesTable } from './nodes.ts'
import type { Table } from './table.ts'

export type { Cell, ColumnDefinition, Table, TableRow } from './table.ts'

/** All tables of a plan, in the order in which a report shows them; those without rows are left out. */
export function tables(chain: Chain, plan: Plan, reading: Reading): Table[] {
	return [
		processesTable(chain, plan, reading),
		flowsTable(chain, plan, reading),
		lossesTable(chain, plan, reading),
		feedsTable(chain, plan, reading),
		demandsTable(chain, plan, reading),
		tradesTable(chain, plan, reading),
		ceilingsTable(chain, plan, reading),
		ladderTable(chain, plan, reading),
		gapByCauseTable(chain, plan, reading)
	].filter((table) => table.rows.length > 0)
}
