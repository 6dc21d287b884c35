/** Plants that stop although no less is delivered: a reader would take the picture for a mistake if nothing said why. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import { leastAmount } from '../tolerances.ts'
import { someOf } from './build-title.ts'
import { nodeNames, type Locale } from './locale.ts'

/** The part of what it did before below which a plant that stands counts as idle. */
const IDLE = 0.01

/**
 * Says which plants ran in one plan and stand idle in another that serves as much of a demand as large; null where none
 * does. A plan serves needs first, then imports least, then moves least (the order of its objective), so of two sources
 * that would do it takes one.
 */
export function fallenIdle(chain: Chain, before: Plan, plan: Plan, { words }: Locale): string | null {
	const least = leastAmount(plan)
	if (plan.delivered < before.delivered - least || plan.demand < before.demand - least) return null
	const usedBefore = new Map(before.processes.map(({ id, used }) => [id, used]))
	const idle = plan.processes.filter(({ id, effective, used }) => {
		const ran = usedBefore.get(id) ?? 0
		return ran > least && effective !== null && effective >= ran - least && used < IDLE * ran
	})
	if (idle.length === 0) return null
	const names = nodeNames(chain)
	return words.chain.fallenIdle({ ...someOf(idle.map(({ id }) => names.get(id) ?? id)), count: idle.length })
}
