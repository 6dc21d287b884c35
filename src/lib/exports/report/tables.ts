import { tableBlock, type Section, type Subject } from './document.ts'

/** The columns of each table that fit a page; files have all of them. */
const COLUMNS = {
	processes: ['name', 'verdict', 'installed', 'effective', 'used', 'utilisation', 'needed', 'sources'],
	ceilings: ['stage', 'route', 'delivered', 'share', 'plantsMissing'],
	demands: ['name', 'demand', 'served', 'short', 'share', 'sources'],
	trades: ['name', 'kind', 'partner', 'amount', 'used', 'short', 'sources'],
	balance: ['name', 'supply', 'served', 'elsewhere', 'exported', 'surplus', 'missing', 'missingMost'],
	worth: ['name', 'price', 'amount', 'delivered', 'added', 'exported', 'surplus', 'sources'],
	feeds: ['name', 'route', 'available', 'used', 'usedAtTop', 'sources'],
	stocks: ['name', 'material', 'held', 'drawn', 'added', 'atEnd', 'room', 'figureUnit', 'sources'],
	losses: ['process', 'outlet', 'kind', 'total']
} as const

/** The plan's tables, a section each. */
export function tableSections({ locale, tables }: Subject): Section[] {
	const { sections } = locale.words.report
	const ids = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
	const byproducts = tableBlock(tables.get('byproducts'), ['name', 'process', 'gross', 'grossUnit'], true)
	return ids.map((id) => ({
		id,
		heading: sections[id],
		blocks: [...tableBlock(tables.get(id), COLUMNS[id]), ...(id === 'losses' ? byproducts : [])]
	}))
}
