/** Sourced figures as their authors wrote them: value, range and what was not used, each in its own unit. */
import type { FigureEntry } from '#lib/model/addresses/figure-entry.ts'
import type { Figure, ShareFigure } from '#lib/model/chain.ts'
import { figureText, withUnit, type NumberFormat } from './number-format.ts'
import { isFigure } from './provenance.ts'
import type { Locale } from './locale.ts'

/** The value: an amount, none, unknown, or a share for each component. */
export function valueText(figure: Figure | ShareFigure, { words, numbers }: Locale): string {
	if (!isFigure(figure)) return sharesText(figure.shares, numbers)
	return figureText(figure, () => amountText(figure.written.value ?? 0, figure.unit, numbers), words.chain)
}

/** Returns the range of a figure as a sentence; empty where none is given. */
export function rangeText(figure: Figure | ShareFigure, { words: { report }, numbers }: Locale): string {
	const [low, high] = isFigure(figure) ? amountBounds(figure, numbers) : shareBounds(figure, numbers)
	if (low !== '' && high !== '') return low === high ? '' : report.range({ low, high })
	if (low !== '') return report.least({ low })
	return high === '' ? '' : report.most({ high })
}

/** A sentence for each figure that disagrees. */
export function alternativeTexts({ alternatives }: Figure, { words: { report }, numbers }: Locale): string[] {
	return alternatives.map(({ value, unit, sources, reason }) =>
		report.instead({ amount: amountText(value, unit, numbers), sources, reason })
	)
}

/** Digits of a figure that is not a whole number: those of a quotient tell no more than these. */
const DIGITS = 4

/** A whole number as it is, any other in four digits, of a thousand and more without a fraction. */
function rounded(value: number): number {
	if (Math.abs(value) >= 1000) return Math.round(value)
	return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS))
}

/** Returns a number in no more digits than a figure has. */
export const digitsOf = (value: number, { full }: NumberFormat): string => full(rounded(value))

function amountText(value: number, unit: string, numbers: NumberFormat): string {
	const text = digitsOf(value, numbers)
	return unit === '' ? text : withUnit(text, unit)
}

function amountBounds({ written: { low, high }, unit }: Figure, numbers: NumberFormat): [low: string, high: string] {
	const bound = (value: number | null) => (value === null ? '' : amountText(value, unit, numbers))
	return [bound(low), bound(high)]
}

/** Of the components alone that have a range. */
function shareBounds({ low, high }: ShareFigure, numbers: NumberFormat): [low: string, high: string] {
	const ranged = Object.keys(low).filter((id) => low[id] !== high[id])
	const bound = (shares: ShareFigure['shares']) =>
		ranged.length === 0 ? '' : sharesText(Object.fromEntries(ranged.map((id) => [id, shares[id] ?? 0])), numbers)
	return [bound(low), bound(high)]
}

/** One percentage where all components have the same, else each with its name. */
function sharesText(shares: ShareFigure['shares'], { full }: NumberFormat): string {
	const percent = (share: number) => withUnit(full(rounded(share * 100)), '%')
	const values = Object.values(shares)
	if (values.every((share) => share === values[0])) return percent(values[0] ?? 0)
	return Object.entries(shares)
		.filter(([, share]) => share !== 0)
		.map(([component, share]) => withUnit(component, percent(share)))
		.join(', ')
}

/** The figure of an entry; of the share of one component, its own part of the shares. Null where it has none. */
export function ownPart({ figure, change }: Pick<FigureEntry, 'figure' | 'change'>): Figure | ShareFigure | null {
	const component = change.of === 'part' ? change.component : null
	if (figure === null || isFigure(figure) || component === null) return figure
	const own = (shares: ShareFigure['shares']) => (component in shares ? { [component]: shares[component]! } : {})
	return { ...figure, shares: own(figure.shares), low: own(figure.low), high: own(figure.high) }
}

/** Name of a figure for readers: what it is of, and what of it. */
export function figureName({ names, kind }: Pick<FigureEntry, 'names' | 'kind'>, { words }: Locale): string {
	const [of = '', ...entries] = names
	return words.figureNames[kind]({ of, entries })
}

/** Name of a figure among those of one node, which is not named again. */
export function figureNameWithin({ names, kind }: FigureEntry, { words }: Locale): string {
	return words.figureNames[kind]({ of: null, entries: names.slice(1) })
}
