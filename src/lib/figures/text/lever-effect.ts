/** What a moved lever did, in words: how much more or less is delivered, or why nothing came of it. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain, LeverId, NodeId } from '#lib/model/chain.ts'
import { amountsOf, nodeNames, type Locale } from './locale.ts'
import { headlineAmounts } from './number-format.ts'

/** The difference that a lever made, or why it made none. */
export interface LeverEffect {
	/** `+ 1,910 t` or `− 480 t`, in the rounding of the headline; null where the headline stays. */
	difference: string | null
	/** Why nothing changed; null where something did, and where there is nothing to say. */
	reason: string | null
	/** Plants without or with too little capacity that would add something together with it; empty where none would. */
	together: NodeId[]
}

/** Compares a plan with the one before a lever was moved. */
export function leverEffect(
	chain: Chain,
	{ lever, before }: { lever: LeverId; before: Plan },
	plan: Plan,
	locale: Locale
): LeverEffect {
	const rounded = (each: Plan) => headlineAmounts(each.demand, each.delivered)
	const { full } = amountsOf(chain, plan, locale)
	const words = locale.words.chain.effect
	const change = rounded(plan).delivered - rounded(before).delivered
	if (change !== 0 || rounded(plan).demand !== rounded(before).demand) {
		const amount = full(Math.abs(change))
		const difference = change > 0 ? words.more({ amount }) : change < 0 ? words.less({ amount }) : null
		return { difference, reason: null, together: [] }
	}
	return { difference: null, ...whyNothing(chain, lever, plan, locale) }
}

function whyNothing(
	chain: Chain,
	lever: LeverId,
	plan: Plan,
	{ words }: Locale
): Pick<LeverEffect, 'reason' | 'together'> {
	const found = plan.processes.find(({ id }) => id === lever)
	if (found === undefined) return { reason: words.chain.effect.none, together: [] }
	const { verdict, cause } = found
	const names = nodeNames(chain)
	const held = cause?.of ?? []
	const isHeld = held.length > 0 && verdict !== 'balanced' && verdict !== 'idle' && verdict !== 'not-needed'
	if (!isHeld) return { reason: words.chain.effect.notTheLimit, together: [] }
	const plants = new Set(
		plan.processes.filter(({ effective, needed }) => (needed ?? 0) > (effective ?? 0)).map(({ id }) => id)
	)
	const others = held.filter((id) => plants.has(id))
	const reason = words.chain.effect.heldBack({ names: held.map((id) => names.get(id) ?? id) })
	return { reason, together: others.length > 0 ? [...others, ...(plants.has(lever) ? [lever] : [])] : [] }
}
