/** Limits that politics may set, which a reader turns on by their names. */
import { entryAt } from './addresses/addresses.ts'
import type { Chain, NodeId, PoliticalLimit } from './chain.ts'

/** True of a limit that does not hold: the figure that it gives way to is above 0. */
function givesWay(chain: Chain, { unless }: PoliticalLimit): boolean {
	const figure = unless === null ? null : entryAt(chain, unless)?.figure
	return figure !== null && figure !== undefined && 'value' in figure && (figure.value ?? 0) > 0
}

/**
 * Returns the processes that limits keep as they are, each with the first limit that does.
 * @param chain With its figures as a scenario sets them.
 */
export function keptByLimits(chain: Chain, ids: readonly string[]): Map<NodeId, PoliticalLimit> {
	const holding = (chain.limits ?? []).filter((limit) => ids.includes(limit.id) && !givesWay(chain, limit))
	return new Map(holding.flatMap((limit) => limit.keeps.map((process) => [process, limit] as const)).reverse())
}
