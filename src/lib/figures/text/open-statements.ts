/** What is said of a plan for which no need is stated: how much could be made, and of what. */
import { isMade, isOpen, type Statement } from './statement-entry.ts'
import { amountsOf, nameIn, nodeNames, type Locale } from './locale.ts'
import type { Facts } from './facts.ts'

/** Goods or feeds named in a headline at most. */
const NAMED = 3

type OpenId = 'could-be-made' | 'nothing-could-be-made' | 'no-limit' | 'element-could-be-made'

const isUnlimited = ({ plan }: Facts) => (plan.open?.unlimited.length ?? 0) > 0

/** Names of the goods that are made; of the accounted unit where they are many. */
function goodsIn({ chain, plan, isNone }: Facts): string[] {
	const made = plan.demands.filter(({ served }) => !isNone(served))
	return made.length > NAMED ? [chain.unitName] : made.map(({ id }) => nameIn(chain.demands, id))
}

/** Names of what they are made of; none where it is much. */
function madeOf({ chain, plan, isNone }: Facts): string[] {
	const names = nodeNames(chain)
	const imports = plan.trades.filter(({ kind }) => kind === 'import')
	const used = [...plan.feeds, ...imports].filter((each) => !isNone(each.used))
	return used.length > NAMED ? [] : used.map(({ id }) => names.get(id) ?? id)
}

const tell = (id: OpenId) => (facts: Facts, locale: Locale) => {
	const { chain, plan, component, measure } = facts
	return locale.words.chain.openHeadline[id]({
		subject: chain.subject,
		amount: amountsOf(chain, plan, locale).full(facts.shown.delivered),
		contained: amountsOf(chain, plan, locale).picture(measure.delivered),
		component: component?.name ?? '',
		goods: isUnlimited(facts) ? plan.open!.unlimited.map((good) => nameIn(chain.demands, good)) : goodsIn(facts),
		of: madeOf(facts)
	})
}

const open = (id: OpenId, holds: (facts: Facts) => boolean): Statement => ({
	id,
	place: 'main',
	holds: (facts) => isOpen(facts) && holds(facts),
	say: tell(id)
})

/** Exactly one holds of every plan without a stated need, and none of another. */
export const OPEN_HEADLINES: readonly Statement[] = [
	open('could-be-made', (f) => f.component === null && !isUnlimited(f) && isMade(f)),
	open('nothing-could-be-made', (f) => f.component === null && !isUnlimited(f) && !isMade(f)),
	open('no-limit', (f) => f.component === null && isUnlimited(f)),
	open('element-could-be-made', (f) => f.component !== null)
]
