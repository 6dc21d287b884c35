/** Returns the sum of some numbers, added in their order; 0 for none. */
export function sum(numbers: Iterable<number>): number {
	let total = 0
	for (const number of numbers) total += number
	return total
}
