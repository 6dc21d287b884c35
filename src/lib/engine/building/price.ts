/** What it costs to build a plant of a size: in proportion to it, or less than that for each tonne of a larger one. */

/** The cost of building by size. Amounts on the capacity basis, base units a year; money in the chain's currency. */
export interface Price {
	/** Money per unit of a plant of the reference size; of any size where the exponent is 1. */
	each: number
	/** The size that `each` is the cost of; of no account where the exponent is 1. */
	reference: number
	/** Cost grows with size to this power, above 0 and at most 1. */
	exponent: number
	/** The smallest size that is built; 0 where any is. */
	least: number
}

/** Sizes that a plant may have; where `open`, also none. */
export interface Sizes {
	low: number
	high: number
	open: boolean
}

/** A straight line over sizes: money at size 0, and money per unit. */
export interface Line {
	fixed: number
	slope: number
}

/** True of a price that no linear programme can hold: it has a least size or economies of scale. */
export const isLumpy = ({ least, exponent, each }: Price) => least > 0 || (exponent < 1 && each > 0)

/** Returns what a size costs. */
export function costOf({ each, reference, exponent }: Price, size: number): number {
	return exponent === 1 ? each * size : each * reference * (size / reference) ** exponent
}

/** Returns the size that a sum builds; Infinity where building is free. */
export function sizeFor({ each, reference, exponent }: Price, money: number): number {
	if (each === 0) return Infinity
	return exponent === 1 ? money / each : reference * (money / (each * reference)) ** (1 / exponent)
}

/** Returns the highest line that is nowhere above the cost: cost is concave, so it runs from end to end. */
export function lineBelow(price: Price, { low, high, open }: Sizes): Line {
	if (price.exponent === 1) return { fixed: 0, slope: price.each }
	if (!(high > 0)) return { fixed: 0, slope: 0 }
	if (open) return { fixed: 0, slope: costOf(price, high) / high }
	if (!(high > low)) return { fixed: costOf(price, low), slope: 0 }
	const slope = (costOf(price, high) - costOf(price, low)) / (high - low)
	return { fixed: costOf(price, low) - slope * low, slope }
}

/** Returns the tangent at a size above 0, which is nowhere below the cost. */
export function lineAbove(price: Price, size: number): Line {
	const cost = costOf(price, size)
	const slope = (price.exponent * cost) / size
	return { fixed: cost - slope * size, slope }
}
