/** Returns the sum of some numbers, added in their order; 0 for none. */
export function sum(numbers: Iterable<number>): number {
	let total = 0
	for (const number of numbers) total += number
	return total
}

/** Returns a sum as a sentence tells it, without the digits that adding up leaves. */
export function toldSum(total: number): number {
	return Number(total.toPrecision(6))
}
