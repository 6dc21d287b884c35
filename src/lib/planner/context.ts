import { createContext } from 'svelte'
import type { Comparisons } from './comparisons.svelte.ts'
import type { WorkerEngine } from './engine-client.ts'
import type { Notices } from './notices.svelte.ts'
import type { Planner } from './planner.svelte.ts'
import type { Preferences } from './preferences.svelte.ts'
import type { ScenarioResults } from './scenario-results.svelte.ts'
import type { View } from './view.svelte.ts'
import type { Years } from './years.svelte.ts'

/** State that the parts of one page share. */
export interface Session {
	/** The part of the address that names the chain; empty for the chain at the root. */
	part: string
	planner: Planner
	/** The engine behind the planner, for a second planner that presents. */
	engine: WorkerEngine
	/** Delivery and demand of the named scenarios. */
	results: ScenarioResults
	/** All years of the scenario on screen. */
	years: Years
	/** The plan on screen beside another. */
	comparisons: Comparisons
	view: View
	preferences: Preferences
	notices: Notices
}

/** One planning session per page, given by context rather than by a singleton: comparing needs two. */
export const [getSession, setSession] = createContext<Session>()
