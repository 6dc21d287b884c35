/** The explanation of an answer: ceilings, ladder, causes of the gap, verdicts, and the bound for mixing plants. */

import type { SolveRecord } from '../lp/session.ts'
import type { Explanation, ProcessFinding } from '../plan.ts'
import { certificateOf, finite } from '../solve.ts'
import type { BlendBound } from '../solution/blended.ts'
import { flowsOf, type ChainFlows } from '../solution/flows.ts'
import { ceilingsOf, shadowPrices } from './ceilings.ts'
import { gapCauses } from './ladder/causes.ts'
import { climb } from './ladder/climb.ts'
import { ladderEnd, rungsOf, stepsOf } from './ladder/rungs.ts'
import { demandOf } from '../programme/situation.ts'
import { canonicalOrder, type Solved } from './question.ts'
import type { Connections } from './verdicts/connections.ts'
import { EvidenceCollector } from './verdicts/evidence.ts'
import { Lifts } from './verdicts/lifts.ts'
import { verdictOf, type Judgement } from './verdicts/verdict.ts'

/** A solved situation, with everything else that its explanation needs. */
export interface Explaining {
	solved: Solved
	/** Flows of the plan. */
	today: ChainFlows
	connections: Connections
	blend: BlendBound
	record: SolveRecord
}

/** Confirmed by a plan; without that a price at a degenerate optimum may stand where more capacity gains nothing. */
const helpsAlone = ({ verdict, cause }: Judgement) =>
	(verdict === 'too-small' || verdict === 'absent') && cause !== null && cause.of.length === 0

function findings(
	solved: Solved,
	judgements: readonly Judgement[],
	added: readonly number[],
	top: ChainFlows
): ProcessFinding[] {
	const { programme, situation } = solved
	const prices = shadowPrices(
		solved,
		judgements.flatMap((judgement, p) => (helpsAlone(judgement) ? [p] : []))
	)
	return programme.chain.processes.map(({ id }, p) => ({
		id,
		...judgements[p]!,
		needed: finite(situation.effective[p]! + added[p]!),
		usedAtTop: top.used[p]!,
		shadowPrice: prices[p]!
	}))
}

/**
 * Explains in parts, so that a caller can drop an explanation that nobody waits for any more. The session must not be
 * used for anything else between two parts.
 * @throws SolverDefect when an answer of the solver fails its certificate
 */
export function* explainInParts(explaining: Explaining): Generator<void, Explanation> {
	const { solved, today, connections, blend, record } = explaining
	const { programme, situation, bounds, plan } = solved
	const limits = ceilingsOf(solved)
	yield
	const ladder = climb(solved)
	const steps = stepsOf(solved, ladder)
	yield
	const collector = new EvidenceCollector(
		solved,
		connections,
		new Lifts(solved),
		steps.map((step) => step.processes),
		programme.used(ladder.top)
	)
	yield
	const judgements: Judgement[] = []
	for (const p of canonicalOrder(solved)) {
		judgements[p] = verdictOf(collector.of(p))
		yield
	}
	const deliveredBlended = blend.delivered(plan, today.made, bounds, situation.scale)
	const demand = demandOf(situation)
	const top = ladder.corners.length > 1 ? flowsOf(programme.formulation, ladder.top) : today
	const rungs = rungsOf(solved, steps)
	const end = ladderEnd(solved, ladder)
	const gap = Math.max(0, demand - programme.delivered(plan))
	return {
		deliveredBlended,
		processes: findings(solved, judgements, ladder.corners.at(-1)!.added, top),
		feeds: programme.chain.feeds.map(({ id }, i) => ({ id, usedAtTop: top.taken[i]! })),
		top: { delivered: top.delivered, flows: top.flows, losses: top.losses },
		ceilings: limits.ceilings,
		routeCeilings: limits.routeCeilings,
		weakest: limits.weakest,
		ladder: rungs,
		ladderEnd: end,
		gapByCause: gapCauses(rungs, end, gap),
		certificate: certificateOf(programme.chain, record, top, demand)
	}
}
