import type { RunDetails } from 'fast-check'

/** Says how to run the counterexample again, and a short form of it: whole chains would bury the message. */
export function report<T>(out: RunDetails<T>) {
	if (!out.failed) return
	const example = JSON.stringify(out.counterexample, (key, value) => (BULKY.has(key) ? undefined : value))?.slice(
		0,
		3000
	)
	const cause = out.errorInstance instanceof Error ? out.errorInstance : undefined
	const path = 'counterexamplePath' in out ? out.counterexamplePath : null
	throw new Error(`seed ${out.seed}, path "${path}", after ${out.numRuns} runs: ${cause?.message}\n${example}`, {
		cause
	})
}

const BULKY = new Set([
	'figure',
	'note',
	'sources',
	'levers',
	'scenarios',
	'materials',
	'alternatives',
	'written',
	'status',
	'confidence',
	'date',
	'low',
	'high',
	'unit',
	'state',
	'ramp',
	'start',
	'place',
	'byproducts',
	'availability',
	'outlets',
	'stages',
	'routes'
])
