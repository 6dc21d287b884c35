/** What a demand that changes with the years rests on. */
import type { Chain } from '#lib/model/chain.ts'
import { figureIn, growthOf, statedYears } from '#lib/model/growth.ts'
import type { Locale } from './locale.ts'

/**
 * Says of each value by year that a basis of demand follows for which years it is stated, and whether the year is one of
 * them; nothing for a demand that stays the same.
 */
export function growthTexts(chain: Chain, basis: string, year: number, { words, numbers }: Locale): string[] {
	return growthOf(chain, basis).map((value) =>
		words.figures.growth({
			name: value.name,
			stated: statedYears(value, chain.years).map((each) => numbers.year(each.year)),
			year: numbers.year(year),
			estimated: figureIn(value, chain.years, year).estimated ?? null
		})
	)
}
