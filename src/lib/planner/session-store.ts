import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/apply-scenario.ts'
import type { Scenario } from '#lib/model/scenario.ts'
import type { PreferenceStore } from './preferences.svelte.ts'

const key = (chain: Chain) => `midstream.session.${chain.id}`

/** Keeps the scenario through a reload of the tab. */
export function saveSession(store: PreferenceStore, chain: Chain, scenario: Scenario): void {
	try {
		store.setItem(key(chain), JSON.stringify(scenario))
	} catch {
		// storage is full or refused: a reload opens the model as it was written
	}
}

/** The scenario of this tab before its reload; null when there is none that this model knows. */
export function restoreSession(store: PreferenceStore, chain: Chain): Scenario | null {
	try {
		const { id, year, demand, set }: Scenario = JSON.parse(store.getItem(key(chain)) ?? '')
		const scenario = { id, year: year ?? null, demand: demand ?? null, set: { ...set } }
		resolveScenario(chain, scenario)
		return scenario
	} catch {
		return null
	}
}
