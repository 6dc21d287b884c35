import type { Address, LeverId, PlantStatus } from '../chain.ts'

/** Values of one figure by year: each holds from its year on. */
export interface ByYear {
	readonly [year: number]: number
}

/** A figure as a scenario sets it, in the unit of the setting: one number for every year, or one from each year on. */
export type Setting = number | ByYear

/** Low end, most likely value and high end of a figure. */
export interface Range {
	low: number
	mode: number
	high: number
}

/** Ranges by the address of their figure, in the unit that a setting of the figure has. */
export type StatedRanges = Readonly<Record<Address, Range>>

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
	/** Levers that keep their values when another scenario is opened or a step is taken; left out where there are none. */
	readonly locked?: readonly LeverId[]
	/** What studies draw figures from, in place of the model's ranges; they move no plan. Left out where there are none. */
	readonly ranges?: StatedRanges
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
