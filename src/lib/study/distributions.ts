/** Distributions of figures: what a place between 0 and 1 in the distribution comes to. */
import type { Range } from '#lib/model/scenario/scenario.ts'
import { uniform } from './random.ts'

/**
 * Quantile of the triangular distribution, by its inverse. Square roots alone, which every machine rounds alike.
 * @param place between 0 and 1, both included
 */
export function triangular({ low, mode, high }: Range, place: number): number {
	if (high <= low) return mode
	const rising = (mode - low) / (high - low)
	return place <= rising
		? low + Math.sqrt(place * (high - low) * (mode - low))
		: high - Math.sqrt((1 - place) * (high - low) * (high - mode))
}

/** Variance of the triangular distribution. */
export function triangularVariance({ low, mode, high }: Range): number {
	return (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18
}

/** Digits to which what rests on logarithms is rounded: those that every machine agrees on. */
const DIGITS = 12

/** The number to twelve digits. */
export const rounded = (value: number) => Number(value.toPrecision(DIGITS))

/** A normal variate by Marsaglia's polar method, with the uniform variates of a counter. */
function normal(next: () => number): number {
	for (;;) {
		const [x, y] = [2 * next() - 1, 2 * next() - 1]
		const square = x * x + y * y
		if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
	}
}

/** A gamma variate of a shape, scale 1 (Marsaglia and Tsang 2000; shapes below 1 by their boost). */
function gamma(shape: number, next: () => number): number {
	if (shape < 1) return gamma(shape + 1, next) * Math.exp(Math.log(next()) / shape)
	const d = shape - 1 / 3
	const c = 1 / Math.sqrt(9 * d)
	for (;;) {
		const x = normal(next)
		const v = (1 + c * x) ** 3
		if (v > 0 && Math.log(next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
	}
}

/**
 * Shares that sum to 1 from a Dirichlet distribution with the given means; a share of 0 stays 0. Rounded to twelve
 * digits, the largest taking what rounding leaves.
 * @param concentration sum of the distribution's parameters: the larger, the nearer the means
 * @param key seed of the variate
 */
export function dirichlet(means: readonly number[], concentration: number, key: readonly number[]): number[] {
	let count = 0
	const next = () => uniform(...key, count++)
	const drawn = means.map((mean) => (mean > 0 ? gamma(mean * concentration, next) : 0))
	const total = drawn.reduce((sum, each) => sum + each, 0)
	const shares = drawn.map((each) => rounded(each / total))
	const largest = shares.indexOf(Math.max(...shares))
	const others = shares.reduce((sum, each, i) => (i === largest ? sum : sum + each), 0)
	return shares.map((each, i) => (i === largest ? 1 - others : each))
}

/**
 * Returns the concentration at which a Dirichlet distribution is as wide as its components' ranges say: the median of
 * what each range asks for, its own spread taken as triangular. Null where no component has a range.
 */
export function concentrationOf(ranges: readonly Range[]): number | null {
	const asked = ranges
		.filter(({ low, high, mode }) => high > low && mode > 0 && mode < 1)
		.map((range) => (range.mode * (1 - range.mode)) / triangularVariance(range) - 1)
		.filter((each) => each > 0)
		.sort((a, b) => a - b)
	return asked[Math.floor((asked.length - 1) / 2)] ?? null
}
