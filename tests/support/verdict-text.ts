/** Verdicts as short lines, so that a test can state those of a whole chain in one table. */
import type { Cause, Plan } from '#lib/engine/index.ts'

/** Verdicts of a process itself; the others name limits elsewhere. */
const OWN = new Set<string>(['absent', 'too-small'])

/**
 * Returns the verdict of every process with its cause: `absent`, `too-small with a + b` (they must grow together),
 * `starved by a` (lifting it alone does), `starved by a + b` (only together), `starved by a | b` (either alone). Names
 * are sorted. A joint cause that names too few is written with `joint!`, which no expectation contains.
 */
export function verdictLines(plan: Plan): Record<string, string> {
	return Object.fromEntries(
		plan.processes.map((p) => [p.id, p.cause ? withCause(p.verdict, p.cause) : bare(p.verdict)])
	)
}

const bare = (verdict: string) => (OWN.has(verdict) ? `${verdict} without a cause` : verdict)

function withCause(verdict: string, { of, joint }: Cause): string {
	const own = OWN.has(verdict)
	const names = [...of].sort().join(joint ? ' + ' : ' | ')
	const line = names === '' ? verdict : `${verdict} ${own ? 'with' : 'by'} ${names}`
	if (joint) return of.length + (own ? 1 : 0) > 1 ? line : `${line} joint!`
	return own && of.length > 0 ? `${line} not joint!` : line
}

/** Returns the rungs as lines: `a +40, b +40: 40 t`. Amounts have at most six significant digits. */
export function rungLines(plan: Plan): string[] {
	const short = (x: number) => Number(x.toPrecision(6))
	return plan.ladder.map(
		(rung) => `${rung.adds.map((a) => `${a.process} +${short(a.amount)}`).join(', ')}: ${short(rung.frees)} t`
	)
}
