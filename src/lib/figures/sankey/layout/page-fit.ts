/** Fits a chain to the page: columns along it, and room across it. */
import { sum } from '#lib/model/sum.ts'
import { leastWidths } from './column-widths.ts'
import { fitDownwards } from './fit-downwards.ts'
import { EDGE, type FitInput, type PageFit } from './fit-parts.ts'
import { fitRightwards } from './fit-rightwards.ts'

/** Below this width the chain runs down the page. */
const NARROW = 640
/** Widths up to which the longest word of a name is not cut, as multiples of the text's size: the first for which the page is wide enough. */
const WORDS = [7.4, 7, 6.6, 6.4, 6.2, 6]

/** The fit for a width: from left to right where it is wide enough, else from top to bottom. */
export function fitToPage(input: FitInput): PageFit {
	if (input.width >= NARROW) {
		for (const word of WORDS) {
			const least = leastWidths(input, word)
			if (sum(least) <= input.width - 2 * EDGE) return fitRightwards(input, least)
		}
	}
	return fitDownwards(input)
}
