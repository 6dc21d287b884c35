/** The figures of a study whose ranges a reader may change. */
import { entryAt } from '#lib/model/addresses/addresses.ts'
import type { FigureEntry } from '#lib/model/addresses/figure-entry.ts'
import type { Address, Chain } from '#lib/model/chain.ts'
import { isSet, ownRange } from '#lib/model/scenario/own-ranges.ts'
import type { Range, Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { studySubject } from './study.ts'

/** A figure whose range a reader may change. */
export interface OpenRange {
	address: Address
	/** Names for readers, the owner's first. */
	names: string[]
	/** That studies draw from: the reader's, or the model's. In `unit`. */
	range: Range
	unit: string
	/** True where it is the reader's. */
	stated: boolean
	/** The model's figure, with its origin. */
	entry: FigureEntry
}

/**
 * Returns the figures of a study that are one number and that the scenario does not set, so that each can have another
 * range; those that stand at 0 by decision too.
 */
export function openRanges(chain: Chain, scenario: Scenario): OpenRange[] {
	const { uncertain, decisions } = studySubject(chain, scenario)
	return [...uncertain, ...decisions].flatMap(({ address, names, drawn }) => {
		const stated = scenario.ranges?.[address]
		const range = stated ?? ownRange(chain, address)
		if (drawn.by !== 'figure' || range === null || isSet(chain, scenario, address)) return []
		const entry = entryAt(chain, address)!
		return [{ address, names, range, unit: settingUnit(chain, address)!.unit, stated: stated !== undefined, entry }]
	})
}
