import type { When } from '../capacity.ts'
import type { Address, Chain, Figure, NodeId, ShareFigure } from '../chain.ts'
import type { Nodes } from './settable.ts'
import { fit, type Measure } from '../units/measure.ts'
import { isProblem } from '../units/quantity.ts'
import { parseUnit, type Unit } from '../units/unit.ts'

/** Kinds of figure that have an address; the kind decides in which units a value is read. */
export type FigureKind =
	| 'capacity'
	| 'nameplate'
	| 'start'
	| 'ramp'
	| 'availability'
	| 'yield'
	| 'share'
	| 'limit'
	| 'room'
	| 'least'
	| 'smallest'
	| 'cost'
	| 'reference'
	| 'operating'
	| 'income'
	| 'life'
	| 'lead'
	| 'commitment'
	| 'byproduct'
	| 'available'
	| 'resource'
	| 'composition'
	| 'content'
	| 'amount'
	| 'counted'
	| 'value'

/** Entries of a sum that must be 1: yields of a mode, a composition, or the ingredients of a recipe. */
export type Whole =
	| { of: 'yields'; process: number; mode: number; yield: number }
	| { of: 'feed' | 'trade'; index: number }
	| { of: 'recipe'; process: number; mode: number; ingredient: number }

/** A change of a figure: replaced as a whole, as a capacity of several plants, or as a part of a sum. */
export type Change =
	| { of: 'figure'; put: (chain: Chain, figure: Figure) => Chain }
	| { of: 'number'; put: (chain: Chain, value: number) => Chain }
	| { of: 'capacity'; process: number }
	/** `component` is null where one number stands for all components. */
	| { of: 'part'; whole: Whole; component: string | null }

/** One figure of a chain that can be read and set by its address. */
export interface FigureEntry {
	/** In its shortest form. */
	address: Address
	kind: FigureKind
	/** Stated of a named value that has to be above 0 and at most 1, as an exponent of scale is. */
	within?: 'exponent'
	/** Names for readers, as the model has them: the owner's first, then plant, destination, component ... */
	names: string[]
	/** The node whose figure it is; null for contents of materials and named values. */
	node: NodeId | null
	/** The units that it may be written in. */
	measure: Measure
	/** The unit that a setting of it is counted in, and base units per one of it. */
	unit: string
	factor: number
	/** In base units; null where it is not known. */
	value: number | null
	/** With its origin; null where it is a plain number, a sum, or not stated. */
	figure: Figure | ShareFigure | null
	change: Change
	/** False for another way to address what is listed already, or for what the model does not state. */
	listed: boolean
}

/** The parts of a chain that decide about the addresses of its figures. */
export type Addressable = Nodes &
	Pick<Chain, 'feeds' | 'stores' | 'components' | 'outlets' | 'currency' | 'values' | 'levers'>

/** Everything that the entries of a node are made from. */
export interface Owner {
	chain: Addressable
	when: When
}

type Parts = Pick<FigureEntry, 'address' | 'kind' | 'names' | 'node' | 'measure' | 'within'> & { listed?: boolean }

/** An entry for a figure that stands on its own. */
export function ownFigure(
	parts: Parts,
	figure: Figure,
	put: (chain: Chain, figure: Figure) => Chain,
	unit = unitOf(figure, parts.measure)
): FigureEntry {
	return { listed: true, ...parts, ...unit, value: figure.value, figure, change: { of: 'figure', put } }
}

/** An entry for a plain number. */
export function ownNumber(
	parts: Parts,
	value: number | null,
	put: (chain: Chain, value: number) => Chain
): FigureEntry {
	const { text } = parts.measure.choices[0]!.unit
	return { listed: true, ...parts, unit: text, factor: 1, value, figure: null, change: { of: 'number', put } }
}

/** An entry for a part of a sum. */
export function ownPart(
	parts: Parts,
	{ value, figure }: { value: number | null; figure: Figure | ShareFigure | null },
	whole: Whole,
	component: string | null = null
): FigureEntry {
	const change: Change = { of: 'part', whole, component }
	return { listed: true, ...parts, unit: '', factor: 1, value, figure, change }
}

/** The unit that a figure is written in, where it fits; else the first that fits. */
function unitOf(figure: Figure, measure: Measure): { unit: string; factor: number } {
	const written = figure.unit === '%' ? null : parseUnit(figure.unit)
	const factor = written === null ? NaN : factorOf(measure, written)
	if (factor > 0 && Number.isFinite(factor)) return { unit: figure.unit, factor }
	const first = measure.choices.find((choice) => choice.factor !== null)
	return { unit: first?.unit.text ?? figure.unit, factor: first?.factor ?? 1 }
}

/** Base units per one of `unit`; NaN where it does not fit. */
export function factorOf(measure: Measure, unit: Unit): number {
	const fitted = fit(measure, unit)
	return isProblem(fitted) ? NaN : fitted.factor
}

/** The list with `value` at `index`. */
export function withAt<T>(list: readonly T[], index: number, value: T): T[] {
	const copy = [...list]
	copy[index] = value
	return copy
}
