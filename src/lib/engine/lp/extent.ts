/** How far solutions go, column by column and row by row; so that it can be told which bounds none of them reaches. */

import { USED_UP } from '../tolerances.ts'
import type { Bounds } from './program.ts'
import type { Solution } from './solver.ts'

type Values = Pick<Solution, 'colValue' | 'rowValue'>

/** The least and the most that each column and row comes to in some solutions. */
export interface Extent {
	least: Values
	most: Values
}

/** Returns an extent that one more solution is part of; `extent` itself grows, where there is one. */
export function extended(extent: Extent | null, { colValue, rowValue }: Values): Extent {
	if (!extent) {
		return {
			least: { colValue: colValue.slice(), rowValue: rowValue.slice() },
			most: { colValue: colValue.slice(), rowValue: rowValue.slice() }
		}
	}
	for (const [kind, values] of [['colValue', colValue] as const, ['rowValue', rowValue] as const]) {
		const [least, most] = [extent.least[kind], extent.most[kind]]
		// A programme with rows of its own behind those of the first counts by what the two have in common.
		for (let i = 0; i < least.length; i++) {
			const value = values[i]!
			if (value < least[i]!) least[i] = value
			if (value > most[i]!) most[i] = value
		}
	}
	return extent
}

/**
 * Returns whether bounds may be exchanged for others without a word to solutions: every bound that differs is one that
 * none of them reaches, neither the old nor the new. Nothing unreached has a price, so that their proofs still hold.
 * @param apart what a value keeps from a bound that it does not reach; one that is used up it reaches in any case
 */
export function areUnreached(before: Bounds, after: Bounds, { least, most }: Extent, apart: number): boolean {
	const isAbove = (value: number, a: number, b: number) => value - apart > Math.max(a, b)
	const isBelow = (value: number, a: number, b: number) =>
		Math.max(value + apart, value / (1 - USED_UP)) < Math.min(a, b)
	// A bound that stays is no matter, even where the value lies at it.
	const areFree = (values: Float64Array, from: Float64Array, to: Float64Array, isFree: typeof isAbove) => {
		for (let i = 0; i < values.length; i++) if (from[i] !== to[i] && !isFree(values[i]!, from[i]!, to[i]!)) return false
		return true
	}
	return (
		areFree(least.colValue, before.colLower, after.colLower, isAbove) &&
		areFree(most.colValue, before.colUpper, after.colUpper, isBelow) &&
		areFree(least.rowValue, before.rowLower, after.rowLower, isAbove) &&
		areFree(most.rowValue, before.rowUpper, after.rowUpper, isBelow)
	)
}
