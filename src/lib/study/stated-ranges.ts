/** Ranges that whoever asks for a study states, in place of the model's. */
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { figureByHand } from '#lib/model/addresses/by-hand.ts'
import { reread } from '#lib/model/addresses/reread.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { StatedRanges } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'

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
