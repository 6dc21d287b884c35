import type { Plan } from '#lib/engine/index.ts'
import type { Reading } from '#lib/figures/reading.ts'
import { tables } from '#lib/figures/tables.ts'
import type { Chain } from '#lib/model/chain.ts'
import { byproductsTable } from '../tables.ts'
import { tableBlock, type Section } from './document.ts'

/** The columns of each table that fit a page; files have all of them. */
const COLUMNS = {
	processes: ['name', 'verdict', 'installed', 'effective', 'used', 'utilisation', 'needed', 'sources'],
	ceilings: ['stage', 'route', 'delivered', 'share'],
	demands: ['name', 'demand', 'served', 'short', 'share', 'sources'],
	trades: ['name', 'kind', 'partner', 'amount', 'used', 'short', 'sources'],
	feeds: ['name', 'route', 'available', 'used', 'usedAtTop', 'sources'],
	losses: ['process', 'outlet', 'kind', 'total']
} as const

/** The plan's tables, a section each. */
export function tableSections(chain: Chain, plan: Plan, reading: Reading): Section[] {
	const all = tables(chain, plan, reading)
	const { sections } = reading.words.report
	const ids = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
	return ids.map((id) => ({
		id,
		heading: sections[id],
		blocks: [
			...tableBlock(
				all.find((table) => table.id === id),
				COLUMNS[id]
			),
			...(id === 'losses'
				? tableBlock(byproductsTable(chain, plan, reading), ['name', 'process', 'gross', 'grossUnit'], true)
				: [])
		]
	}))
}
