import { installedCapacity } from './capacity.ts'
import type { Chain, Figure, Lever, LeverId, NamedScenario, NodeId, PlantStatus } from './chain.ts'
import { findSettable, type Settable } from './settable.ts'
import { settingUnit } from './setting.ts'

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
	/** Levers that the named scenario sets: a capacity among them stands in place of all plants. */
	replaced: LeverId[]
}

/** A named scenario as it stands, nothing changed. */
export function openScenario(id: string): Scenario {
	return { id, year: null, demand: null, set: {} }
}

/** The scenario with one lever moved, `value` in the lever's own unit; the same object when that changes nothing. */
export function withLever(scenario: Scenario, id: LeverId, value: number): Scenario {
	if (Object.hasOwn(scenario.set, id) && scenario.set[id] === value) return scenario
	return { ...scenario, set: { ...scenario.set, [id]: value } }
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

/** A named scenario with what it inherits: the nearest of its ancestors that says something decides. */
interface Inherited {
	named: NamedScenario
	year: number
	demand: string
	counts: PlantStatus[]
	amounts: Record<LeverId, number>
}

function inherit(chain: Chain, id: string): Inherited {
	const line = lineage(chain, id)
	const first = <T>(pick: (each: NamedScenario) => T | null) => line.map(pick).find((each) => each !== null) ?? null
	const set = [...line].reverse().flatMap((each) => Object.entries(each.set))
	return {
		named: line[0]!,
		year: first((each) => each.year) ?? chain.years.first,
		demand: first((each) => each.demand) ?? chain.demandBases[0]?.id ?? '',
		counts: first((each) => each.counts) ?? chain.counts,
		amounts: Object.fromEntries(set.map(([lever, figure]: [string, Figure]) => [lever, figure.value ?? 0]))
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
 * Fills in what a scenario leaves open. A setting equal to the named scenario's value counts as no change, so that a
 * lever that comes back gives the identical plan.
 * @throws RangeError for an id that the chain does not have, a year outside its years, or an amount below 0.
 */
export function resolveScenario(chain: Chain, scenario: Scenario): ResolvedScenario {
	const { named, ...own } = inherit(chain, scenario.id)
	const year = scenario.year ?? own.year
	const demand = scenario.demand ?? own.demand
	refuse(!isYear(chain, year), `The year ${year} is outside ${chain.years.first} to ${chain.years.last}.`)
	refuse(!chain.demandBases.some((each) => each.id === demand), `The chain ${chain.id} has no demand "${demand}".`)
	const changed = Object.entries(scenario.set).filter(([id, value]) => {
		const unit = unitOf(chain, id)
		refuse(!(Number.isFinite(value) && value >= 0), `"${id}" cannot be set to ${value} ${unit.unit}.`)
		return !same(value, namedAmount(chain, { ...own, year }, id), unit.factor)
	})
	return {
		id: named.id,
		name: named.name,
		year,
		demand,
		counts: [...own.counts],
		amounts: {
			...own.amounts,
			...Object.fromEntries(changed.map(([id, value]) => [id, value * unitOf(chain, id).factor]))
		},
		changed: changed.map(([id]) => id),
		replaced: Object.keys(own.amounts)
	}
}

function refuse(wrong: boolean, message: string) {
	if (wrong) throw new RangeError(message)
}

function isYear({ years }: Chain, year: number): boolean {
	return Number.isInteger(year) && year >= years.first && year <= years.last
}

function unitOf(chain: Chain, id: LeverId) {
	const unit = settingUnit(chain, id)
	if (!unit) throw new RangeError(`The chain ${chain.id} has nothing to set with the id "${id}".`)
	return unit
}

const ROUNDING = 1e-12

/** Whether `value`, in units of `factor` base units, is the base amount, but for the rounding of the conversion. */
function same(value: number, amount: number | null, factor: number): boolean {
	return amount !== null && Math.abs(value * factor - amount) <= ROUNDING * Math.max(Math.abs(amount), 1)
}

/** A node's amount in base units under a named scenario, nothing changed by the user; null when it is not known. */
function namedAmount(
	chain: Chain,
	{ amounts, year, counts }: Omit<Inherited, 'named' | 'demand'>,
	id: LeverId
): number | null {
	if (Object.hasOwn(amounts, id)) return amounts[id]!
	const settable = findSettable(chain, id)
	return settable ? ownAmount(settable, year, counts) : null
}

function ownAmount(settable: Settable, year: number, counts: readonly PlantStatus[]): number | null {
	return settable.kind === 'capacity' ? installedCapacity(settable.node, year, counts) : settable.node.amount.value
}

/**
 * Where a lever stands, in its own unit.
 * @throws RangeError for a lever or a scenario that the chain does not have.
 */
export function leverValue(chain: Chain, scenario: Scenario, id: LeverId): number {
	return Object.hasOwn(scenario.set, id) ? scenario.set[id]! : namedLeverValue(chain, scenario, id)
}

/**
 * Where a lever stands in the named scenario, in the scenario's year: the value that a reset returns to, in its own unit.
 * @throws RangeError for a lever or a scenario that the chain does not have.
 */
export function namedLeverValue(chain: Chain, scenario: Scenario, id: LeverId): number {
	const own = inherit(chain, scenario.id)
	const amount = namedAmount(chain, { ...own, year: scenario.year ?? own.year }, id)
	return (amount ?? 0) / unitOf(chain, id).factor
}

/** Marks along a lever, in its own unit. */
export interface LeverTicks {
	/** As the chain counts it in its first year. */
	today: number
	/** A capacity once all that is announced has been built; null when that is today's value or not known. */
	announced: number | null
}

const ANNOUNCED: PlantStatus[] = ['operating', 'under construction', 'announced']

/** The marks of a lever. */
export function leverTicks(chain: Chain, lever: Lever): LeverTicks {
	const settable = findSettable(chain, lever.id)
	const at = (year: number, counts: readonly PlantStatus[]) => {
		const amount = settable && ownAmount(settable, year, counts)
		return amount === null ? null : amount / lever.factor
	}
	const today = at(chain.years.first, chain.counts) ?? 0
	const announced = at(chain.years.last, ANNOUNCED)
	return { today, announced: announced === today ? null : announced }
}

/** By node: the figure that a scenario sets in place of the chain's, or null where the amount was set by hand. */
export type AmountsSet = ReadonlyMap<NodeId, Figure | null>

/** Amounts that a scenario sets: what it inherits, over that its own, over both what the user changed. */
export function amountsSet(chain: Chain, scenario: Pick<ResolvedScenario, 'id' | 'changed'>): AmountsSet {
	const named = [...lineage(chain, scenario.id)].reverse().flatMap((each) => Object.entries(each.set))
	return new Map<NodeId, Figure | null>([...named, ...scenario.changed.map((id) => [id, null] as const)])
}
