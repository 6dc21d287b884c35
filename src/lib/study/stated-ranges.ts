/** Ranges that whoever asks for a study states, in place of the model's. */
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { figureByHand } from '#lib/model/addresses/by-hand.ts'
import { reread } from '#lib/model/addresses/reread.ts'
import type { Address, Chain } from '#lib/model/chain.ts'
import { inherit } from '#lib/model/scenario/inherit.ts'
import { parseSetting } from '#lib/model/scenario/parse-setting.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { isProblem, type Problem } from '#lib/model/units/quantity.ts'
import type { Range } from './distributions.ts'
import { isDrawn } from './uncertain.ts'

/** Ranges by the address of their figure, in the unit that a setting of the figure has. */
export type StatedRanges = Readonly<Record<Address, Range>>

/** Why a range cannot be drawn from: its form, its order, or its figure, which is no number of its own or is set. */
export type RangeRefusal = 'form' | 'order' | 'figure' | 'set'

/** Returns the chain in which figures have the ranges that are stated, and their middles for values. */
export function withRanges(chain: Chain, ranges: StatedRanges): Chain {
	const stated = Object.entries(ranges)
	if (stated.length === 0) return chain
	return reread(
		stated.reduce((changed, [address, { low, mode, high }]) => {
			const entry = entryAt(changed, address)
			const own = settingUnit(changed, address)
			if (entry?.change.of !== 'figure' || !own) return changed
			const before = entry.figure && 'written' in entry.figure ? entry.figure : null
			const figure = figureByHand(before, mode * own.factor, own)
			const factor = mode === 0 ? own.factor : figure.value! / figure.written.value!
			const ends = { low: low * own.factor, high: high * own.factor }
			const written = { value: figure.written.value, low: ends.low / factor, high: ends.high / factor }
			return entry.change.put(changed, { ...figure, ...ends, written })
		}, chain)
	)
}

/** Reads `0.5..0.6..0.8`, each end as a setting is written; the problem, or why it cannot be drawn from. */
export function parseRange(
	chain: Chain,
	scenario: Scenario,
	address: Address,
	written: string
): Range | Problem | { refused: RangeRefusal } {
	const entry = entryAt(chain, address)
	if (entry && !isDrawn(entry)) return { refused: 'figure' }
	if (isSet(chain, scenario, address)) return { refused: 'set' }
	const texts = written.split('..')
	if (texts.length !== 3) return { refused: 'form' }
	const ends = texts.map((text) => parseSetting(chain, address, text.trim()))
	const problem = ends.find(isProblem)
	if (problem) return problem
	const [low, mode, high] = ends as [number, number, number]
	return low <= mode && mode <= high && low < high ? { low, mode, high } : { refused: 'order' }
}

/** True where a scenario sets the figure, whose own range would then move nothing. */
function isSet(chain: Chain, { id, set }: Scenario, address: Address): boolean {
	const { lineage } = inherit(chain, id)
	return (
		Object.hasOwn(set, address) ||
		lineage.some((each) => Object.hasOwn(each.set, address) || Object.hasOwn(each.setByYear ?? {}, address))
	)
}
