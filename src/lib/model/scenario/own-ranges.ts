/** Ranges of one's own beside the model's: which there are, and how they are typed. */
import { entryAt } from '../addresses/addresses.ts'
import type { Address, Chain } from '../chain.ts'
import { isProblem, type Problem } from '../units/quantity.ts'
import { parseSetting } from './parse-setting.ts'
import { inherit } from './inherit.ts'
import { isDrawn, rangeOf } from './ranges.ts'
import type { Range, Scenario, StatedRanges } from './scenario.ts'
import { settingUnit } from './setting.ts'

/** The model's own range of a figure that is one number, in the unit of its settings; null where it has none. */
export function ownRange(chain: Chain, address: Address): Range | null {
	const entry = entryAt(chain, address)
	const unit = settingUnit(chain, address)
	if (!entry?.figure || !('written' in entry.figure) || !unit || !isDrawn(entry)) return null
	const range = rangeOf(entry.figure)
	const inUnit = (end: number) => Number((end / unit.factor).toPrecision(DIGITS))
	return range && { low: inUnit(range.low), mode: inUnit(range.mode), high: inUnit(range.high) }
}

/** Digits that conversion between units leaves right. */
const DIGITS = 12

/** Returns the scenario with a range for one figure; with the model's own range again for null, or where the two are the same. */
export function withRange(chain: Chain, scenario: Scenario, address: Address, range: Range | null): Scenario {
	const { ranges: before, ...rest } = scenario
	const others = Object.entries(before ?? {}).filter(([each]) => each !== address)
	const stated: [Address, Range][] = range && !isOwn(chain, address, range) ? [...others, [address, range]] : others
	return stated.length > 0 ? { ...rest, ranges: Object.fromEntries(stated.sort(([a], [b]) => (a < b ? -1 : 1))) } : rest
}

function isOwn(chain: Chain, address: Address, range: Range): boolean {
	const own = ownRange(chain, address)
	return own !== null && ENDS.every((end) => Number(range[end].toPrecision(DIGITS)) === own[end])
}

/** Low, most likely and high, in their order. */
export const ENDS = ['low', 'mode', 'high'] as const

/** Why a range cannot be drawn from: its form, its order, or its figure, which is no number of its own or is set. */
export type RangeRefusal = 'form' | 'order' | 'figure' | 'set'

/** Reads three ends, each as a setting is written, or a number in its unit; the problem, or why they cannot be drawn from. */
export function readRange(
	chain: Chain,
	scenario: Scenario,
	address: Address,
	written: readonly (string | number)[]
): Range | Problem | { refused: RangeRefusal } {
	const entry = entryAt(chain, address)
	if (entry && !isDrawn(entry)) return { refused: 'figure' }
	if (isSet(chain, scenario, address)) return { refused: 'set' }
	if (written.length !== ENDS.length) return { refused: 'form' }
	const ends = written.map((text) => parseSetting(chain, address, typeof text === 'string' ? text.trim() : text))
	const problem = ends.find(isProblem)
	if (problem) return problem
	const [low, mode, high] = ends as [number, number, number]
	return low <= mode && mode <= high && low < high ? { low, mode, high } : { refused: 'order' }
}

/** Returns the ranges that a study of a scenario draws from: those that differ from the model's, of figures that the scenario does not set. */
export function rangesDrawn(chain: Chain, scenario: Scenario): StatedRanges {
	const stated = Object.entries(scenario.ranges ?? {})
	return Object.fromEntries(
		stated.filter(([address, range]) => !isSet(chain, scenario, address) && !isOwn(chain, address, range))
	)
}

/** True where a scenario sets the figure, whose own range would then move nothing. */
export function isSet(chain: Chain, { id, set }: Scenario, address: Address): boolean {
	const { lineage } = inherit(chain, id)
	return (
		Object.hasOwn(set, address) ||
		lineage.some((each) => Object.hasOwn(each.set, address) || Object.hasOwn(each.setByYear ?? {}, address))
	)
}
