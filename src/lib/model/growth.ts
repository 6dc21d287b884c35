/**
 * Named values that are stated for several years: what they are in between, and which demands follow them. Between two
 * stated years a value grows at an even rate, as forecasts are mostly given; where one of them is not above zero, in a
 * straight line. After the last it stays.
 */
import type { Chain, Confidence, Demand, Figure, NamedValue, StatedYear } from './chain.ts'
import { CONFIDENCES } from './chain.ts'
import { valuesIn } from './units/arithmetic.ts'

type Years = Pick<Chain['years'], 'first'>

/** Returns the stated years of a named value, that of the chain's first year included, earliest first. */
export function statedYears({ figure, later = [] }: NamedValue, { first }: Years): StatedYear[] {
	return [{ year: first, figure }, ...later]
}

/** Returns a named value's figure in a year; its own where it is stated, `estimated` where it is not. */
export function figureIn(value: NamedValue, years: Years, year: number): Figure {
	const stated = statedYears(value, years)
	const place = Math.max(
		0,
		stated.findLastIndex((step) => step.year <= year)
	)
	const [from, to] = [stated[place]!, stated[place + 1]]
	if (from.year === year || stated.length === 1 || year < from.year) return from.figure
	return to ? between(from, to, year) : { ...from.figure, estimated: { from: from.year, to: null } }
}

function between(from: StatedYear, to: StatedYear, year: number): Figure {
	const part = (year - from.year) / (to.year - from.year)
	const [a, b] = [from.figure, to.figure]
	const end = (key: 'value' | 'low' | 'high') => interpolate(a[key] ?? a.value, b[key] ?? b.value, part)
	const [value, low, high] = [end('value'), end('low'), end('high')]
	return {
		...a,
		value,
		low,
		high,
		// Named values are kept in the unit that they are written in.
		written: { value, low, high },
		status: 'derived',
		sources: [...new Set([...a.sources, ...b.sources])],
		confidence: lower(a.confidence, b.confidence),
		date: null,
		note: null,
		alternatives: [],
		expression: {},
		estimated: { from: from.year, to: to.year }
	}
}

function interpolate(a: number | null, b: number | null, part: number): number | null {
	if (a === null || b === null) return null
	return a > 0 && b > 0 ? a * (b / a) ** part : a + (b - a) * part
}

const lower = (a: Confidence, b: Confidence): Confidence =>
	CONFIDENCES[Math.max(CONFIDENCES.indexOf(a), CONFIDENCES.indexOf(b))]!

/** Returns the named values that a figure follows, by way of others too. */
export function valuesBehind(chain: Chain, { expression = {} }: Figure): NamedValue[] {
	const ids = new Set(Object.values(expression).flatMap(valuesIn))
	const found = (chain.values ?? []).filter(({ id }) => ids.has(id))
	return [...new Set([...found, ...found.flatMap(({ figure }) => valuesBehind(chain, figure))])]
}

/** Returns the named values stated by year that the amounts of a basis of demand follow; none where it stays the same. */
export function growthOf(chain: Chain, basis: string): NamedValue[] {
	const parts = chain.demands.filter((demand: Demand) => demand.basis === basis)
	return [...new Set(parts.flatMap(({ amount }) => valuesBehind(chain, amount)))].filter(({ later }) => later)
}

/** Returns whether the demand of a basis is estimated in a year: that it follows a value not stated for it. */
export function isEstimated(chain: Chain, basis: string, year: number): boolean {
	return growthOf(chain, basis).some((value) => figureIn(value, chain.years, year).estimated)
}
