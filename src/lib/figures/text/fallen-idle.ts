/** Plants that stop although no less is delivered: a reader would take the picture for a mistake if nothing said why. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { leastAmount } from '../tolerances.ts'
import { someOf } from './build-title.ts'
import { nodeNames, type Locale } from './locale.ts'

/** The part of what it did before below which a plant that stands counts as idle. */
const IDLE = 0.01

/**
 * Says which plants ran in one plan and stand idle in another, in which nothing was taken away, no less is delivered and
 * another plant runs more; null where none does. A plan serves needs first, then imports least, then moves least (the
 * order of its objective), so of two sources that would do it takes one.
 */
export function fallenIdle(chain: Chain, before: Plan, plan: Plan, { words }: Locale): string | null {
	const least = leastAmount(plan)
	if (plan.delivered < before.delivered - least || !keepsAll(before, plan, least)) return null
	const usedBefore = new Map(before.processes.map(({ id, used }) => [id, used]))
	const ranOf = (id: NodeId) => usedBefore.get(id) ?? 0
	const idle = plan.processes.filter(({ id, used }) => ranOf(id) > least && used < IDLE * ranOf(id))
	const standsIn = plan.processes.some(({ id, used }) => used > ranOf(id) + least)
	if (idle.length === 0 || !standsIn) return null
	const names = nodeNames(chain)
	return words.chain.fallenIdle({ ...someOf(idle.map(({ id }) => names.get(id) ?? id)), count: idle.length })
}

/** True where no plant, feed, import, contract or need of the first plan is smaller in the second; null is without limit. */
function keepsAll(before: Plan, plan: Plan, least: number): boolean {
	const amounts = ({ processes, feeds, trades, demands }: Plan) =>
		new Map<NodeId, number | null>([
			...processes.map(({ id, effective }) => [id, effective] as const),
			...feeds.map(({ id, available }) => [id, available] as const),
			...trades.map(({ id, amount }) => [id, amount] as const),
			...demands.map(({ id, amount }) => [id, amount] as const)
		])
	const now = amounts(plan)
	const sized = (amount: number | null = 0) => amount ?? Infinity
	return [...amounts(before)].every(([id, amount]) => sized(now.get(id)) >= sized(amount) - least)
}
