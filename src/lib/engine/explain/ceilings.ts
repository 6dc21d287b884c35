/**
 * Ceilings: what could be delivered if every stage but one were unlimited. Feeds count with the first stage. A route's
 * ceiling closes the feeds of the other routes. Contracts keep what they get in the plan, unless they stand after every
 * need: those give way, as they do in the plan.
 */

import { copyBounds, type Bounds, type Cost } from '../lp/program.ts'
import type { Ceiling, RouteCeiling } from '../plan.ts'
import { SAME } from '../tolerances.ts'
import { demandOf, grainOf, type Solved } from './question.ts'

interface Asked extends Solved {
	/** The situation with its contracts held. */
	held: Bounds
	cost: Cost
}

/** Returns what is delivered when only the given stage limits, with some feeds closed. */
function ceiling(asked: Asked, stage: string, isClosed: (feed: number) => boolean): number {
	const { programme, session, situation, held, cost } = asked
	const { processes, feeds, stages } = programme.chain
	const bounds = copyBounds(held)
	processes.forEach((p, index) => {
		if (p.stage !== stage) programme.lift(bounds, { kind: 'process', index })
	})
	feeds.forEach((_, index) => {
		if (isClosed(index)) programme.close(bounds, index)
		else if (stage !== stages[0]!.id) programme.lift(bounds, { kind: 'feed', index })
	})
	const delivered = programme.delivered(session.solve({ bounds, cost, scale: situation.scale }))
	return delivered > grainOf(situation) ? delivered : 0
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
	/** Per process: delivery gained per unit of its capacity at today's prices. */
	prices: number[]
}

/** Returns the ceilings of every stage but the last, and of each route that has a feed where it has a process. */
export function ceilingsOf(solved: Solved): Ceilings {
	const { programme, session, situation, plan } = solved
	const held = copyBounds(solved.bounds)
	programme.holdContracts(held, plan)
	programme.releaseLaterContracts(held, situation)
	const asked = { ...solved, held, cost: programme.needCost }
	const { feeds, processes, routes, stages } = programme.chain
	const today = session.solve({ bounds: held, cost: asked.cost, scale: situation.scale })
	const ceilings = stages
		.slice(0, -1)
		.map(({ id }): Ceiling => ({ stage: id, delivered: ceiling(asked, id, () => false) }))
	const ofRoute = (route: string): RouteCeiling[] => {
		const isOther = (feed: number) => feeds[feed]!.route !== route
		const isAlone = !feeds.some((_, i) => isOther(i))
		return ceilings
			.filter(({ stage }) => processes.some((p) => p.stage === stage && p.route === route))
			.map(({ stage, delivered }) => ({
				route,
				stage,
				// A route that has all the feeds closes none.
				delivered: isAlone ? delivered : ceiling(asked, stage, isOther)
			}))
	}
	return {
		ceilings,
		routeCeilings: routes
			.filter((route) => feeds.some((feed) => feed.route === route.id))
			.flatMap((route) => ofRoute(route.id)),
		weakest: weakestOf(ceilings, demandOf(situation)),
		prices: processes.map((_, p) => programme.capacityPrice(p, today))
	}
}
