/** A part of a catalogue: sentences, lists of them, and parts within it. */
type Branch = Record<string, unknown>

const isBranch = (value: unknown): value is Branch =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Puts the words of `more` at their places into `words`, part by part, and returns them. */
export function completed<A extends object, B extends object>(words: A, more: B): A & B {
	for (const [key, value] of Object.entries(more)) {
		const there = (words as Branch)[key]
		if (isBranch(value) && isBranch(there)) completed(there, value)
		else (words as Branch)[key] = value
	}
	return words as A & B
}
