/** The explanation of an answer: ceilings, ladder, causes of the gap, verdicts, and the bound for mixing plants. */

import type { Solution } from '../lp/solver.ts'
import type { Extent } from '../lp/extent.ts'
import type { SolveRecord } from '../lp/session.ts'
import type { Explanation, ProcessFinding } from '../plan.ts'
import { certificateOf, finite } from '../solve.ts'
import type { BlendBound } from '../solution/blended.ts'
import { flowsOf, type ChainFlows } from '../solution/flows.ts'
import { ceilingsOf, shadowPrices } from './ceilings.ts'
import { gapCauses } from './ladder/causes.ts'
import { climb, type Ladder } from './ladder/climb.ts'
import { ladderEnd, rungsOf, stepsOf } from './ladder/rungs.ts'
import { demandOf, statesNoNeed, type Situation } from '../programme/situation.ts'
import { SAME } from '../tolerances.ts'
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

/** An explanation, and how far the plans go by which it was made; null where that is not known. */
export interface Explained {
	explanation: Explanation
	extent: Extent | null
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

const withoutSteps = ({ corners }: Ladder, top: Solution): Ladder => ({ corners: corners.slice(0, 1), top, limits: [] })

/** Ceilings that nothing known sets are no ceilings. */
function known<T extends { delivered: number }>(ceilings: T[], situation: Situation): T[] {
	const isOpen = statesNoNeed(situation.chain)
	return isOpen ? ceilings.filter(({ delivered }) => delivered < demandOf(situation) * (1 - SAME)) : ceilings
}

/**
 * Explains in parts, so that a caller can drop an explanation that nobody waits for any more. The session must not be
 * used for anything else between two parts.
 * @throws SolverDefect when an answer of the solver fails its certificate
 */
export function* explainInParts(explaining: Explaining): Generator<void, Explained> {
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
	// What could be made has no steps towards a need; they were climbed for what they say of the plants.
	const told = statesNoNeed(situation.chain) ? withoutSteps(ladder, plan) : ladder
	const deliveredBlended = blend.delivered(plan, today.made, bounds, situation.scale)
	const demand = demandOf(situation)
	const top = told.corners.length > 1 ? flowsOf(programme.formulation, told.top) : today
	const rungs = rungsOf(solved, stepsOf(solved, told))
	const end = told === ladder ? ladderEnd(solved, ladder) : { reached: true, limits: [] }
	const gap = told === ladder ? Math.max(0, demand - programme.delivered(plan)) : 0
	const solves = record.take()
	const explanation: Explanation = {
		deliveredBlended,
		processes: findings(solved, judgements, told.corners.at(-1)!.added, top),
		feeds: programme.chain.feeds.map(({ id }, i) => ({ id, usedAtTop: top.taken[i]! })),
		top: { delivered: top.delivered, flows: top.flows, losses: top.losses },
		ceilings: known(limits.ceilings, situation),
		routeCeilings: known(limits.routeCeilings, situation),
		weakest: limits.weakest,
		ladder: rungs,
		ladderEnd: end,
		gapByCause: gapCauses(rungs, end, gap),
		certificate: certificateOf(programme.chain, solves, top, demand)
	}
	return { explanation, extent: solves.extent }
}
