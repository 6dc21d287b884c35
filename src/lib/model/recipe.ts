/** Recipes: ingredients in fixed proportion, whose shares sum to 1. */

import type { Mode } from './chain.ts'
import { sum, toldSum } from './sum.ts'
import type { Reason } from './units/reason.ts'

type Ingredients = Mode['ingredients']

const sumOf = (ingredients: Ingredients) => sum(ingredients.map(({ share }) => share))

/** Fills in the rest, the ingredient without a figure: what the others leave of 1, and never less than nothing. */
export function withRest(ingredients: Ingredients): Ingredients {
	const others = sumOf(ingredients.filter(({ figure }) => figure !== null))
	return ingredients.map((each) => (each.figure === null ? { ...each, share: Math.max(0, 1 - others) } : each))
}

/** Closes a recipe whose figures have moved to 1 again: the rest gives way, and without one all in proportion. */
export function closedRecipe(ingredients: Ingredients): Ingredients {
	if (ingredients.some(({ figure }) => figure === null)) return withRest(ingredients)
	const total = sumOf(ingredients)
	return ingredients.map((each) => ({ ...each, share: each.share / total }))
}

/** Sums that miss 1 by less than this are rounding. */
const ROUNDING = 1e-9

/** Returns why the shares of a recipe make no whole, as where they follow a named value too far; null where they do. */
export function recipeProblem(ingredients: Ingredients): Reason | null {
	const stated = sumOf(ingredients)
	if (Number.isNaN(stated)) return { kind: 'sum-under', sum: 0 }
	if (stated > 1 + ROUNDING) return { kind: 'sum-over', sum: toldSum(stated) }
	return ingredients.some(({ share }) => share < 0) ? { kind: 'outside-share' } : null
}
