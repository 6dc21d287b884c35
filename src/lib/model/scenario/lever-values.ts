import { entryAt, shortAddress } from '../addresses/addresses.ts'
import { figuresOf, opened } from './apply-scenario.ts'
import { installedCapacity } from '../capacity.ts'
import type { Chain, Lever, LeverId, PlantStatus } from '../chain.ts'
import { isDeclared, leverStart } from './levers.ts'
import { settingIn, type ResolvedScenario, type Scenario } from './scenario.ts'
import { findSettable } from '../addresses/settable.ts'

/**
 * Returns where levers and figures stand in a scenario, each in its own unit, by id or address. Applies the scenario once.
 * @throws RangeError for a scenario that the chain does not have; the function returned, for a lever or figure.
 */
export function leverValues(chain: Chain, scenario: Scenario): (id: LeverId) => number {
	const { year } = opened(chain, scenario)
	const set = figuresOf(chain, scenario)
	return (id) => {
		const setting = Object.hasOwn(scenario.set, id) ? scenario.set[id]! : null
		return (setting === null ? null : settingIn(setting, year)) ?? valueIn(set, scenario, id)
	}
}

/**
 * Returns where a lever or figure stands in a scenario, in its own unit.
 * @throws RangeError for a lever, figure or scenario that the chain does not have.
 */
export function leverValue(chain: Chain, scenario: Scenario, id: LeverId): number {
	return leverValues(chain, scenario)(id)
}

/** True for a lever that the user moved away from the named scenario, or whose figure another lever moves. */
export function isMoved(scenario: Scenario, { changed }: Pick<ResolvedScenario, 'changed'>, lever: Lever): boolean {
	return isDeclared(lever) ? Object.hasOwn(scenario.set, lever.id) : changed.includes(lever.id)
}

/**
 * True for a lever that adds to several figures, stands still, and has figures that the user set by themselves: it does not
 * show what was added to them.
 */
export function isSetApart({ set }: Scenario, lever: Lever): boolean {
	const isSet = (id: string) => Object.hasOwn(set, id)
	if (lever.by !== 'addition' || isSet(lever.id)) return false
	return lever.figures?.some(({ address }) => isSet(shortAddress(address)) || isSet(address)) ?? false
}

/**
 * Returns where a lever or figure stands in the named scenario, in the scenario's year: the value that a reset returns
 * to, in its own unit.
 * @throws RangeError for a lever, figure or scenario that the chain does not have.
 */
export function namedLeverValue(chain: Chain, scenario: Scenario, id: LeverId): number {
	return valueIn(figuresOf(chain, { ...scenario, set: {} }), scenario, id)
}

/** The value of a lever or figure in a chain whose figures are set. */
function valueIn(chain: Chain, scenario: Scenario, id: LeverId): number {
	const own = opened(chain, scenario)
	const lever = chain.levers.find((each) => each.id === id)
	if (lever && isDeclared(lever)) return leverStart(chain, lever, own) / lever.factor
	const entry = entryAt(chain, shortAddress(id), own)
	if (!entry) throw new RangeError(`The chain ${chain.id} has nothing to set with the id "${id}".`)
	return (entry.value ?? 0) / entry.factor
}

/** Marks along a lever, in its own unit. */
export interface LeverTicks {
	/** As the chain counts it in its first year. */
	today: number
	/** A capacity once all that is announced has been built; null when that is today's value or not known. */
	announced: number | null
}

const ANNOUNCED: PlantStatus[] = ['operating', 'under construction', 'announced']

/** Returns the marks of a lever. */
export function leverTicks(chain: Chain, lever: Lever): LeverTicks {
	const demand = chain.demandBases[0]?.id ?? ''
	const when = { year: chain.years.first, counts: chain.counts, demand }
	if (isDeclared(lever)) return { today: leverStart(chain, lever, when) / lever.factor, announced: null }
	const settable = findSettable(chain, lever.id)
	const at = (year: number, counts: readonly PlantStatus[]) => {
		if (!settable) return null
		const amount =
			settable.kind === 'capacity' ? installedCapacity(settable.node, year, counts) : settable.node.amount.value
		return amount === null ? null : amount / lever.factor
	}
	const today = at(chain.years.first, chain.counts) ?? 0
	const announced = at(chain.years.last, ANNOUNCED)
	return { today, announced: announced === today ? null : announced }
}
