/**
 * The scenario of each tab, kept as it changes. A tab has its own copy (`sessionStorage`), which lasts through a reload,
 * a crash and a duplication of the tab; no other tab writes it. The scenario that was looked at last is kept beside it
 * for all tabs (`localStorage`): it is read once, by a tab that opens without a copy of its own, and so reaches a report
 * opened in a new tab or a visit after the browser was closed.
 */

import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { isRange } from '#lib/model/scenario/ranges.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { KeyValueStore } from './browser-store.ts'

/** Milliseconds after the last change until it is stored: a drag is stored when it pauses, not in every frame. */
const DELAY = 200

/** Steps that are ticked: those of the plan of this scenario, by their places in its list. */
export interface KeptTicks {
	scenario: Scenario
	steps: readonly number[]
}

/** A scenario that was kept, and by whom. */
export interface Restored {
	scenario: Scenario
	/** Ticks that made the scenario; null where there are none. */
	ticked: KeptTicks | null
	/** `tab` for the tab's own scenario, `elsewhere` for the one that was looked at last in any tab. */
	from: 'tab' | 'elsewhere'
}

/** Keeps the scenario of one tab. */
export interface SessionStore {
	/** Returns the scenario to open with; null when none is kept that this model knows. */
	restore(): Restored | null
	/** Stores the scenario shortly, with the ticks that made it; the newest of several counts. */
	save(scenario: Scenario, ticked?: KeptTicks | null): void
	/** Stores at once what still waits, as when the page is hidden. */
	flush(): void
	/** Makes this tab's scenario the one that a new tab opens with, as when the reader comes back to this tab. */
	lookedAt(): void
}

/** Returns the two keys of a model: of a tab's own scenario, and of the one looked at last. */
export function sessionKeys(chainId: string): { own: string; last: string } {
	return { own: `midstream.session.${chainId}`, last: `midstream.last.${chainId}` }
}

/** Writes a scenario as it is stored, with the ticks that made it. Equal scenarios give equal texts. */
export function scenarioText(scenario: Scenario, ticked: KeptTicks | null = null): string {
	if (ticked === null) return JSON.stringify(inOrder(scenario))
	const steps = [...ticked.steps].sort((a, b) => a - b)
	return JSON.stringify({ ...inOrder(scenario), ticked: { scenario: inOrder(ticked.scenario), steps } })
}

function inOrder({ id, year, demand, set, locked = [], ranges }: Scenario): Scenario {
	const sorted = Object.fromEntries(Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1)))
	const locks = locked.length > 0 ? { locked: [...locked].sort() } : {}
	return { id, year, demand, set: sorted, ...locks, ...(ranges ? { ranges } : {}) }
}

/** Reads a stored scenario; null for anything that this model does not know. */
export function readScenario(chain: Chain, text: string | null): Scenario | null {
	return whereKnown(() => knownScenario(chain, JSON.parse(text ?? '')))
}

/** Reads the ticks that are stored with a scenario; null where there are none that this model knows. */
function readTicks(chain: Chain, text: string | null): KeptTicks | null {
	return whereKnown(() => {
		const { ticked }: { ticked?: KeptTicks } = JSON.parse(text ?? '')
		if (!ticked?.steps.every((step) => Number.isInteger(step) && step >= 0)) return null
		return { scenario: knownScenario(chain, ticked.scenario), steps: [...ticked.steps] }
	})
}

/** @throws for a scenario that the model does not know, of whatever shape. */
function knownScenario(chain: Chain, { id, year, demand, set, locked = [], ranges = {} }: Scenario): Scenario {
	const levers = new Set(chain.levers.map((lever) => lever.id))
	const known = [...locked].filter((lever) => levers.has(lever))
	const locks = known.length > 0 ? { locked: known } : {}
	const scenario = { id, year: year ?? null, demand: demand ?? null, set: { ...set }, ...locks }
	resolveScenario(chain, scenario)
	const drawn = Object.entries(ranges).filter(([address, range]) => isRange(chain, address, range))
	return drawn.length > 0 ? { ...scenario, ranges: Object.fromEntries(drawn) } : scenario
}

function whereKnown<T>(read: () => T): T | null {
	try {
		return read()
	} catch {
		return null
	}
}

/**
 * Returns the store of this tab.
 * @param own The tab's own store.
 * @param shared The store that all tabs of this site share.
 */
export function createSessionStore(chain: Chain, own: KeyValueStore, shared: KeyValueStore): SessionStore {
	const keys = sessionKeys(chain.id)
	let current: string | null = null
	let timer: ReturnType<typeof setTimeout> | null = null

	function flush(): void {
		if (timer === null || current === null) return
		clearTimeout(timer)
		timer = null
		own.setItem(keys.own, current)
		shared.setItem(keys.last, current)
	}

	return {
		restore() {
			const read = (text: string | null, from: Restored['from']): Restored | null => {
				const scenario = readScenario(chain, text)
				return scenario && { scenario, ticked: readTicks(chain, text), from }
			}
			return read(own.getItem(keys.own), 'tab') ?? read(shared.getItem(keys.last), 'elsewhere')
		},
		save(scenario, ticked = null) {
			current = scenarioText(scenario, ticked)
			if (timer !== null) clearTimeout(timer)
			timer = setTimeout(flush, DELAY)
		},
		flush,
		lookedAt() {
			flush()
			if (current !== null) shared.setItem(keys.last, current)
		}
	}
}
