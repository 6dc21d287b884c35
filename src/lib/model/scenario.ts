import type { When } from './capacity.ts'
import type { Address, Chain, Figure, LeverId, NamedScenario, PlantStatus } from './chain.ts'

/** Values of one figure by year: each holds from its year on. */
export interface ByYear {
	readonly [year: number]: number
}

/** A figure as a scenario sets it, in the unit of the setting: one number for every year, or one from each year on. */
export type Setting = number | ByYear

/**
 * A named scenario and the user's changes on top of it. The document of a planning session; an immutable value. A `null`
 * year or demand is the named scenario's own.
 */
export interface Scenario {
	readonly id: string
	readonly year: number | null
	readonly demand: string | null
	/** By the address of a figure or the id of a lever, each in its own unit. */
	readonly set: Readonly<Record<Address | LeverId, Setting>>
}

/** A scenario with every default filled in, amounts in base units. */
export interface ResolvedScenario {
	id: string
	name: string
	year: number
	demand: string
	counts: PlantStatus[]
	/** Figures that are set in this year, in base units, by address: the named scenario's, then the user's. */
	amounts: Record<Address, number>
	/** Figures that the user moved away from the named scenario. */
	changed: Address[]
	/** Figures that the named scenario sets: a capacity among them stands in place of all plants. */
	replaced: Address[]
}

/** A named scenario as it stands, nothing changed. */
export function openScenario(id: string): Scenario {
	return { id, year: null, demand: null, set: {} }
}

/**
 * Returns the scenario with one lever or figure set, `value` in its own unit; the same object when that changes nothing.
 */
export function withLever(scenario: Scenario, id: Address | LeverId, value: Setting): Scenario {
	if (Object.hasOwn(scenario.set, id) && scenario.set[id] === value) return scenario
	return { ...scenario, set: { ...scenario.set, [id]: value } }
}

/**
 * Returns the scenario with one figure set from `year` on. A value for every year becomes one from the chain's `first`.
 */
export function withLeverFrom(
	scenario: Scenario,
	id: Address | LeverId,
	value: number,
	{ year, first }: { year: number; first: number }
): Scenario {
	const before = Object.hasOwn(scenario.set, id) ? scenario.set[id]! : {}
	const steps = typeof before === 'number' ? { [first]: before } : before
	return withLever(scenario, id, { ...steps, [year]: value })
}

/** Returns the value that holds in `year`; null before the first year of a setting by year. */
export function settingIn(setting: Setting, year: number): number | null {
	if (typeof setting !== 'object' || setting === null) return setting
	const from = Object.keys(setting)
		.map(Number)
		.filter((each) => each <= year)
	return from.length === 0 ? null : setting[Math.max(...from)]!
}

/** The scenario with one lever back at the named scenario's value. */
export function withoutLever(scenario: Scenario, id: LeverId): Scenario {
	if (!Object.hasOwn(scenario.set, id)) return scenario
	return { ...scenario, set: Object.fromEntries(Object.entries(scenario.set).filter(([each]) => each !== id)) }
}

/** The scenario in another year; null for the named scenario's own. */
export function withYear(scenario: Scenario, year: number | null): Scenario {
	return scenario.year === year ? scenario : { ...scenario, year }
}

/** The scenario under another demand basis; null for the named scenario's own. */
export function withDemand(scenario: Scenario, demand: string | null): Scenario {
	return scenario.demand === demand ? scenario : { ...scenario, demand }
}

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
