/** Figures that were set by hand: they have no source of their own, and say so. */
import type { Figure, ShareFigure } from '../chain.ts'
import type { FigureEntry } from './figure-entry.ts'

/** Origin of a figure. */
export type Origin = Pick<Figure & ShareFigure, 'status' | 'sources' | 'confidence' | 'date' | 'note' | 'byHand'>

/** Origin of every figure that was set by hand. */
const BY_HAND: Readonly<Origin> = {
	status: 'assumed',
	sources: [],
	confidence: 'low',
	date: null,
	note: null,
	byHand: true
}

/** Returns the origin of a setting: that of the scenario's figure, or by hand where it has none. */
export function originOf(figure: Figure | null): Readonly<Origin> {
	if (!figure) return BY_HAND
	const { status, sources, confidence, date, note } = figure
	return { status, sources, confidence, date, note }
}

/** Returns a figure of `value` base units, in the unit of the figure that it stands for. */
export function figureByHand(
	before: Figure | null,
	value: number,
	entry: Pick<FigureEntry, 'unit' | 'factor'>,
	origin: Readonly<Origin> = BY_HAND
): Figure {
	const known = before?.state === 'known' && before.value && before.written.value
	const factor = known ? before.value! / before.written.value! : entry.factor
	return {
		state: 'known',
		value,
		low: null,
		high: null,
		unit: known ? before.unit : entry.unit,
		written: { value: value / factor, low: null, high: null },
		...origin,
		alternatives: []
	}
}
