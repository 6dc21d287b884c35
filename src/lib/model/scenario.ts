import type { Chain, Figure, LeverId, NamedScenario, PlantStatus } from './chain.ts'

/**
 * What is planned: a named scenario and what the user changed on top of it. The document of a planning session;
 * an immutable value. A `null` year or demand is the named scenario's own.
 */
export interface Scenario {
	readonly id: string
	readonly year: number | null
	readonly demand: string | null
	/** Lever values in the lever's own unit. */
	readonly set: Readonly<Record<LeverId, number>>
}

/** A scenario with every default filled in, amounts in base units. */
export interface ResolvedScenario {
	id: string
	name: string
	year: number
	demand: string
	counts: PlantStatus[]
	/** Lever values in base units: the named scenario's, then the user's. */
	amounts: Record<LeverId, number>
	/** Levers that the user moved away from the named scenario. */
	changed: LeverId[]
}
