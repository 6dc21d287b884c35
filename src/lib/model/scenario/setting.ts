import { entryAt, shortAddress } from '../addresses/addresses.ts'
import type { Addressable } from '../addresses/figure-entry.ts'
import { checkValue } from '../addresses/figure-values.ts'
import { leverMeasure } from '../addresses/lever-measure.ts'
import type { SettingUnit } from '../addresses/setting-unit.ts'
import type { Address, LeverId } from '../chain.ts'
import type { Measure } from '../units/measure.ts'
import type { Reason } from '../units/reason.ts'

export type { SettingUnit } from '../addresses/setting-unit.ts'

/** Units and values that a setting may have. */
export interface Settings extends SettingUnit {
	measure: Measure
	/** Returns why a value in base units cannot be set; null when it can. */
	check: (base: number) => Reason | null
}

/** The units and values of a figure or lever; null when the id names nothing that can be set. */
export function settingsOf(chain: Addressable, id: Address | LeverId): Settings | null {
	const lever = chain.levers.find((each) => each.id === id)
	if (lever?.figures) {
		const { unit, factor, by } = lever
		const first = entryAt(chain, lever.figures[0]!.address)
		if (!first) return null
		const kind = by === 'set' ? first.kind : 'amount'
		const measure = leverMeasure(chain, first, by !== 'set')
		return { unit, factor, measure, check: (base) => checkValue({ kind }, base) }
	}
	const entry = entryAt(chain, shortAddress(id))
	return entry && { ...entry, check: (base) => checkValue(entry, base) }
}

/**
 * Returns the unit in which a scenario holds a figure or lever: that of its lever, or else of the figure. Null when the
 * id names nothing that can be set.
 */
export function settingUnit(chain: Addressable, id: Address | LeverId): SettingUnit | null {
	const found = settingsOf(chain, id)
	return found && { unit: found.unit, factor: found.factor }
}
