/**
 * Ceilings: what could be delivered if every stage but one were unlimited. Feeds count with the first stage. A route's
 * ceiling closes the feeds of the other routes.
 */

import { relaxFeed, relaxProcess } from '../programme/bounds.ts'
import type { Formulation } from '../programme/formulate.ts'
import { shortfallCost } from '../programme/levels.ts'
import type { Bounds, Cost, LpSession } from '../lp/session.ts'
import type { Ceiling, RouteCeiling } from '../plan.ts'

/** Scaled amounts below this are arithmetic noise: the scale brings demands to thousands. */
const NOISE = 1e-7

interface Asked {
	f: Formulation
	session: LpSession
	/** Bounds of the situation, put back after every question. */
	situation: Bounds
	cost: Cost
}

/** Total delivered, scaled, when only the given stage limits. */
function ceiling({ f, session, situation, cost }: Asked, stage: string, closed: (feed: number) => boolean): number {
	const { bounds } = session
	const first = f.chain.stages[0]!.id
	f.chain.processes.forEach((p, i) => {
		if (p.stage !== stage) relaxProcess(f, bounds, i)
	})
	f.chain.feeds.forEach((_, i) => {
		if (closed(i)) bounds.colUpper[f.col.take[i]!] = 0
		else if (stage !== first) relaxFeed(f, bounds, i)
	})
	try {
		session.ask(cost)
		const delivered = session.solve().rowValue[f.row.delivered]!
		return delivered > NOISE ? delivered : 0
	} finally {
		session.restore(situation)
	}
}

/**
 * Ceilings of every stage but the last, and of each route that has a feed at each stage where it has a process. Bounds
 * must hold the situation; they are put back.
 */
export function ceilingsOf(f: Formulation, session: LpSession, scale: number) {
	const asked = { f, session, situation: session.snapshot(), cost: shortfallCost(f, 'total') }
	const { feeds, processes, routes, stages } = f.chain
	const ceilings = stages
		.slice(0, -1)
		.map(({ id }): Ceiling => ({ stage: id, delivered: ceiling(asked, id, () => false) * scale }))
	const ofRoute = (route: string): RouteCeiling[] => {
		const others = (feed: number) => feeds[feed]!.route !== route
		const alone = !feeds.some((_, i) => others(i))
		return ceilings
			.filter(({ stage }) => processes.some((p) => p.stage === stage && p.route === route))
			.map(({ stage, delivered }) => ({
				route,
				stage,
				// A route that has all the feeds closes none.
				delivered: alone ? delivered : ceiling(asked, stage, others) * scale
			}))
	}
	const fed = routes.filter((route) => feeds.some((feed) => feed.route === route.id))
	return { ceilings, routeCeilings: fed.flatMap((route) => ofRoute(route.id)) }
}
