import { rateMeasure, type Measure } from '../units/measure.ts'
import type { Addressable, FigureEntry } from './figure-entry.ts'

/**
 * The units that a lever may be counted in: those of its first figure. Needs that are moved together are summed as they
 * are counted, which is in the base unit.
 */
export function leverMeasure(chain: Addressable, { kind, node, measure }: FigureEntry, together: boolean): Measure {
	const demand = kind === 'amount' && chain.demands.some((each) => each.id === node)
	return demand && together ? rateMeasure(chain, []) : measure
}
