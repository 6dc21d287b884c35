/**
 * Ceilings: what could be delivered if every stage but one were unlimited. Feeds count with the first stage. A route's
 * ceiling closes the feeds of the other routes.
 */

import { relaxFeed, relaxProcess } from './bound.ts'
import type { Formulation } from './formulate.ts'
import { setCost, shortfallCost } from './objective.ts'
import type { LpSession } from './lp/session.ts'
import type { Ceiling, RouteCeiling } from './plan.ts'

/** Scaled amounts below this are arithmetic noise: the scale brings demands to thousands. */
const NOISE = 1e-7

/** Total delivered, scaled, when only the given stage limits. Bounds must hold the situation; they are put back. */
function ceiling(f: Formulation, session: LpSession, stage: string, closed: (feed: number) => boolean): number {
	const before = session.snapshot()
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
		setCost(session, shortfallCost(f, 'total'))
		const delivered = session.solve().rowValue[f.row.delivered]!
		return delivered > NOISE ? delivered : 0
	} finally {
		session.restore(before)
	}
}

const limitingStages = (f: Formulation) => f.chain.stages.slice(0, -1)

export function stageCeilings(f: Formulation, session: LpSession, scale: number): Ceiling[] {
	return limitingStages(f).map(({ id }) => ({ stage: id, delivered: ceiling(f, session, id, () => false) * scale }))
}

/** For each route that has a feed and each stage where the route has a process. */
export function routeCeilings(f: Formulation, session: LpSession, scale: number): RouteCeiling[] {
	const { feeds, processes, routes } = f.chain
	return routes
		.filter((route) => feeds.some((feed) => feed.route === route.id))
		.flatMap((route) =>
			limitingStages(f)
				.filter((stage) => processes.some((p) => p.stage === stage.id && p.route === route.id))
				.map((stage) => ({
					route: route.id,
					stage: stage.id,
					delivered: ceiling(f, session, stage.id, (feed) => feeds[feed]!.route !== route.id) * scale
				}))
		)
}
