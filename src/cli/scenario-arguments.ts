import type { Chain, LeverId } from '#lib/model/chain.ts'
import { isProblem } from '#lib/model/units/quantity.ts'
import { openScenario, withDemand, withLeverFrom, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { parseSetting, splitYear } from '#lib/model/scenario/parse-setting.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { meantAddress, shortAddress } from '#lib/model/addresses/addresses.ts'
import { applyScenario } from '#lib/model/scenario/apply-scenario.ts'
import { SettingError } from '#lib/model/units/reason.ts'
import { moveLever } from '#lib/model/scenario/levers.ts'
import { suggestionFor } from '#lib/model/text/suggest.ts'
import type { Arguments, Command } from './command.ts'
import { UsageError } from './failure.ts'
import type { Io } from './io.ts'

/** Options of every command that plans. */
export const SCENARIO_OPTIONS: Command['options'] = {
	scenario: 'ID',
	year: 'Y',
	demand: 'ID',
	set: 'ADDRESS=VALUE'
}

/** The scenario that the options describe. Throws {@link UsageError} for what the model does not have. */
export function readScenario(chain: Chain, args: Arguments, io: Io): Scenario {
	const id = idAmong(chain.scenarios, args.value('scenario'), 'unknownScenario') ?? chain.scenarios[0]!.id
	const demand = idAmong(chain.demandBases, args.value('demand'), 'unknownDemand')
	const year = args.whole('year', chain.years.first, chain.years.last)
	const open = withYear(withDemand(openScenario(id), demand), year)
	const scenario = args.all('set').reduce((each, written) => setLever(chain, each, written, io), open)
	refuseUnfit(chain, scenario)
	return scenario
}

/** Settings may be fine one by one and not together, as yields that would sum to more than 1. */
function refuseUnfit(chain: Chain, scenario: Scenario) {
	try {
		applyScenario(chain, scenario)
	} catch (error) {
		if (error instanceof SettingError) throw new UsageError((_, words) => words.reason(error.reason))
		throw error
	}
}

/** The id, where one of the things has it. */
export function idAmong(
	things: readonly { id: string }[],
	id: string | null,
	unknown: 'unknownScenario' | 'unknownDemand' | 'unknownComponent'
): string | null {
	if (id === null || things.some((thing) => thing.id === id)) return id
	const ids = things.map((thing) => thing.id)
	throw new UsageError((cli) => cli[unknown]({ id }), suggestionFor(id, ids))
}

function setLever(chain: Chain, scenario: Scenario, written: string, io: Io): Scenario {
	const equals = written.indexOf('=')
	if (equals < 1) throw new UsageError((cli) => cli.badSet({ written }))
	const id = shortAddress(written.slice(0, equals).trim())
	if (!settingUnit(chain, id)) throw new UsageError((cli) => cli.unknownLever({ id }), meantAddress(chain, id))
	const { amount, year } = splitYear(written.slice(equals + 1))
	const value = parseSetting(chain, id, amount)
	if (isProblem(value)) throw new UsageError((_, words) => words.reason(value.problem))
	warnBeyond(chain, id, value, io)
	if (year === null) return moveLever(chain, scenario, id, value)
	const { first, last } = chain.years
	if (year < first || year > last)
		throw new UsageError((cli) => cli.yearOutside({ year: String(year), first: String(first), last: String(last) }))
	return withLeverFrom(scenario, id, value, { year, first })
}

/** Warns of a value outside the range of its lever; it is planned all the same. */
function warnBeyond(chain: Chain, id: LeverId, value: number, io: Io) {
	const lever = chain.levers.find((each) => each.id === id)
	if (!lever || (value >= lever.min && value <= lever.max)) return
	const amount = (of: number) => `${of} ${settingUnit(chain, id)!.unit}`
	io.say(io.cli.beyondLever({ id, value: amount(value), least: amount(lever.min), most: amount(lever.max) }))
}
