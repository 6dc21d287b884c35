/** The parts of a chain that the programme's matrix and the ladder's costs are made from, to tell programmes apart. */
import type { Chain } from '#lib/model/chain.ts'
import { fingerprint } from '#lib/model/fingerprint.ts'

/** The structural parts of one list: null where an item is the base's own. */
function differing<T>(list: readonly T[], base: readonly T[], parts: (item: T) => unknown[]): unknown[] {
	return list.map((item, i) => {
		const own = parts(item)
		const before = parts(base[i]!)
		return own.every((part, k) => part === before[k]) ? null : own
	})
}

/**
 * Returns a key that is equal for two chains of one base chain whose programmes have the same matrix and costs. The empty
 * text stands for the base chain itself. Compares by identity, as setting figures shares what stays as it was.
 */
export function structureKey(chain: Chain, base: Chain): string {
	if (chain === base) return ''
	const parts = [
		differing(chain.processes, base.processes, (p) => [p.modes, p.expansion, p.byproducts, p.commitment === null]),
		differing(chain.feeds, base.feeds, (feed) => [feed.composition]),
		differing(chain.trades, base.trades, (trade) => [trade.composition]),
		differing(chain.demands, base.demands, (demand) => [demand.counted])
	]
	return parts.every((list) => list.every((item) => item === null)) ? '' : fingerprint(parts)
}
