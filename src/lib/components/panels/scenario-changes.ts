import { figureName } from '#lib/figures/text/figure-text.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import type { Chain, Figure, LeverId, NamedScenario } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { leverValue, namedLeverValue } from '#lib/model/scenario/lever-values.ts'
import { isYearSetting } from '#lib/model/scenario/levers.ts'
import { amountsSet } from '#lib/model/scenario/inherit.ts'
import { openScenario, type Scenario } from '#lib/model/scenario/scenario.ts'

/** A lever as it was and as it is, in its own unit; null where the figure that is set is not known. */
export interface LeverChange {
	id: LeverId
	name: string
	unit: string
	from: number
	to: number | null
	/** True for a year, which is written as one. */
	isYear: boolean
	/** The sourced figure behind the new value; null where the user set it. */
	figure: Figure | null
}

/** Returns the levers that a named scenario sets, inherited or its own, against the first scenario. */
export function namedChanges(chain: Chain, named: NamedScenario): LeverChange[] {
	const base = chain.scenarios[0]?.id ?? named.id
	const set = amountsSet(chain, { id: named.id, changed: [] })
	return chain.levers.flatMap((lever) => {
		const figure = set.get(lever.id)
		if (!figure) return []
		const from = leverValue(chain, openScenario(base), lever.id)
		const to = figure.value === null ? null : figure.value / lever.factor
		return [
			{ id: lever.id, name: lever.name, unit: lever.unit, from, to, figure, isYear: isYearSetting(chain, lever.id) }
		]
	})
}

/** Returns the levers that the user changed on top of the named scenario. */
export function userChanges(chain: Chain, scenario: Scenario, locale: Locale): LeverChange[] {
	const { changed } = resolveScenario(chain, scenario)
	const levers = chain.levers.filter((lever) => changed.includes(lever.id))
	const others = changed.filter((address) => !levers.some((lever) => lever.id === address))
	const change = (id: LeverId, name: string, unit: string): LeverChange => ({
		id,
		name,
		unit,
		from: namedLeverValue(chain, scenario, id),
		to: leverValue(chain, scenario, id),
		isYear: isYearSetting(chain, id),
		figure: null
	})
	return [
		...levers.map(({ id, name, unit }) => change(id, name, unit)),
		...others.flatMap((address) => {
			const entry = entryAt(chain, address)
			return entry ? [change(address, figureName(entry, locale), entry.unit)] : []
		})
	]
}
