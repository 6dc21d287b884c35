/**
 * A session as it was at one moment: scenario, view, and what came of it with the model of then. Links and saved scenarios
 * hold one; opening it leaves out what the model of now does not know, and names it.
 */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { withLock } from '#lib/model/scenario/locks.ts'
import type { Rival } from '#lib/model/scenario/rival.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { MAIN_FIGURES, type SharedView } from './view.svelte.ts'

/** A session as it is kept: plain data, which the model of now need not know. */
export interface Snapshot {
	/** The model that it was made with. */
	model: { version: string; fingerprint: string }
	scenario: Scenario
	view: { element: string | null; figure: string; pinned: string | null }
	/** In the unit of mass of the chain, to six figures. */
	result: { delivered: number; gap: number }
}

/** A session that a snapshot holds, as far as this model knows it. */
export interface Shared {
	scenario: Scenario
	view: SharedView
	/** Addresses, a year or a demand that this model does not have, or not with that value. */
	dropped: string[]
	/** The model's version and the results when it was made with another model; null with this one. */
	older: { version: string; delivered: number; gap: number } | null
}

/** Returns the snapshot of a plan as it is shown. */
export function snapshotOf(chain: Chain, scenario: Scenario, plan: Plan, view: SharedView): Snapshot {
	const { id, year, demand, set, locked = [] } = scenario
	const { element, figure, pinned } = view
	return {
		model: { version: chain.version, fingerprint: chain.fingerprint },
		scenario: { id, year, demand, set: { ...set }, ...(locked.length > 0 ? { locked: [...locked] } : {}) },
		view: { element, figure, pinned },
		result: { delivered: short(plan.delivered), gap: short(plan.gap) }
	}
}

/** Results are told in words: six figures are more than they show. */
const short = (amount: number) => Number(amount.toPrecision(6))

/** Returns what a snapshot opens; null where this model does not have its named scenario. Never throws. */
export function openSnapshot(chain: Chain, { model, scenario, view, result }: Snapshot): Shared | null {
	if (!chain.scenarios.some(({ id }) => id === scenario.id)) return null
	const dropped: string[] = []
	const known = knownScenario(chain, scenario, dropped)
	const nodes = [chain.feeds, chain.processes, chain.demands, chain.trades].flat()
	return {
		scenario: known,
		view: {
			element: chain.components.find(({ id }) => id === view.element)?.id ?? null,
			figure: MAIN_FIGURES.find((each) => each === view.figure) ?? 'flows',
			pinned: nodes.find(({ id }) => id === view.pinned)?.id ?? null
		},
		dropped,
		older: model.fingerprint === chain.fingerprint ? null : { version: model.version, ...result }
	}
}

/** Returns the scenario, of a named one that the model has, without what the model refuses, which is added to `dropped`. */
export function knownScenario(
	chain: Chain,
	{ id, year, demand, set, locked = [] }: Scenario,
	dropped: string[]
): Scenario {
	const accepts = (scenario: Scenario, name: string): boolean => {
		try {
			resolveScenario(chain, scenario)
			return true
		} catch {
			dropped.push(name)
			return false
		}
	}
	let scenario: Scenario = { id, year: null, demand: null, set: {} }
	if (year !== null && accepts({ ...scenario, year }, String(year))) scenario = { ...scenario, year }
	if (demand !== null && accepts({ ...scenario, demand }, demand)) scenario = { ...scenario, demand }
	for (const [address, value] of Object.entries(set)) {
		const next = { ...scenario, set: { ...scenario.set, [address]: value } }
		if (accepts(next, address)) scenario = next
	}
	const levers = new Set(chain.levers.map((lever) => lever.id))
	return locked.filter((lever) => levers.has(lever)).reduce((each, lever) => withLock(each, lever, true), scenario)
}

/** Returns what a plan is compared with, as far as the model has it; else null, and its name in `dropped`. */
export function knownRival(chain: Chain, rival: Rival, dropped: string[]): Rival | null {
	const { first, last } = chain.years
	const isNamed = (id: string) => chain.scenarios.some((each) => each.id === id)
	if (rival.of === 'year' && (rival.year < first || rival.year > last)) dropped.push(String(rival.year))
	else if (rival.of === 'scenario' && !isNamed(rival.id)) dropped.push(rival.id)
	else if (rival.of === 'saved' && !isNamed(rival.scenario.id)) dropped.push(rival.name)
	else return rival.of === 'saved' ? { ...rival, scenario: knownScenario(chain, rival.scenario, dropped) } : rival
	return null
}
