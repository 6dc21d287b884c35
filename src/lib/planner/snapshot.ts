/**
 * A session as it was at one moment: scenario, view, and what came of it with the model of then. Links and saved scenarios
 * hold one; opening it leaves out what the model of now does not know, and names it.
 */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { withLock } from '#lib/model/scenario/locks.ts'
import { isRange } from '#lib/model/scenario/ranges.ts'
import type { Rival } from '#lib/model/scenario/rival.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { SettingError, type Reason } from '#lib/model/units/reason.ts'
import type { KeptTicks } from './session-store.ts'
import { figuresOf, type SharedView } from './view.svelte.ts'

/** A session as it is kept: plain data, which the model of now need not know. */
export interface Snapshot {
	/** The model that it was made with. */
	model: { version: string; fingerprint: string }
	scenario: Scenario
	view: { element: string | null; figure: string; pinned: string | null }
	/** Steps that were ticked; left out where none were. */
	ticked?: KeptTicks
	/** In the unit of mass of the chain, to six figures. */
	result: { delivered: number; gap: number }
}

/** Something of a stored session that is not opened: an address, a year, a demand, or whatever else it names. */
export interface LeftOut {
	name: string
	/** Why its value is refused; null where this model does not have it. */
	reason: Reason | null
}

/** Returns what is left out because a model does not have it. */
export const missing = (name: string): LeftOut => ({ name, reason: null })

/** A session that a snapshot holds, as far as this model knows it. */
export interface Shared {
	scenario: Scenario
	view: SharedView
	dropped: LeftOut[]
	/** The model's version and the results when it was made with another model; null with this one. */
	older: { version: string; delivered: number; gap: number } | null
	/** Steps that were ticked; left out where none were, and of another model, whose steps may be others. */
	ticked?: KeptTicks
}

/** Returns the snapshot of a plan as it is shown, with the ticks that made its scenario. */
export function snapshotOf(
	chain: Chain,
	scenario: Scenario,
	plan: Plan,
	view: SharedView,
	ticked: KeptTicks | null = null
): Snapshot {
	const { element, figure, pinned } = view
	return {
		model: { version: chain.version, fingerprint: chain.fingerprint },
		scenario: plain(scenario),
		view: { element, figure, pinned },
		...(ticked === null ? {} : { ticked: { scenario: plain(ticked.scenario), steps: [...ticked.steps] } }),
		result: { delivered: short(plan.delivered), gap: short(plan.gap) }
	}
}

/** A scenario as data of its own. */
const plain = ({ id, year, demand, set, locked = [], ranges }: Scenario): Scenario => ({
	id,
	year,
	demand,
	set: { ...set },
	...(locked.length > 0 ? { locked: [...locked] } : {}),
	...(ranges ? { ranges: { ...ranges } } : {})
})

/** Results are told in words: six figures are more than they show. */
const short = (amount: number) => Number(amount.toPrecision(6))

/** Returns what a snapshot opens; null where this model does not have its named scenario. Never throws. */
export function openSnapshot(chain: Chain, { model, scenario, view, result, ticked }: Snapshot): Shared | null {
	if (!chain.scenarios.some(({ id }) => id === scenario.id)) return null
	const dropped: LeftOut[] = []
	const known = knownScenario(chain, scenario, dropped)
	const older = model.fingerprint === chain.fingerprint ? null : { version: model.version, ...result }
	const listed = older === null && dropped.length === 0 ? knownTicks(chain, ticked) : null
	return {
		scenario: known,
		view: knownView(chain, view),
		dropped,
		older,
		...(listed === null ? {} : { ticked: listed })
	}
}

function knownView(chain: Chain, { element, figure, pinned }: Snapshot['view']): SharedView {
	const nodes = [chain.feeds, chain.processes, chain.demands, chain.trades].flat()
	return {
		element: chain.components.find(({ id }) => id === element)?.id ?? null,
		figure: figuresOf(chain).find((each) => each === figure) ?? 'flows',
		pinned: nodes.find(({ id }) => id === pinned)?.id ?? null
	}
}

/** Returns ticks whose list this model can make; else null. */
function knownTicks(chain: Chain, ticked: KeptTicks | undefined): KeptTicks | null {
	if (ticked === undefined) return null
	const { scenario, steps } = ticked
	if (!chain.scenarios.some(({ id }) => id === scenario.id)) return null
	const dropped: LeftOut[] = []
	const known = knownScenario(chain, scenario, dropped)
	return dropped.length > 0 ? null : { scenario: known, steps }
}

/** Returns the scenario, of a named one that the model has, without what the model refuses, which is added to `dropped`. */
export function knownScenario(
	chain: Chain,
	{ id, year, demand, set, locked = [], ranges = {} }: Scenario,
	dropped: LeftOut[]
): Scenario {
	let scenario: Scenario = { id, year: null, demand: null, set: {} }
	const accept = (next: Scenario, name: string) => {
		const refused = refusalOf(chain, next, name)
		if (refused === null) scenario = next
		else dropped.push(refused)
	}
	if (year !== null) accept({ ...scenario, year }, String(year))
	if (demand !== null) accept({ ...scenario, demand }, demand)
	for (const [address, value] of Object.entries(set))
		accept({ ...scenario, set: { ...scenario.set, [address]: value } }, address)
	for (const [address, range] of Object.entries(ranges)) {
		if (isRange(chain, address, range)) scenario = { ...scenario, ranges: { ...scenario.ranges, [address]: range } }
		else dropped.push(missing(address))
	}
	const levers = new Set(chain.levers.map((lever) => lever.id))
	return locked.filter((lever) => levers.has(lever)).reduce((each, lever) => withLock(each, lever, true), scenario)
}

/** Returns what a scenario newly has, named `name`, where the model refuses it; null where it does not. */
function refusalOf(chain: Chain, scenario: Scenario, name: string): LeftOut | null {
	const { year, set } = scenario
	try {
		resolveScenario(chain, scenario)
		return null
	} catch (error) {
		if (error instanceof SettingError)
			return error.reason.kind === 'no-figure' ? missing(name) : { name, reason: error.reason }
		if (name in set) return { name, reason: { kind: 'no-number', text: JSON.stringify(set[name]) } }
		return name === String(year) ? { name, reason: { kind: 'outside-years', ...chain.years } } : missing(name)
	}
}

/** Returns what a plan is compared with, as far as the model has it; else null, and its name in `dropped`. */
export function knownRival(chain: Chain, rival: Rival, dropped: LeftOut[]): Rival | null {
	const { first, last } = chain.years
	const isNamed = (id: string) => chain.scenarios.some((each) => each.id === id)
	if (rival.of === 'year' && (rival.year < first || rival.year > last))
		dropped.push({ name: String(rival.year), reason: { kind: 'outside-years', first, last } })
	else if (rival.of === 'scenario' && !isNamed(rival.id)) dropped.push(missing(rival.id))
	else if (rival.of === 'saved' && !isNamed(rival.scenario.id)) dropped.push(missing(rival.name))
	else return rival.of === 'saved' ? { ...rival, scenario: knownScenario(chain, rival.scenario, dropped) } : rival
	return null
}
