/** Verdicts: a pure table over the evidence that was gathered for a process. Section 9 of docs/formulation.md. */

import type { Verdict } from '#lib/model/verdict.ts'

/** Effects of lifting limits on a process, by what stands for a limit. Every entry was seen in a plan. */
export interface Evidence<Limit = string> {
	/** Capacity that counts: none, a number, or not known (which does not limit). */
	capacity: 'none' | 'known' | 'unknown'
	/** Use as a share of capacity: full when less than the materiality is free. Unknown capacity is never full. */
	use: 'none' | 'some' | 'full'
	/** Others that must grow with it before more of it delivers more; null when more of it delivers no more at all. */
	companions: readonly Limit[] | null
	/** Limits upstream, downstream or on both sides whose lifting makes it run more; null where there are none. */
	upstream: LimitSet<Limit> | null
	downstream: LimitSet<Limit> | null
	around: LimitSet<Limit> | null
}

/** Limits that hold a process: any one of `of` when not joint, all of them together when joint. */
export interface LimitSet<Limit = string> {
	of: readonly Limit[]
	joint: boolean
}

/** A verdict and its cause. */
export interface Judgement {
	verdict: Verdict
	cause: { of: string[]; joint: boolean } | null
}

const plain = (verdict: Verdict): Judgement => ({ verdict, cause: null })

const limitedBy = (verdict: Verdict, { of, joint }: LimitSet): Judgement => ({ verdict, cause: { of: [...of], joint } })

const together = (verdict: Verdict, companions: readonly string[]): Judgement =>
	limitedBy(verdict, { of: companions, joint: companions.length > 0 })

/** Returns the verdict that the evidence supports. */
export function verdictOf({ capacity, use, companions, upstream, downstream, around }: Evidence): Judgement {
	if (capacity === 'none') return companions ? together('absent', companions) : plain('not-needed')
	if (use === 'full') return companions ? together('too-small', companions) : plain('balanced')
	if (upstream) return limitedBy('starved', upstream)
	if (downstream) return limitedBy('blocked', downstream)
	if (around) return limitedBy('starved', around)
	return plain(capacity === 'unknown' && use !== 'none' ? 'running' : 'idle')
}
