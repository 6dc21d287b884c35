/**
 * The same amount in the units in which each good is weighed: a flow of oxide as tonnes of ore, concentrate or metal. What
 * links the two is the content of the good, a figure of the model.
 */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, Material, NodeId } from '#lib/model/chain.ts'
import { appliedChain } from './applied-chain.ts'

/** An amount of one good; both amounts a year. */
export interface LinkedAmount {
	material: Material
	/** Base units: what is accounted of it. */
	total: number
	/** The good itself, in its own unit. */
	gross: number
	/** Its own unit, not a year, e.g. `t monazite`. */
	unit: string
	/** Base units in one of its own. */
	content: number
}

/** Returns the amount that a plan moves of each good with a unit of its own, by the flows that are asked for. */
export function linkedAmounts(
	chain: Chain,
	plan: Plan,
	isAskedFor: (flow: Plan['flows'][number]) => boolean
): LinkedAmount[] {
	const totals = new Map<string, number>()
	for (const flow of plan.flows.filter(isAskedFor))
		totals.set(flow.material, (totals.get(flow.material) ?? 0) + flow.total)
	return appliedChain(chain, plan).materials.flatMap((material) => {
		const { grossUnit: unit, content: figure } = material
		const [total, content] = [totals.get(material.id), figure?.value]
		if (unit === null || total === undefined || typeof content !== 'number' || content <= 0) return []
		return [{ material, total, gross: total / content, unit, content }]
	})
}

/** Returns the amounts that a node takes in and gives, in the units of the goods. */
export function linkedOf(chain: Chain, plan: Plan, node: NodeId): { taken: LinkedAmount[]; given: LinkedAmount[] } {
	return {
		taken: linkedAmounts(chain, plan, ({ to }) => to === node),
		given: linkedAmounts(chain, plan, ({ from }) => from === node)
	}
}
