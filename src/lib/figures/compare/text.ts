/** A comparison in words: what differs in sum, and which input does most. */
import type { InputEffect, Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Difference } from '#lib/model/scenario/differences.ts'
import { leastAmount } from '../tolerances.ts'
import { figureName } from '../text/figure-text.ts'
import { nameIn, type Locale } from '../text/locale.ts'
import { headlineAmounts, shortUnit, withUnit, type HeadlineAmounts } from '../text/number-format.ts'
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

/** Says in a few sentences how delivery, gap and demand differ, and which input does most by itself. */
export function comparisonSentences(chain: Chain, comparison: Comparison, locale: Locale): string[] {
	const { words, numbers } = locale
	const { a, b, inputs } = comparison
	const said = words.figures.compare
	const least = Math.max(leastAmount(a), leastAmount(b))
	const amount = (value: number) => withUnit(numbers.full(value), shortUnit(chain.unit))
	const [before, after] = roundedTotals({ a, b })
	const moved = (total: 'demand' | 'delivered' | 'gap') => {
		const [from, to] = [before[total], after[total]]
		const by = amount(tidy(Math.abs(to - from)))
		return from === to ? null : { more: to > from, by, a: amount(from), b: amount(to) }
	}
	const demand = moved('demand')
	const effect = mainEffect(inputs, least, comparison)
	const effectAmount = (value: number) => withUnit(numbers.picture(value), shortUnit(chain.unit))
	return [
		said.delivered(moved('delivered')),
		said.gap(moved('gap')),
		...(demand ? [said.demand(demand)] : []),
		...(effect
			? [
					said.mainInput({
						name: inputName(effect.difference, locale),
						only: inputs.length === 1,
						little: effect.little,
						delivered: signed(effect.delivered, effectAmount, least),
						gap: signed(effect.gap, effectAmount, least)
					})
				]
			: [])
	]
}

/** Takes off the last bits that a difference of decimals leaves behind. */
export const tidy = (value: number) => Number(value.toPrecision(12))

/** Demand, delivered and gap of both plans, rounded so far that what they differ in is left. */
export function roundedTotals({ a, b }: Pick<Comparison, 'a' | 'b'>): [HeadlineAmounts, HeadlineAmounts] {
	const largest = Math.max(a.demand, b.demand)
	const rounded = (plan: Plan) => headlineAmounts(plan.demand, plan.delivered, largest, finestOf(a, b))
	return [rounded(a), rounded(b)]
}

/** The smallest of the differences that are told: rounding must not make one of its own. */
function finestOf(a: Plan, b: Plan): number {
	const differences = [b.delivered - a.delivered, b.gap - a.gap, b.demand - a.demand].map(Math.abs)
	const least = Math.max(leastAmount(a), leastAmount(b))
	return Math.min(...differences.filter((each) => each > least))
}

/**
 * The input with the largest effect of its own in the direction in which delivery, or else the gap, differs; null where
 * none has one.
 */
function mainEffect(inputs: readonly InputEffect[], least: number, { a, b }: Pick<Comparison, 'a' | 'b'>) {
	const [delivered, gap] = [b.delivered - a.delivered, b.gap - a.gap]
	const total = Math.abs(delivered) >= least ? delivered : gap
	const of = (effect: InputEffect) => (total === delivered ? effect.delivered : effect.gap) ?? 0
	const telling = inputs.filter(
		(effect) => Math.abs(of(effect)) >= least && (inputs.length === 1 || of(effect) * total > 0)
	)
	// A year or a demand is the occasion for figures that do as much.
	const main = telling.find(({ difference }) => difference.of === 'figure') ?? telling[0]
	if (main === undefined) return null
	const { difference, delivered: ofDelivered, gap: ofGap } = main
	return {
		difference,
		delivered: ofDelivered ?? 0,
		gap: ofGap ?? 0,
		little: Math.abs(of(main)) < LITTLE * Math.abs(total)
	}
}

/** An input that makes less than this part of a difference alone does not explain it. */
const LITTLE = 0.25

function signed(value: number, amount: (value: number) => string, least: number) {
	return Math.abs(value) < least ? null : { more: value > 0, by: amount(Math.abs(value)) }
}
