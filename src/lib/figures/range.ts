/** Numbers that are not known exactly. */
import { sum } from '#lib/model/sum.ts'
import type { Figure } from '#lib/model/chain.ts'

/** A number with its range; without a published range all three are the same. */
export interface Range {
	value: number
	low: number
	high: number
}

/** A number that is known, as a range without any width. */
export const exactly = (value: number): Range => ({ value, low: value, high: value })

/** A figure with its range, times an amount; null where it is not known. */
export function rangeOf(figure: Figure | null | undefined, times = 1): Range | null {
	if (!figure || figure.value === null) return null
	const { value, low, high } = figure
	return { value: value * times, low: (low ?? value) * times, high: (high ?? value) * times }
}

/** All added up: what the ends of ranges sum to is the widest that the sum can be. */
export function sumOfRanges(ranges: readonly Range[]): Range {
	return joined(ranges, sum)
}

/** The largest of each, which is where the largest of all can lie; of at least one range. */
export function largestOfRanges(ranges: readonly Range[]): Range {
	return joined(ranges, (numbers) => Math.max(...numbers))
}

function joined(ranges: readonly Range[], join: (numbers: number[]) => number): Range {
	const each = (end: keyof Range) => join(ranges.map((range) => range[end]))
	return { value: each('value'), low: each('low'), high: each('high') }
}
