/** How sure an answer is, in sentences. */
import type { Chain } from '#lib/model/chain.ts'
import type { Influence, StudySummary } from '#lib/study/summary.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { headlineAmounts, shortUnit, withUnit } from '../text/number-format.ts'

/** Narrowings below this share of the variance are within what the samples tell by chance. */
const WORTH_SAYING = 0.05

/** The finding of a study: the range, the chance that the gap closes, the tightest stage, and what most rests on. */
export function doubtSentences(
	chain: Chain,
	{ years, influences, central, decisions, stated }: StudySummary,
	locale: Locale
): string[] {
	const { words, numbers } = locale
	const said = words.figures.doubt
	const last = years.at(-1)
	if (!last) return []
	const amount = (value: number) => withUnit(numbers.picture(value), shortUnit(chain.unit))
	const year = numbers.year(last.year)
	const { delivered, closedBy } = last
	const first = [...last.weakest].sort((a, b) => b.chance - a.chance).find(({ stage }) => stage !== null)
	// The plan's own amount is the one that its headline tells.
	const shown = headlineAmounts(central.demand.at(-1)!, central.delivered.at(-1)!)
	const range = { low: amount(delivered[5]), high: amount(delivered[95]), middle: amount(delivered[50]) }
	return [
		said.range({ year, ...range, central: withUnit(numbers.full(shown.delivered), shortUnit(chain.unit)) }),
		closedBy === 0 ? said.neverCloses({ last: year }) : said.closes({ last: year, chance: numbers.percent(closedBy) }),
		...(first && first.chance > 0
			? [said.weakest({ year, stage: nameIn(chain.stages, first.stage!), chance: numbers.percent(first.chance) })]
			: []),
		restsOn(influences, locale),
		chancesText(influences, locale),
		...(stated.length > 0 ? [said.stated({ ranges: stated.map((each) => statedRange(each, locale)) })] : []),
		...(decisions.length > 0 ? [said.decisions({ names: decisions.map((names) => names.join(', ')) })] : [])
	]
}

/** Plants and trades that come or do not, by the chance that the model states. */
function chancesText(influences: readonly Influence[], { words }: Locale): string {
	const said = words.figures.doubt
	const names = influences.flatMap(({ uncertain }) => (uncertain.kind === 'chance' ? [uncertain.names.join(', ')] : []))
	return names.length === 0 ? said.noChances : said.chances({ names: names.toSorted() })
}

function statedRange({ names, range, unit }: StudySummary['stated'][number], { words, numbers }: Locale): string {
	const text = (value: number) => withUnit(numbers.full(value), unit)
	const { low, mode, high } = range
	return words.figures.doubt.statedRange({ name: names.join(', '), low: text(low), mode: text(mode), high: text(high) })
}

function restsOn(influences: readonly Influence[], { words, numbers }: Locale): string {
	const said = words.figures.doubt
	const most = [...influences].sort((a, b) => b.narrows - a.narrows)[0]
	if (!most || most.narrows < WORTH_SAYING) return said.restsOnMany
	return said.restsOn({ name: influenceName(most, { words }), narrows: numbers.percent(most.narrows) })
}

/** The name of an uncertain figure, with what it is of. */
export function influenceName({ uncertain: { names, kind } }: Influence, { words }: Pick<Locale, 'words'>): string {
	const name = names.join(', ')
	return kind === 'chance' ? words.figures.doubt.comes({ name }) : name
}
