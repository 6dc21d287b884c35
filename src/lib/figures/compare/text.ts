/** A comparison in words: what differs in sum, and which input does most. */
import type { InputEffect, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Difference } from '#lib/model/scenario/differences.ts'
import { leastAmount } from '../tolerances.ts'
import { figureName } from '../text/figure-text.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { shortUnit, withUnit } from '../text/number-format.ts'
import { toldAmounts } from './amounts.ts'
import type { Comparison } from './compare.ts'

/** Name of an input for readers. */
export function inputName(difference: Difference, locale: Locale): string {
	const { input } = locale.words.figures.compare
	return difference.of === 'figure' ? figureName(difference.entry, locale) : input[difference.of]
}

/** An input on each side, with its unit. */
export function inputTexts(chain: Chain, difference: Difference, { words, numbers }: Locale): { a: string; b: string } {
	if (difference.of === 'year') return { a: numbers.year(difference.a), b: numbers.year(difference.b) }
	if (difference.of === 'demand')
		return { a: nameIn(chain.demandBases, difference.a), b: nameIn(chain.demandBases, difference.b) }
	const { unit, entry } = difference
	const text = (value: number | null) => {
		if (value === null) return words.chain.unknown
		if (entry.kind === 'start') return numbers.year(value)
		return unit === '' ? numbers.full(value) : withUnit(numbers.full(value), unit)
	}
	return { a: text(difference.a), b: text(difference.b) }
}

/** Says in a few sentences how delivery, gap and demand differ, what the plans are of, and which input does most by itself. */
export function comparisonSentences(chain: Chain, comparison: Comparison, locale: Locale): string[] {
	const { words, numbers } = locale
	const said = words.figures.compare
	const { before, after, difference } = toldAmounts(comparison)
	const amount = (value: number) => withUnit(numbers.full(value), shortUnit(chain.unit))
	const moved = (total: 'demand' | 'delivered' | 'gap') => {
		const [from, to] = [before[total], after[total]]
		const by = amount(Math.abs(difference(from, to)))
		return from === to ? null : { more: to > from, by, a: amount(from), b: amount(to) }
	}
	const demand = moved('demand')
	return [
		said.delivered(moved('delivered')),
		said.gap(moved('gap')),
		...(demand ? [said.demand(demand)] : []),
		...framesText(chain, comparison, locale),
		...mainInputs(comparison).map(({ effect, rank }) => inputSentence(chain, comparison, effect, rank, locale))
	]
}

/** Says that two plans are of different years or serve different demands. */
function framesText(chain: Chain, { a, b }: Comparison, { words, numbers }: Locale): string[] {
	const { years, demands } = words.figures.compare
	const basis = ({ scenario }: Plan) => nameIn(chain.demandBases, scenario.demand)
	return [
		...(a.year === b.year ? [] : [years({ a: numbers.year(a.year), b: numbers.year(b.year) })]),
		...(a.scenario.demand === b.scenario.demand ? [] : [demands({ a: basis(a), b: basis(b) })])
	]
}

type Rank = 'only' | 'most' | 'little' | 'figure'

function inputSentence(chain: Chain, comparison: Comparison, effect: InputEffect, rank: Rank, locale: Locale): string {
	const { words, numbers } = locale
	const { round } = toldAmounts(comparison)
	const signed = (value: number | null) => {
		const told = round(value ?? 0)
		if (told === 0) return null
		return { more: told > 0, by: withUnit(numbers.full(Math.abs(told)), shortUnit(chain.unit)) }
	}
	return words.figures.compare.mainInput({
		name: inputName(effect.difference, locale),
		rank,
		delivered: signed(effect.delivered),
		gap: signed(effect.gap)
	})
}

/**
 * The input with the largest effect of its own: the first of the list, none where it has no effect. A year or a demand is the
 * occasion for figures, of which the one with the largest effect is told as well.
 */
function mainInputs({ a, b, inputs }: Comparison): { effect: InputEffect; rank: Rank }[] {
	const least = Math.max(leastAmount(a), leastAmount(b))
	const telling = inputs.filter(({ delivered, gap }) => Math.max(Math.abs(delivered ?? 0), Math.abs(gap ?? 0)) >= least)
	const [first] = telling
	if (first === undefined) return []
	if (inputs.length === 1) return [{ effect: first, rank: 'only' }]
	const [delivered, gap] = [b.delivered - a.delivered, b.gap - a.gap]
	const total = Math.abs(delivered) >= least ? delivered : gap
	const isLittle = (effect: InputEffect) =>
		Math.abs((total === delivered ? effect.delivered : effect.gap) ?? 0) < LITTLE * Math.abs(total)
	const rank = inputs.every(isLittle) ? 'little' : 'most'
	const figure = telling.find(({ difference }) => difference.of === 'figure')
	const isFrame = first.difference.of !== 'figure'
	return [{ effect: first, rank }, ...(isFrame && figure ? [{ effect: figure, rank: 'figure' as const }] : [])]
}

/** An input that makes less than this part of a difference alone does not explain it. */
const LITTLE = 0.25
