import type { Plan } from '#lib/engine/index.ts'
import { abundanceSentence, firstStepSentence, liftsSentence } from './statement.ts'
import { summary as headlineText } from './summary.ts'
import { headlineAmounts } from './number-format.ts'
import { amountsOf, type Locale } from './locale.ts'
import { moneyTexts, yearsText } from './money-text.ts'
import { appliedChain } from '../applied-chain.ts'
import { steps, takesTogether } from '../steps.ts'
import type { Chain } from '#lib/model/chain.ts'
import { isPlaceholder, PLACEHOLDER, type Placeholder } from '#lib/model/files/story-format.ts'

/** A part of a sentence: words, or a number of the plan. */
export interface FilledPart {
	text: string
	figure: boolean
}

/**
 * Puts the numbers of a plan in place of the placeholders of a story's sentence. An unknown placeholder stays as it is
 * written. `opening` is the plan that the model opens with, which differences are taken from.
 */
export function fillTemplate(
	sentence: string,
	chain: Chain,
	plan: Plan,
	locale: Locale,
	opening: Plan = plan
): FilledPart[] {
	const parts: FilledPart[] = []
	let end = 0
	for (const found of sentence.matchAll(PLACEHOLDER)) {
		const [whole, name = '', id = ''] = found
		if (!isPlaceholder(name)) continue
		parts.push({ text: sentence.slice(end, found.index), figure: false })
		parts.push({ text: VALUES[name]({ chain, plan, opening, id, locale }), figure: true })
		end = found.index + whole.length
	}
	return [...parts, { text: sentence.slice(end), figure: false }].filter(({ text }) => text !== '')
}

interface Asked {
	chain: Chain
	plan: Plan
	opening: Plan
	id: string
	locale: Locale
}

type Maybe = number | null | undefined
const known = ({ locale }: Asked, value: Maybe, write: (value: number) => string) =>
	typeof value === 'number' ? write(value) : locale.words.chain.unknown
const picture = (asked: Asked, amount: Maybe) =>
	known(asked, amount, amountsOf(asked.chain, asked.plan, asked.locale).picture)
const process = ({ plan, id }: Asked) => plan.processes.find((each) => each.id === id)
const demand = ({ plan, id }: Asked) => plan.demands.find((each) => each.id === id)

/** The headline's rounding, so that a step and the headline never disagree. */
function headline(asked: Asked, part: 'demand' | 'delivered' | 'gap'): string {
	const { chain, plan, locale } = asked
	return amountsOf(chain, plan, locale).full(headlineAmounts(plan.demand, plan.delivered)[part])
}

/** What all steps take together, as under the list of steps where all are ticked. */
const allTake = ({ chain, plan }: Asked) => takesTogether(steps(chain, plan))

function costText(asked: Asked): string {
	const { chain, plan, locale } = asked
	const { cost } = allTake(asked)
	if (!cost) return locale.words.chain.unknown
	return locale.words.page.story.either(moneyTexts(appliedChain(chain, plan), cost, locale))
}

function timeText(asked: Asked): string {
	const { lead } = allTake(asked)
	return lead ? yearsText(lead, asked.locale) : asked.locale.words.chain.unknown
}

const VALUES: Record<Placeholder, (asked: Asked) => string> = {
	demand: (asked) => headline(asked, 'demand'),
	delivered: (asked) => headline(asked, 'delivered'),
	gap: (asked) => headline(asked, 'gap'),
	gapShare: ({ plan, locale }) => locale.numbers.percent(plan.demand > 0 ? plan.gap / plan.demand : 0),
	imported: (asked) => picture(asked, asked.plan.imported),
	year: ({ plan, locale }) => locale.numbers.year(plan.year),
	reaches: ({ chain, plan, locale }) =>
		amountsOf(chain, plan, locale).full(
			headlineAmounts(plan.demand, plan.ladder.at(-1)?.delivered ?? plan.delivered).delivered
		),
	rungs: ({ plan, locale }) => locale.numbers.full(plan.ladder.length),
	steps: ({ chain, plan, locale }) => locale.numbers.full(steps(chain, plan).length),
	firstStep: ({ chain, plan, locale }) => firstStepSentence(chain, plan, locale),
	lifts: ({ chain, plan, locale }) => liftsSentence(chain, plan, locale),
	headline: ({ chain, plan, locale }) => headlineText(chain, plan, locale),
	abundance: ({ chain, plan, locale }) => abundanceSentence(chain, plan, locale),
	more: (asked) => picture(asked, asked.plan.delivered - asked.opening.delivered),
	cost: costText,
	takes: timeText,
	used: (asked) => picture(asked, process(asked)?.used),
	installed: (asked) => picture(asked, process(asked)?.installed),
	needed: (asked) => picture(asked, process(asked)?.needed),
	utilisation: (asked) =>
		known(asked, process(asked)?.effective === null ? null : process(asked)?.utilisation, asked.locale.numbers.percent),
	served: (asked) => picture(asked, demand(asked)?.served),
	short: (asked) => picture(asked, demand(asked)?.short),
	resource: (asked) => picture(asked, asked.chain.feeds.find(({ id }) => id === asked.id)?.resource?.value),
	exported: (asked) => picture(asked, asked.plan.trades.find(({ id }) => id === asked.id)?.used),
	ceiling: (asked) => picture(asked, asked.plan.ceilings.find(({ stage }) => stage === asked.id)?.delivered)
}
