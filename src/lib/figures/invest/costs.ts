/** What builds cost, by the stage that they belong to. */
import type { Investment } from '#lib/invest/invest.ts'
import type { Chain, Stage } from '#lib/model/chain.ts'
import { sumOfRanges, type Range } from '../range.ts'

/** A stage in which something is built, with what that costs in the chain's currency. */
export interface StageCost {
	stage: Stage
	cost: Range
}

/** Returns the stages in which something is built, in the order of the chain. */
export function costsByStage({ stages, processes }: Chain, { builds }: Investment): StageCost[] {
	return stages.flatMap((stage) => {
		const own = new Set(processes.filter((each) => each.stage === stage.id).map(({ id }) => id))
		const costs = builds.filter(({ process }) => own.has(process)).map(({ cost }) => cost)
		return costs.length === 0 ? [] : [{ stage, cost: sumOfRanges(costs) }]
	})
}
