import { installedCapacity } from './capacity.ts'
import type { Chain, Lever, LeverId, NamedScenario, PlantStatus } from './chain.ts'

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

/** The named scenario, unchanged. */
export function openScenario(id: string): Scenario {
	return { id, year: null, demand: null, set: {} }
}

/** Moves a lever; the same object comes back when nothing changes. */
export function withLever(scenario: Scenario, lever: LeverId, value: number): Scenario {
	return scenario.set[lever] === value ? scenario : { ...scenario, set: { ...scenario.set, [lever]: value } }
}

/** Puts a lever back to the named scenario's value. */
export function withoutLever(scenario: Scenario, lever: LeverId): Scenario {
	if (!(lever in scenario.set)) return scenario
	const { [lever]: _, ...set } = scenario.set
	return { ...scenario, set }
}

export function withYear(scenario: Scenario, year: number | null): Scenario {
	return scenario.year === year ? scenario : { ...scenario, year }
}

export function withDemand(scenario: Scenario, demand: string | null): Scenario {
	return scenario.demand === demand ? scenario : { ...scenario, demand }
}

function namedScenario(chain: Chain, id: string): NamedScenario {
	const found = chain.scenarios.find((s) => s.id === id)
	if (!found) throw new RangeError(`No scenario "${id}"; there is ${chain.scenarios.map((s) => s.id).join(', ')}`)
	return found
}

/** The named scenario and those it extends, the eldest first. */
export function ancestry(chain: Chain, id: string): NamedScenario[] {
	const named = namedScenario(chain, id)
	return named.extends === null ? [named] : [...ancestry(chain, named.extends), named]
}

/** The last ancestor that says something about a property. */
function inherited<T>(line: NamedScenario[], of: (named: NamedScenario) => T | null, otherwise: T): T {
	return line.reduce((value, named) => of(named) ?? value, otherwise)
}

function leverOf(chain: Chain, id: LeverId) {
	const lever = chain.levers.find((l) => l.id === id)
	if (!lever) throw new RangeError(`No lever "${id}"; there is ${chain.levers.map((l) => l.id).join(', ')}`)
	return lever
}

function yearWithin(chain: Chain, year: number): number {
	const { first, last } = chain.years
	if (!Number.isInteger(year) || year < first || year > last)
		throw new RangeError(`Year ${year} is not within ${first} to ${last}`)
	return year
}

function basisOf(chain: Chain, id: string): string {
	if (!chain.demandBases.some((b) => b.id === id))
		throw new RangeError(`No demand basis "${id}"; there is ${chain.demandBases.map((b) => b.id).join(', ')}`)
	return id
}

/** Fills in every default. Throws RangeError, naming what is known, for ids and years that the chain has not. */
export function resolveScenario(chain: Chain, scenario: Scenario): ResolvedScenario {
	const line = ancestry(chain, scenario.id)
	const amounts: Record<LeverId, number> = {}
	for (const named of line)
		for (const [id, figure] of Object.entries(named.set)) if (figure.value !== null) amounts[id] = figure.value
	for (const [id, value] of Object.entries(scenario.set)) {
		const lever = leverOf(chain, id)
		if (!Number.isFinite(value) || value < 0) throw new RangeError(`Lever "${id}" cannot be ${value}`)
		amounts[id] = value * lever.factor
	}
	return {
		id: scenario.id,
		name: line[line.length - 1]!.name,
		year: yearWithin(chain, scenario.year ?? inherited(line, (s) => s.year, chain.years.first)),
		demand: basisOf(chain, scenario.demand ?? inherited(line, (s) => s.demand, chain.demandBases[0]!.id)),
		counts: inherited(line, (s) => s.counts, chain.counts),
		amounts,
		changed: chain.levers.filter((l) => l.id in scenario.set).map((l) => l.id)
	}
}

/** What a lever stands at, in its own unit; null where the figure is not known. */
export function leverValue(chain: Chain, scenario: Scenario, id: LeverId): number | null {
	const lever = leverOf(chain, id)
	if (id in scenario.set) return scenario.set[id]!
	const { amounts, year, counts } = resolveScenario(chain, { ...scenario, set: {} })
	const amount = amounts[id] ?? nodeAmount(chain, lever, year, counts)
	return amount === null ? null : amount / lever.factor
}

/** Where a reset puts the lever: the named scenario's value, in the lever's unit. */
export function namedLeverValue(chain: Chain, scenario: Scenario, id: LeverId): number | null {
	return leverValue(chain, withoutLever(scenario, id), id)
}

function nodeAmount(chain: Chain, lever: Lever, year: number, counts: PlantStatus[]): number | null {
	const process = chain.processes.find((p) => p.id === lever.id)
	if (process) return installedCapacity(process, year, counts)
	const amount = [...chain.demands, ...chain.trades].find((n) => n.id === lever.id)!.amount
	return amount.value
}

/** Marks on a lever's track, in its unit: what stands today, and all that is built, announced or being built. */
export function leverTicks(chain: Chain, lever: Lever): { today: number | null; announced: number | null } {
	const inUnit = (amount: number | null) => (amount === null ? null : amount / lever.factor)
	const today = inUnit(nodeAmount(chain, lever, chain.years.first, chain.counts))
	const process = chain.processes.find((p) => p.id === lever.id)
	if (!process) return { today, announced: null }
	const announced = inUnit(installedCapacity(process, chain.years.last, ['operating', 'under construction', 'announced']))
	return { today, announced: announced === today ? null : announced }
}
