/**
 * Ceilings: what could be delivered if every stage but one were unlimited. Feeds count with the first stage. A route's
 * ceiling closes the feeds of the other routes. Contracts keep what they get in the plan, unless they stand after every
 * need: those give way, as they do in the plan.
 */

import type { StageId } from '#lib/model/chain.ts'
import { copyBounds, type Bounds } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import type { Ceiling, RouteCeiling } from '../plan.ts'
import { reachesDemand } from '../programme/reach.ts'
import { SAME } from '../tolerances.ts'
import { demandOf } from '../programme/situation.ts'
import { grainOf, type Solved } from './question.ts'

/** Returns the bounds of a situation with its contracts held at what they get in the plan. */
function heldBounds({ programme, situation, bounds, plan }: Solved): Bounds {
	const held = copyBounds(bounds)
	programme.holdContracts(held, plan)
	programme.releaseLaterContracts(held, situation)
	return held
}

interface Asked extends Solved {
	held: Bounds
}

/** What a solution delivers; nothing where that is rounding. */
function deliveredIn({ programme, situation }: Solved, solution: Solution): number {
	const delivered = programme.delivered(solution)
	return delivered > grainOf(situation) ? delivered : 0
}

/** The bounds when only the given stage limits, with some feeds closed. */
function onlyLimit({ programme, held }: Asked, stage: string, closed: readonly number[]): Bounds {
	const { processes, feeds, stages } = programme.chain
	const bounds = copyBounds(held)
	processes.forEach((p, index) => {
		if (p.stage !== stage) programme.lift(bounds, { kind: 'process', index })
	})
	if (stage !== stages[0]!.id) feeds.forEach((_, index) => programme.lift(bounds, { kind: 'feed', index }))
	for (const feed of closed) programme.close(bounds, feed)
	return bounds
}

/** Serves needs as far as they can be. */
const mostServed = ({ programme, session, situation }: Asked, bounds: Bounds): Solution =>
	session.solve({ bounds, cost: programme.needCost, scale: situation.scale })

/** The ceilings of a route, where it has a process. `whole` are the solutions of all routes, by stage. */
function ceilingsOfRoute(asked: Asked, route: string, whole: ReadonlyMap<string, Solution>): RouteCeiling[] {
	const { programme } = asked
	const { feeds, processes } = programme.chain
	const others = feeds.flatMap((feed, f) => (feed.route === route ? [] : [f]))
	const stages = [...whole].filter(([stage]) => processes.some((p) => p.stage === stage && p.route === route))
	return stages.map(([stage, all]) => {
		// What takes nothing from a feed stays the best when the feed is closed.
		if (others.every((feed) => programme.taken(all, feed) <= 0))
			return { route, stage, delivered: deliveredIn(asked, all) }
		const bounds = onlyLimit(asked, stage, others)
		const reaches = reachesDemand(programme.formulation, bounds)
		return { route, stage, delivered: reaches ? deliveredIn(asked, mostServed(asked, bounds)) : 0 }
	})
}

/** The first stage with the lowest ceiling; ceilings apart by arithmetic alone count as equal. */
function weakestOf(ceilings: Ceiling[], demand: number): string {
	const lowest = Math.min(...ceilings.map((c) => c.delivered))
	return ceilings.find((c) => c.delivered <= lowest + SAME * demand)!.stage
}

/** Ceilings of all stages and routes; amounts in base units a year. */
export interface Ceilings {
	ceilings: Ceiling[]
	routeCeilings: RouteCeiling[]
	weakest: string
}

/** Stages that have a ceiling: all but the last. */
const stagesOf = ({ programme }: Solved) => programme.chain.stages.slice(0, -1)

/** The most that is served through each stage, if all others were unlimited. */
function stageSolutions(asked: Asked): ReadonlyMap<string, Solution> {
	return new Map(stagesOf(asked).map(({ id }) => [id, mostServed(asked, onlyLimit(asked, id, []))]))
}

function stageCeilings(asked: Asked, whole: ReadonlyMap<string, Solution>): Pick<Ceilings, 'ceilings' | 'weakest'> {
	const ceilings = [...whole].map(([stage, solution]) => ({ stage, delivered: deliveredIn(asked, solution) }))
	return { ceilings, weakest: weakestOf(ceilings, demandOf(asked.situation)) }
}

/** The weakest stage, with the solutions by which it was found and the bounds of each, those in `held` with limits lifted. */
export interface Weakest {
	stage: StageId
	held: Bounds
	found: readonly { bounds: Bounds; solution: Solution }[]
}

/** Returns the stage with the lowest ceiling. */
export function weakestStage(solved: Solved): Weakest {
	const asked = { ...solved, held: heldBounds(solved) }
	const stages = stagesOf(asked).map(({ id }) => {
		const bounds = onlyLimit(asked, id, [])
		return { id, bounds, solution: mostServed(asked, bounds) }
	})
	const solutions = new Map(stages.map(({ id, solution }) => [id, solution]))
	return { stage: stageCeilings(asked, solutions).weakest, held: asked.held, found: stages }
}

/** Returns whether the weakest stage is found by the same solutions in another situation, as `isFree` says of each. */
export function isFoundAlike(
	{ held, found }: Weakest,
	after: Solved,
	isFree: (from: Bounds, to: Bounds, solution: Solution) => boolean
): boolean {
	const asked = { ...after, held: heldBounds(after) }
	return stagesOf(after).every(({ id }, i) => {
		const { bounds, solution } = found[i]!
		// Mostly nothing that differs is reached even where no limit is lifted.
		return isFree(held, asked.held, solution) || isFree(bounds, onlyLimit(asked, id, []), solution)
	})
}

/**
 * Returns the ceilings of every stage but the last, and of each route that has a feed where it has a process. Questions
 * of one kind follow each other: few steps lead from one to the next.
 */
export function ceilingsOf(solved: Solved): Ceilings {
	const { routes, feeds } = solved.programme.chain
	const asked = { ...solved, held: heldBounds(solved) }
	const whole = stageSolutions(asked)
	const fed = routes.filter(({ id }) => feeds.some((feed) => feed.route === id))
	return {
		...stageCeilings(asked, whole),
		routeCeilings: fed.flatMap(({ id }) => ceilingsOfRoute(asked, id, whole))
	}
}

/**
 * Returns the ceilings of one component: the most of it that some demands could get if every stage but one were
 * unlimited; and the lowest.
 */
export function ceilingsOfComponent(
	solved: Solved,
	component: number,
	demands: ReadonlySet<number>
): Pick<Ceilings, 'ceilings' | 'weakest'> {
	const { programme, session, situation } = solved
	const asked = { ...solved, held: heldBounds(solved) }
	const cost = programme.contentCost(component, demands)
	const ceilings = programme.chain.stages.slice(0, -1).map(({ id }) => {
		const solution = session.solve({ bounds: onlyLimit(asked, id, []), cost, scale: situation.scale })
		const delivered = programme.content(solution, component, demands)
		return { stage: id, delivered: delivered > grainOf(situation) ? delivered : 0 }
	})
	return { ceilings, weakest: weakestOf(ceilings, demandOf(situation)) }
}

/** Growth at which prices are taken, as a share of the demand: above rounding, below any other limit worth a word. */
const PRICED_GROWTH = 100 * SAME

/**
 * Returns the delivery gained per unit of capacity of each of the processes; 0 for all others. Taken with all of them
 * larger by a little: at today's plan itself a price may stand on a limit that others hold as well.
 */
export function shadowPrices(solved: Solved, processes: readonly number[]): number[] {
	const { programme, session, situation } = solved
	const prices = programme.chain.processes.map(() => 0)
	if (processes.length === 0) return prices
	const bounds = heldBounds(solved)
	for (const p of processes) programme.expand(bounds, p, 0, PRICED_GROWTH * demandOf(situation))
	const grown = session.solve({ bounds, cost: programme.needCost, scale: situation.scale })
	for (const p of processes) prices[p] = programme.limitPrice({ kind: 'process', index: p }, grown)
	return prices
}
