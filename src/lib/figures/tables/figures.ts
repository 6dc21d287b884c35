/** The table of all figures of a chain: one row each, under its address. */
import { figureName } from '../text/figure-text.ts'
import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import type { FigureEntry } from '#lib/model/addresses/figure-entry.ts'
import type { When } from '#lib/model/capacity.ts'
import type { Chain, ShareFigure } from '#lib/model/chain.ts'
import type { Locale } from '../text/locale.ts'
import { isFigure } from '../text/provenance.ts'
import { confidenceCell, statusCell, tableOf, textCell, type Cell, type Table } from './table.ts'

/** Least, value and most of a figure in the unit of its settings; null where one is not stated. */
export interface FigureRange {
	low: number | null
	value: number | null
	high: number | null
}

/** The range of a figure in its own unit; a vector's is that of the component that the entry is of. */
export function rangeOf(entry: FigureEntry): FigureRange {
	const inUnit = (base: number | null) => (base === null ? null : rounded(base / entry.factor))
	const { figure, change } = entry
	if (figure === null) return { low: null, value: inUnit(entry.value), high: null }
	if (isFigure(figure)) {
		const whole = figure.value === entry.value
		return {
			low: whole ? inUnit(figure.low) : null,
			value: inUnit(entry.value),
			high: whole ? inUnit(figure.high) : null
		}
	}
	const component = change.of === 'part' && change.component !== null ? change.component : null
	return shareRange(figure, component ?? Object.keys(figure.shares)[0] ?? '', entry.value)
}

function shareRange({ low, high }: ShareFigure, component: string, value: number | null): FigureRange {
	const ranged = low[component] !== high[component]
	return { low: ranged ? (low[component] ?? null) : null, value, high: ranged ? (high[component] ?? null) : null }
}

/** Without the noise of the conversion to base units and back. */
const rounded = (value: number) => Number(value.toPrecision(12))

/** Every figure of a chain, capacities as of a year and the statuses that count. */
export function figuresTable(chain: Chain, locale: Locale, when?: When): Table {
	const { columns: c } = locale.words.figures.tables
	const { numbers } = locale
	const number = (value: number | null): Cell =>
		value === null ? textCell(null) : { value, text: numbers.full(value) }
	const valueCell = ({ kind }: FigureEntry, value: number | null): Cell => {
		if (value === null) return { value, text: locale.words.chain.unknown }
		return kind === 'start' ? { value, text: numbers.year(value) } : number(value)
	}
	return tableOf<FigureEntry>(
		'figures',
		locale.words.figureNames.table,
		[
			{ key: 'address', label: c.address, cell: ({ address }) => textCell(address) },
			{ key: 'name', label: c.name, cell: (entry) => textCell(figureName(entry, locale)) },
			{ key: 'value', label: c.value, unit: '', cell: (entry) => valueCell(entry, rangeOf(entry).value) },
			{ key: 'low', label: c.low, unit: '', cell: (entry) => number(rangeOf(entry).low) },
			{ key: 'high', label: c.high, unit: '', cell: (entry) => number(rangeOf(entry).high) },
			{ key: 'figureUnit', label: c.figureUnit, cell: ({ unit }) => textCell(unit) },
			{ key: 'status', label: c.status, cell: ({ figure }) => statusCell(figure, locale.words) },
			{ key: 'confidence', label: c.confidence, cell: ({ figure }) => confidenceCell(figure, locale.words) },
			{ key: 'sources', label: c.sources, cell: ({ figure }) => textCell(figure?.sources.join(' ')) }
		],
		figureAddresses(chain, when),
		({ address }) => address
	)
}
