/** Capacity that a reader added and that cannot stand yet: a plan counts it all the same. */
import type { Plan } from '#lib/engine/index.ts'
import { effectiveCapacity } from '#lib/model/capacity.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { largestOfRanges, rangeOf, type Range } from '../range.ts'

const standing = new WeakMap<Chain, Map<string, ReadonlyMap<NodeId, number | null>>>()

/** What each process of the named scenario can use in the year of a plan, base units. Memoised by scenario and year. */
function standingIn(chain: Chain, { scenario, year }: Plan): ReadonlyMap<NodeId, number | null> {
	const ofChain = standing.get(chain) ?? new Map<string, ReadonlyMap<NodeId, number | null>>()
	standing.set(chain, ofChain)
	const key = `${scenario.id} ${year}`
	const known = ofChain.get(key)
	if (known) return known
	const { chain: named, scenario: resolved } = applyScenario(chain, { id: scenario.id, year, demand: null, set: {} })
	const found = new Map(named.processes.map((each) => [each.id, effectiveCapacity(each, year, resolved.counts)]))
	ofChain.set(key, found)
	return found
}

/**
 * Returns how long it takes to build what was added, the slowest of it; null where nothing was added, where nobody knows, or
 * where there is time for it from the present on.
 */
export function leadOfAdded(chain: Chain, plan: Plan): Range | null {
	const changed = new Set<string>(plan.scenario.changed)
	const moved = plan.processes.filter(({ id }) => changed.has(id))
	if (moved.length === 0) return null
	const before = standingIn(chain, plan)
	const leads = moved
		.filter(({ id, effective }) => (effective ?? 0) > (before.get(id) ?? Infinity))
		.flatMap(({ id }) => rangeOf(chain.processes.find((each) => each.id === id)?.expansion.lead) ?? [])
	if (leads.length === 0) return null
	const lead = largestOfRanges(leads)
	return plan.year - presentOf(chain) < lead.value ? lead : null
}
