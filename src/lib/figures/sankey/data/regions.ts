/**
 * Absent routes as places: the absent processes of one route that feed one another. Each alone would add nothing, so
 * they are shown, and named, as one.
 */
import type { Chain, NodeId, RouteId, StageId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { structureOf } from './structure.ts'

/** Absent processes of one route, each of which feeds, or is fed by, another of them. */
export interface Region {
	route: RouteId
	/** Its processes, in model order; two or more, in two stages or more. */
	processes: NodeId[]
	/** The stages that they stand in, in the order of the chain. */
	stages: StageId[]
	/** Amount that would have to pass its last stage, base units a year. */
	amount: number
}

/** The regions of a plan, in model order. */
export function regionsOf(chain: Chain, plan: Plan): Region[] {
	const absent = new Set(plan.processes.filter(({ verdict }) => verdict === 'absent').map(({ id }) => id))
	const { links } = structureOf(chain, plan.scenario.demand)
	const route = new Map(chain.processes.map((process) => [process.id, process.route]))
	const joined = links.filter(({ from, to }) => absent.has(from) && absent.has(to) && route.get(from) === route.get(to))
	const seen = new Set<NodeId>()
	return chain.processes.flatMap(({ id }) => {
		if (!absent.has(id) || seen.has(id)) return []
		const members = new Set([id])
		for (const each of members)
			for (const { from, to } of joined) {
				if (from === each) members.add(to)
				if (to === each) members.add(from)
			}
		for (const each of members) seen.add(each)
		const region = regionOf(chain, plan, members)
		return region === null ? [] : [region]
	})
}

function regionOf(chain: Chain, plan: Plan, members: ReadonlySet<NodeId>): Region | null {
	const processes = chain.processes.filter(({ id }) => members.has(id))
	const stages = chain.stages.map(({ id }) => id).filter((stage) => processes.some((each) => each.stage === stage))
	const [first] = processes
	if (first === undefined || stages.length < 2) return null
	const last = new Set(processes.filter(({ stage }) => stage === stages.at(-1)).map(({ id }) => id))
	const amount = plan.top.flows.filter(({ to }) => last.has(to)).reduce((sum, { total }) => sum + total, 0)
	return { route: first.route, processes: processes.map(({ id }) => id), stages, amount }
}
