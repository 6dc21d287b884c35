/** Recipes: ingredients in fixed proportion, whose shares sum to 1. */

import type { Mode } from './chain.ts'

type Ingredients = Mode['ingredients']

const sumOf = (ingredients: Ingredients) => ingredients.reduce((sum, { share }) => sum + share, 0)

/** Fills in the rest, the ingredient without a figure: what the others leave of 1, and never less than nothing. */
export function withRest(ingredients: Ingredients): Ingredients {
	const others = sumOf(ingredients.filter(({ figure }) => figure !== null))
	return ingredients.map((each) => (each.figure === null ? { ...each, share: Math.max(0, 1 - others) } : each))
}

/** Closes a recipe whose figures have moved to 1 again: the rest gives way, and without one all in proportion. */
export function closedRecipe(ingredients: Ingredients): Ingredients {
	if (ingredients.some(({ figure }) => figure === null)) return withRest(ingredients)
	const sum = sumOf(ingredients)
	return ingredients.map((each) => ({ ...each, share: each.share / sum }))
}
