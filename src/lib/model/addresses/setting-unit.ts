import type { Chain } from '../chain.ts'
import type { Nodes, Settable } from './settable.ts'

/** A unit that a setting is counted in; `factor` is base units per one of it. */
export interface SettingUnit {
	unit: string
	factor: number
}

/** The unit in which a scenario holds the amount of a node: that of its lever, else the base unit a year. */
export function settingUnit(chain: Nodes & Pick<Chain, 'levers'>, settable: Settable): SettingUnit {
	const lever = chain.levers.find((each) => each.id === settable.node.id)
	if (lever) return { unit: lever.unit, factor: lever.factor }
	return { unit: `${chain.unit}/yr`, factor: settable.kind === 'demand' ? settable.node.counted : 1 }
}
