import type { Chain, LeverId } from './chain.ts'
import { findSettable, settableMeasure, type Nodes } from './settable.ts'
import { isProblem, type Problem } from './units/quantity.ts'
import { readAmount, type Amount } from './resolve/figures.ts'
import { parseUnit, YEAR, divide, ONE } from './units/unit.ts'

/** A unit that a setting is counted in; `factor` is base units per one of it. */
export interface SettingUnit {
	unit: string
	factor: number
}

/**
 * The unit in which a scenario holds the amount of a node: that of its lever, or the base unit a year where it has none.
 * Null when the id names nothing that can be set.
 */
export function settingUnit(chain: Nodes & Pick<Chain, 'levers'>, id: LeverId): SettingUnit | null {
	const lever = chain.levers.find((each) => each.id === id)
	if (lever) return { unit: lever.unit, factor: lever.factor }
	const settable = findSettable(chain, id)
	if (!settable) return null
	return { unit: `${chain.unit}/yr`, factor: settable.kind === 'demand' ? settable.node.counted : 1 }
}

/**
 * Reads an amount as someone would type it for a node (`12000 t monazite/yr`, `none`, or a bare number in the setting's
 * unit) and gives it in that unit, as `withLever` wants it.
 */
export function parseSetting(
	chain: Nodes & Pick<Chain, 'levers'>,
	id: LeverId,
	written: string | number
): number | Problem {
	const settable = findSettable(chain, id)
	const own = settingUnit(chain, id)
	if (!settable || !own) return { problem: `There is nothing to set with the id ${id}.` }
	const unit = parseUnit(own.unit) ?? divide(ONE, YEAR)
	const bare: Amount = { state: 'known', value: 0, number: 0, unit, factor: own.factor }
	const amount = readAmount(written, settableMeasure(chain, settable), bare)
	if (isProblem(amount)) return { problem: `${id}: ${amount.problem}.` }
	if (amount.value === null || amount.number === null) return { problem: `${id} cannot be set to unknown.` }
	if (amount.number < 0) return { problem: `${id} cannot be set below 0.` }
	return amount.unit.text === own.unit ? amount.number : amount.value / own.factor
}
