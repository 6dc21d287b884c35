/**
 * Absent routes as places: consecutive stages of one route in which none of its plants stands. Any one of them alone would
 * add nothing, so they are shown, and named, as one.
 */
import type { Chain, NodeId, RouteId, StageId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import type { Plan } from '#lib/engine/index.ts'
import { possibleLinks } from './links.ts'

/** Stages of one route that are missing, each of which feeds, or is fed by, another of them. */
export interface Region {
	route: RouteId
	/** All processes of the route in these stages, in model order. */
	processes: NodeId[]
	/** Those that are the only one of their stage, which the title names. */
	alone: NodeId[]
	/** In the order of the chain; two or more. */
	stages: StageId[]
	/** Amounts that would have to pass its first stage and its last, base units a year. */
	amounts: { first: number; last: number }
}

/** All processes of one route in one stage, none of which stands. */
interface Missing {
	route: RouteId
	stage: StageId
	processes: NodeId[]
}

/** The regions of a plan, by route and from the start of the chain. */
export function regionsOf(chain: Chain, plan: Plan): Region[] {
	const links = possibleLinks(chain, plan.scenario.demand)
	const joins = (from: Missing, to: Missing) =>
		links.some((link) => from.processes.includes(link.from) && to.processes.includes(link.to))
	return chain.routes.flatMap(({ id: route }) => {
		const left = missingStages(chain, plan, route)
		const regions: Region[] = []
		for (let first = left.shift(); first !== undefined; first = left.shift()) {
			const members = [first]
			for (const each of members)
				for (const other of left.filter((one) => joins(each, one) || joins(one, each)))
					members.push(...left.splice(left.indexOf(other), 1))
			if (members.length > 1) regions.push(regionOf(chain, plan, members))
		}
		return regions
	})
}

/** Stages in which a plant of a route is missed and none stands. */
function missingStages(chain: Chain, plan: Plan, route: RouteId): Missing[] {
	const verdicts = new Map(plan.processes.map(({ id, verdict }) => [id, verdict]))
	return chain.stages.flatMap(({ id: stage }) => {
		const processes = chain.processes.filter((each) => each.route === route && each.stage === stage).map(({ id }) => id)
		const found = processes.map((id) => verdicts.get(id))
		const isMissing = found.includes('absent') && found.every((each) => each === 'absent' || each === 'not-needed')
		return isMissing ? [{ route, stage, processes }] : []
	})
}

function regionOf(chain: Chain, plan: Plan, members: readonly Missing[]): Region {
	const stages = chain.stages.map(({ id }) => id).filter((stage) => members.some((each) => each.stage === stage))
	const inside = new Set(members.flatMap(({ processes }) => processes))
	const passing = (stage: StageId | undefined) => {
		const here = new Set(members.find((each) => each.stage === stage)?.processes)
		return sum(plan.top.flows.filter(({ to }) => here.has(to)).map(({ total }) => total))
	}
	const amounts = { first: passing(stages[0]), last: passing(stages.at(-1)) }
	const processes = chain.processes.map(({ id }) => id).filter((id) => inside.has(id))
	const alone = members.flatMap((each) => (each.processes.length === 1 ? each.processes : []))
	return { route: members[0]?.route ?? '', processes, alone, stages, amounts }
}
