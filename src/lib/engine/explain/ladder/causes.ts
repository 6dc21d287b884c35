/** The gap charged to causes: each tonne once, to the step that frees it or to what ends the ladder. */

import type { CauseKind, GapCause, LadderEnd } from '../../plan.ts'
import type { Solved } from '../question.ts'
import { chargeOf, type Step } from './rungs.ts'

const ORDER: CauseKind[] = ['absent', 'short-feed', 'full', 'missing-component', 'limit']

/** Returns causes that sum to the gap, scarcest kind first. */
export function gapCauses(solved: Solved, steps: readonly Step[], end: LadderEnd, gap: number): GapCause[] {
	const causes = new Map<string, GapCause>()
	const charge = (kind: CauseKind, of: string[], amount: number) => {
		const key = `${kind} ${of.join()}`
		const cause = causes.get(key) ?? { cause: { kind, of }, amount: 0 }
		cause.amount += amount
		causes.set(key, cause)
	}
	let left = gap
	for (const step of steps) {
		const { kind, of } = chargeOf(solved, step)
		const frees = step.to.delivered - step.from.delivered
		charge(
			kind,
			of.map((p) => solved.programme.chain.processes[p]!.id),
			frees
		)
		left -= frees
	}
	if (!end.reached && left > 0) {
		const kind = end.limits.every((l) => l.kind === 'component') ? 'missing-component' : 'limit'
		charge(
			kind,
			end.limits.map((l) => l.of),
			left
		)
	}
	return [...causes.values()].sort((a, b) => ORDER.indexOf(a.cause.kind) - ORDER.indexOf(b.cause.kind))
}
