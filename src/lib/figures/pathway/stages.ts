/** The stages of a plan by route, and the plants that it does not have. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, NodeId, PlantStatus, RouteId, StageId } from '#lib/model/chain.ts'
import { leastAmount } from '../tolerances.ts'
import { processesIn } from './starts.ts'

/** A stage in a year runs, stands with nothing to do, or has no plant. */
export type StageState = 'runs' | 'idle' | 'absent'

/** A stage on one of its routes, in one year. */
export interface StageYear {
	stage: StageId
	route: RouteId
	state: StageState
}

/** A plant that somebody means to build, and that a plan does not have in its year. */
export interface AwaitedPlant {
	process: NodeId
	plant: string
	status: PlantStatus
	/** First year of production; null where the model gives none. */
	start: number | null
	/** Whether the scenario counts it once it starts. */
	counted: boolean
}

/** Returns the stages of a plan by route, in the order of the chain; those without any process are left out. */
export function stagesIn(chain: Chain, plan: Plan): StageYear[] {
	const least = leastAmount(plan)
	return chain.stages.flatMap(({ id: stage }) =>
		chain.routes.flatMap(({ id: route }) => {
			const own = plan.processes.filter((each) => each.stage === stage && each.route === route)
			if (own.length === 0) return []
			const stands = own.some(({ installed }) => installed === null || installed > least)
			const state: StageState = own.some(({ used }) => used > least) ? 'runs' : stands ? 'idle' : 'absent'
			return [{ stage, route, state }]
		})
	)
}

/** Returns the plants that a plan does not have in its year: not counted, or still to start. Of a capacity that is set, none. */
export function awaitedIn(own: Chain, plan: Plan): AwaitedPlant[] {
	const { counts } = plan.scenario
	return processesIn(own, plan).flatMap(({ id, plants }) =>
		plants
			.filter(({ status }) => status !== 'none')
			.map(({ name, status, start }) => ({ process: id, plant: name, status, start, counted: counts.includes(status) }))
			.filter(({ counted, start }) => !counted || (start !== null && start > plan.year))
	)
}
