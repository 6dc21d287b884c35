/** Named scenarios, which may extend one another: what each says, and what it leaves to those that it extends. */
import type { When } from '../capacity.ts'
import type { Address, Chain, Figure, NamedScenario, PlantStatus } from '../chain.ts'
import type { ResolvedScenario } from './scenario.ts'

/** A named scenario with its inheritance: the nearest of its ancestors that says something decides. */
export interface Inherited extends When {
	named: NamedScenario
	year: number
	demand: string
	counts: PlantStatus[]
	/** From the farthest ancestor to the scenario itself. */
	lineage: NamedScenario[]
}

/**
 * Returns a named scenario with its inheritance.
 * @throws RangeError for a scenario that the chain does not have or that extends itself.
 */
export function inherit(chain: Chain, id: string): Inherited {
	const line = lineage(chain, id)
	const first = <T>(pick: (each: NamedScenario) => T | null) => line.map(pick).find((each) => each !== null) ?? null
	return {
		named: line[0]!,
		year: first((each) => each.year) ?? chain.years.first,
		demand: first((each) => each.demand) ?? chain.demandBases[0]?.id ?? '',
		counts: first((each) => each.counts) ?? chain.counts,
		lineage: [...line].reverse()
	}
}

/** The named scenario and its ancestors, nearest first. */
function lineage(chain: Chain, id: string): NamedScenario[] {
	const line: NamedScenario[] = []
	for (let next: string | null = id; next !== null;) {
		const named: NamedScenario | undefined = chain.scenarios.find((each) => each.id === next)
		if (!named) throw new RangeError(`The chain ${chain.id} has no scenario "${next}".`)
		if (line.includes(named)) throw new RangeError(`The scenario "${id}" extends itself.`)
		line.push(named)
		next = named.extends
	}
	return line
}

/**
 * Returns the figures that a named scenario sets in `year`, with those it inherits: the nearest scenario decides. What is
 * set without a year holds from the year of the scenario that sets it: a plant planned for 2033 does not run in 2026.
 */
export function figuresSet(chain: Chain, id: string, year: number): Map<Address, Figure> {
	const set = new Map<Address, Figure>()
	let since = chain.years.first
	for (const each of inherit(chain, id).lineage) {
		since = each.year ?? since
		if (since <= year) for (const [address, figure] of Object.entries(each.set)) set.set(address, figure)
		for (const [address, steps] of Object.entries(each.setByYear ?? {})) {
			const step = steps.filter(({ from }) => from <= year).at(-1)
			if (step) set.set(address, step.figure)
		}
	}
	return set
}

/** By address: the figure that a scenario sets in place of the chain's, or null where it was set by hand. */
export type AmountsSet = ReadonlyMap<Address, Figure | null>

/** Figures that a scenario sets: those it inherits, over them its own, over both the user's changes. */
export function amountsSet(
	chain: Chain,
	scenario: Pick<ResolvedScenario, 'id' | 'changed'> & Partial<Pick<ResolvedScenario, 'year'>>
): AmountsSet {
	const year = scenario.year ?? inherit(chain, scenario.id).year
	const named: [Address, Figure | null][] = [...figuresSet(chain, scenario.id, year)]
	return new Map([...named, ...scenario.changed.map((id) => [id, null] as const)])
}
