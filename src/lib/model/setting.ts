import type { Chain, LeverId } from './chain.ts'
import { findSettable, type Nodes } from './settable.ts'

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
