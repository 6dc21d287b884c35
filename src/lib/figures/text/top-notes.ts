/** What a reader of the steps has to know of the plan that they end in: what it uses up, and what it leaves idle. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { leastAmount } from '../tolerances.ts'
import { isSoonUsedUp, yearsOfUse, type Draw } from './used-up.ts'
import { amountsOf, nodeNames, type Locale } from './locale.ts'

/** Use below this part of what stands is none to speak of. */
const IDLE = 0.01

/** Returns whole sentences; none where nothing is used up or left idle. */
export function topNotes(chain: Chain, plan: Plan, locale: Locale): string[] {
	const words = locale.words.chain.atTop
	const { picture } = amountsOf(chain, plan, locale)
	const names = nodeNames(chain)
	const nameOf = (id: NodeId) => names.get(id) ?? id
	const drawn = usedUp(plan).map((draw) =>
		words.usedUp({
			name: nameOf(draw.id),
			drawn: picture(draw.drawn),
			held: picture(draw.held),
			years: yearsOfUse(draw)
		})
	)
	const idle = leftIdle(plan).map(nameOf)
	return [...drawn, ...(idle.length === 0 ? [] : [words.idle({ names: idle })])]
}

/** Stocks and resources that the steps draw on so fast that they are soon used up. */
function usedUp({ feeds, top }: Plan): Draw[] {
	const flowing = (end: 'from' | 'to', id: NodeId) =>
		sum(top.flows.filter((flow) => flow[end] === id).map(({ total }) => total))
	return feeds
		.flatMap(({ id, left }) =>
			left === null ? [] : [{ id, drawn: flowing('from', id) - flowing('to', id), held: left }]
		)
		.filter(isSoonUsedUp)
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
