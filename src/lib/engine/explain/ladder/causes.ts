/** The gap charged to causes: each tonne once, to the rung that frees it or to what ends the ladder. */

import type { CauseKind, GapCause, LadderEnd, Rung } from '../../plan.ts'

const ORDER: CauseKind[] = ['absent', 'short-feed', 'full', 'missing-component', 'limit']

/** Returns causes that sum to the gap, scarcest kind first. */
export function gapCauses(rungs: readonly Rung[], end: LadderEnd, gap: number): GapCause[] {
	const causes = new Map<string, GapCause>()
	const charge = (cause: GapCause['cause'], amount: number) => {
		const key = `${cause.kind} ${cause.of.join()}`
		const charged = causes.get(key)?.amount ?? 0
		causes.set(key, { cause, amount: charged + amount })
	}
	let left = gap
	for (const { cause, frees } of rungs) {
		charge(cause, frees)
		left -= frees
	}
	if (!end.reached && left > 0) {
		const kind = end.limits.every((l) => l.kind === 'component') ? 'missing-component' : 'limit'
		charge({ kind, of: end.limits.map((l) => l.of) }, left)
	}
	return [...causes.values()].sort((a, b) => ORDER.indexOf(a.cause.kind) - ORDER.indexOf(b.cause.kind))
}
