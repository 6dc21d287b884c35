import type { Plan } from '#lib/engine/index.ts'
import { leastAmount } from '#lib/figures/tolerances.ts'
import { builtAtTop } from '#lib/planner/build.ts'
import type { Chain, Lever, LeverId } from '#lib/model/chain.ts'
import { opened, resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import { capacityFor } from '#lib/model/capacity.ts'
import { isYearSetting } from '#lib/model/scenario/levers.ts'
import { leverTicks, leverValue } from '#lib/model/scenario/lever-values.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Tick } from '../controls/tick.ts'
import type { PageLocale } from '../locale.ts'

/** A lever as the panel shows it. */
export interface LeverRow {
	lever: Lever
	/** Value in the named scenario, in the lever's own unit, and how it is written. */
	base: number
	baseText: string
	ticks: Tick[]
	/** Palette colour of its route. */
	colour: string
}

/** Levers under one heading. */
export interface LeverGroup {
	id: string
	/** null where the levers are picked by hand. */
	name: string | null
	rows: LeverRow[]
}

/**
 * The levers of a scenario under the headings that the model declares, then by stage with those that it declares for one, or those of `only` in its order.
 * Levers of another demand basis move nothing in the plan and are left out.
 */
export function leverGroups(
	chain: Chain,
	named: Scenario,
	locale: PageLocale,
	only?: readonly LeverId[]
): LeverGroup[] {
	const { demand } = resolveScenario(chain, named)
	const others = new Set(chain.demands.filter(({ basis }) => basis !== demand).map(({ id }) => id))
	const moves = (lever: Lever) =>
		(lever.figures ?? [{ address: lever.id }]).some(({ address }) => !others.has(address.split('.', 1)[0]!))
	const shown = chain.levers.filter(moves)
	const rows = (levers: Lever[]) => levers.map((lever) => rowOf(chain, named, lever, locale))
	if (only) {
		const picked = only.flatMap((id) => shown.find((lever) => lever.id === id) ?? [])
		return [{ id: 'only', name: null, rows: rows(picked) }]
	}
	const stages = new Map(chain.stages.map(({ id, name }) => [id, name]))
	const headingOf = ({ group, stage }: Lever) => group ?? stages.get(stage)
	const declared = shown.flatMap(({ group }) => group ?? [])
	const headings = new Set([...declared.filter((name) => ![...stages.values()].includes(name)), ...stages.values()])
	return [...headings]
		.map((name) => ({ id: name, name, rows: rows(shown.filter((each) => headingOf(each) === name)) }))
		.filter((group) => group.rows.length > 0)
}

function rowOf(chain: Chain, named: Scenario, lever: Lever, locale: PageLocale): LeverRow {
	const node = (lever.figures?.[0]?.address ?? lever.id).split('.', 1)[0]
	const process = chain.processes.find(({ id }) => id === node)
	const route = chain.routes.find(({ id }) => id === process?.route)
	const base = leverValue(chain, named, lever.id)
	return {
		lever,
		base,
		baseText: writtenBase(chain, lever, base, locale),
		ticks: ticksOf(chain, named, lever, locale),
		colour: route?.colour ?? 'grey'
	}
}

function writtenBase(chain: Chain, lever: Lever, base: number, locale: PageLocale): string {
	if (isYearSetting(chain, lever.id)) return locale.yearText(base)
	return isWorkedOut(chain, lever) ? workedOut(base, locale) : locale.full(base)
}

/** True for a lever whose figures, or one of them, the model works out rather than quotes. */
function isWorkedOut(chain: Chain, lever: Lever): boolean {
	return (lever.figures ?? [{ address: lever.id }]).some(({ address }) => {
		const process = chain.processes.find(({ id }) => id === address)
		const figures = process?.plants.map(({ nameplate }) => nameplate) ?? [entryAt(chain, address)?.figure]
		return figures.some((figure) => figure && 'expression' in figure && figure.expression?.value !== undefined)
	})
}

/** From here on three digits say no fraction. */
const THREE_DIGITS = 100

/** A quotient has no end of digits, of which its sources vouch for few: three, as in pictures. */
function workedOut(value: number, { full, numbers }: PageLocale): string {
	return Number.isInteger(value) || value < THREE_DIGITS ? full(value) : numbers.picture(value)
}

function ticksOf(chain: Chain, named: Scenario, lever: Lever, locale: PageLocale): Tick[] {
	const { today, announced } = leverTicks(chain, lever)
	const process = chain.processes.find(({ id }) => id === lever.id)
	const limit = process?.expansion.limit?.value ?? null
	const { year, counts } = opened(chain, named)
	/** The lever moves the nameplate; the limit is of what can be used. */
	const most = process && limit !== null ? capacityFor(process, year, counts, limit) : null
	return [
		...tick('today', today, lever, locale),
		...tick('announced', announced, lever, locale),
		...tick('most', most === null ? null : most / lever.factor, lever, locale)
	]
}

function tick(kind: Tick['kind'], value: number | null, lever: Lever, locale: PageLocale): Tick[] {
	return value === null
		? []
		: [
				{
					kind,
					value,
					label: locale.page.lever.tick[kind]({
						amount: isYearSetting({ levers: [lever] }, lever.id) ? locale.yearText(value) : workedOut(value, locale),
						unit: lever.unit
					})
				}
			]
}

/** The marks of a plan: what each lever has to stand at for all the steps that close its gap, where that is more than today. */
export function neededTicks(
	chain: Chain,
	scenario: Scenario,
	plan: Plan,
	locale: PageLocale
): ReadonlyMap<LeverId, readonly Tick[]> {
	const short = plan.processes.filter(({ needed, effective }) => (needed ?? 0) - (effective ?? 0) > leastAmount(plan))
	const { set } = builtAtTop(
		chain,
		scenario,
		plan,
		short.map(({ id }) => id)
	)
	return new Map(
		chain.levers.flatMap((lever) => {
			const value = short.some(({ id }) => id === lever.id) ? set[lever.id] : undefined
			return typeof value === 'number' ? [[lever.id, tick('needed', value, lever, locale)]] : []
		})
	)
}
