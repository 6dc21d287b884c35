/** What the page and its engine worker say to each other. Every request has an id and gets exactly one reply. */

import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario.ts'

/** An error as it crosses between threads. */
export interface ErrorRecord {
	name: string
	message: string
	stack: string | null
	/** What the thrower recorded beside its message, e.g. the solver's status. */
	details: unknown
}

export type EngineRequest =
	{ id: number; kind: 'open'; chain: Chain } | { id: number; kind: 'plan'; scenario: Scenario }

export type EngineReply =
	| { id: number; kind: 'opened' }
	| { id: number; kind: 'planned'; plan: Plan }
	| { id: number; kind: 'failed'; error: ErrorRecord }

/** Describes anything that was thrown. */
export function recordError(error: unknown): ErrorRecord {
	if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: null, details: null }
	const details = 'record' in error ? error.record : null
	return { name: error.name, message: error.message, stack: error.stack ?? null, details }
}
