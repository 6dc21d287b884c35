/** Table twins: one definition of rows for the page, CSV and reports, with full numbers, units and sources. */
import type { Chain } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import type { Locale } from '../text/locale.ts'
import { balanceTable } from './balance.ts'
import { ceilingsTable, gapByCauseTable, ladderTable, stepBuildsTable, stepsTable } from './findings.ts'
import { flowsTable, lossesTable } from './flows.ts'
import { demandsTable, feedsTable, processesTable, tradesTable } from './nodes.ts'
import { stocksTable } from './stocks.ts'
import type { Table } from './table.ts'
import { worthTable } from './worth.ts'

export type { Cell, ColumnDefinition, ColumnKind, Table, TableRow } from './table.ts'

/** All tables of a plan, in the order in which a report shows them; those without rows are left out. */
export function tables(chain: Chain, plan: Plan, locale: Locale): Table[] {
	return [
		processesTable(chain, plan, locale),
		flowsTable(chain, plan, locale),
		lossesTable(chain, plan, locale),
		feedsTable(chain, plan, locale),
		stocksTable(chain, plan, locale),
		demandsTable(chain, plan, locale),
		tradesTable(chain, plan, locale),
		balanceTable(chain, plan, locale),
		worthTable(chain, plan, locale),
		ceilingsTable(chain, plan, locale),
		stepsTable(chain, plan, locale),
		stepBuildsTable(chain, plan, locale),
		ladderTable(chain, plan, locale),
		gapByCauseTable(chain, plan, locale)
	].filter((table) => table.rows.length > 0)
}
