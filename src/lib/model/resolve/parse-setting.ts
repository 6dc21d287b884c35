import type { Chain, LeverId } from '../chain.ts'
import { settingUnit } from '../setting.ts'
import { findSettable, settableMeasure, type Nodes } from '../settable.ts'
import { isProblem, type Problem } from '../units/quantity.ts'
import { divide, ONE, parseUnit, YEAR } from '../units/unit.ts'
import { readAmount, type Amount } from './figures.ts'

/**
 * Reads an amount as a person types it for a node (`12000 t monazite/yr`, `none`, or a bare number in the setting's
 * unit). Returns it in the setting's unit, which is the unit that `withLever` takes, or the problem in words.
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
