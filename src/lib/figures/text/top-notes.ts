/** What a reader of the steps has to know of the plan that they end in: what it uses up, and what it leaves idle. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { leastAmount } from '../tolerances.ts'
import { amountsOf, nodeNames, type Locale } from './locale.ts'

/** A stock that would last fewer years than this is used up for good. */
const YEARS = 10
/** Use below this part of what stands is none to speak of. */
const IDLE = 0.01

/** Returns whole sentences; none where nothing is used up or left idle. */
export function topNotes(chain: Chain, plan: Plan, locale: Locale): string[] {
	const words = locale.words.chain.atTop
	const { picture } = amountsOf(chain, plan, locale)
	const names = nodeNames(chain)
	const nameOf = (id: NodeId) => names.get(id) ?? id
	const drawn = usedUp(plan).map(({ id, drawn, held }) =>
		words.usedUp({ name: nameOf(id), drawn: picture(drawn), held: picture(held) })
	)
	const idle = leftIdle(plan).map(nameOf)
	return [...drawn, ...(idle.length === 0 ? [] : [words.idle({ names: idle })])]
}

/** Stocks that the steps draw on so fast that they are soon empty. */
function usedUp({ stocks, top }: Plan): { id: NodeId; drawn: number; held: number }[] {
	const flowing = (end: 'from' | 'to', id: NodeId) =>
		sum(top.flows.filter((flow) => flow[end] === id).map(({ total }) => total))
	return stocks
		.map(({ id, held }) => ({ id, drawn: flowing('from', id) - flowing('to', id), held: sum(Object.values(held)) }))
		.filter(({ drawn, held }) => drawn > 0 && drawn * YEARS > held)
}

/** Plants that run today and take nothing in once all steps are taken. */
function leftIdle(plan: Plan): NodeId[] {
	const least = leastAmount(plan)
	const taken = new Map<NodeId, number>()
	for (const { to, total } of plan.top.flows) taken.set(to, (taken.get(to) ?? 0) + total)
	return plan.processes
		.filter(({ effective, used }) => effective !== null && used > Math.max(least, IDLE * effective))
		.filter(({ id, effective }) => (taken.get(id) ?? 0) < IDLE * (effective ?? 0))
		.map(({ id }) => id)
}
