/** The pathway in words: the finding, a year, and what is built in it. */
import type { Chain } from '#lib/model/chain.ts'
import { headlineAmounts, shortUnit, withUnit } from '../text/number-format.ts'
import { nameIn, nodeNames, type Locale } from '../text/locale.ts'
import { closingYear, type PathwayYear } from './pathway.ts'
import type { PlantStart } from './starts.ts'

/** Says when the gap closes, or how much is missing in the last year. */
export function pathwaySentence(chain: Chain, years: readonly PathwayYear[], { words, numbers }: Locale): string {
	const [first, last] = [years[0], years.at(-1)]
	if (!first || !last) return ''
	const said = words.figures.pathway
	const full = (amount: number) => withUnit(numbers.full(amount), shortUnit(chain.unit))
	const made = ({ demand, delivered }: PathwayYear) => full(headlineAmounts(demand, delivered).delivered)
	if (last.open)
		return said.couldBeMade({
			from: numbers.year(first.year),
			first: made(first),
			to: numbers.year(last.year),
			last: made(last)
		})
	const closes = closingYear(years)
	const year = numbers.year(closes ?? last.year)
	if (closes === first.year) return said.neverShort({ from: numbers.year(first.year), to: numbers.year(last.year) })
	if (closes !== null) return said.closes({ year })
	const { gap } = headlineAmounts(last.demand, last.delivered)
	const missing = { year, gap: full(gap) }
	return years.some((each) => each.gap === 0) ? said.opensAgain(missing) : said.staysOpen(missing)
}

/** A year in a sentence. */
export function yearSentence(chain: Chain, each: PathwayYear, { words, numbers }: Locale): string {
	const shown = headlineAmounts(each.demand, each.delivered)
	const amount = (value: number) => withUnit(numbers.full(value), shortUnit(chain.unit))
	const said = words.figures.pathway
	const year = numbers.year(each.year)
	const { delivered, demand, gap } = {
		delivered: amount(shown.delivered),
		demand: amount(shown.demand),
		gap: amount(shown.gap)
	}
	if (each.open) return said.yearMade({ year, delivered })
	return each.gap === 0
		? said.yearMet({ year, delivered, demand })
		: said.year({ year, delivered, demand, gap, stage: each.weakest && nameIn(chain.stages, each.weakest) })
}

/** Names the processes whose capacity changes in a year, in the model's order. */
export function builtText(chain: Chain, { year, built }: PathwayYear, { words, numbers }: Locale): string {
	const names = nodeNames(chain)
	return words.figures.pathway.built({
		year: numbers.year(year),
		names: built.map(({ process }) => names.get(process) ?? process)
	})
}

/** A plant that starts, with its dates: announced first, in the plan, and likely. */
export function startText(chain: Chain, each: PlantStart, { words, numbers }: Locale): string {
	const { process, plant, status, announced, start, likely } = each
	return words.figures.pathway.start({
		name: nodeNames(chain).get(process) ?? process,
		plant,
		status: words.page.status[status],
		announced: announced === null ? null : numbers.year(announced),
		start: numbers.year(start),
		likely: likely && {
			year: numbers.year(likely.year),
			earliest: likely.earliest === null ? null : numbers.year(likely.earliest),
			latest: likely.latest === null ? null : numbers.year(likely.latest),
			assumed: likely.delay.status === 'assumed'
		}
	})
}
