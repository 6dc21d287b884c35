/**
 * Returns the number of edits between two words: insertions, deletions, substitutions and swaps of neighbours (optimal
 * string alignment).
 */
export function editDistance(a: string, b: string): number {
	let before: number[] = []
	let above = Array.from({ length: b.length + 1 }, (_, j) => j)
	for (let i = 1; i <= a.length; i++) {
		const row = [i]
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1]
			let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
			row.push(least)
		}
		before = above
		above = row
	}
	return above[b.length]!
}

/** Letters of a word that is compared at most. */
const LONGEST = 60
/** Known words that a word is compared with at most: beyond them a suggestion is not worth its time. */
const MOST = 1000

/** Returns the known word that `word` was probably meant to be: at most a third of its letters away; null if none is. */
export function nearest(word: string, known: Iterable<string>): string | null {
	const most = (each: string) => Math.max(1, Math.floor(Math.max(each.length, word.length) / 3))
	const comparable = [...known].filter(
		(each) => Math.max(each.length, word.length) <= LONGEST && Math.abs(each.length - word.length) <= most(each)
	)
	const near = comparable
		.slice(0, MOST)
		.map((each) => ({ each, distance: editDistance(word.toLowerCase(), each.toLowerCase()) }))
		.filter(({ each, distance }) => distance <= most(each))
	return near.sort((a, b) => a.distance - b.distance)[0]?.each ?? null
}

/** The known word that is nearest to a word, or else the words to choose from. */
export type Suggestion = { near: string } | { choices: readonly string[]; more: boolean }

/** Known words that are listed at most. */
const MOST_CHOICES = 12

/** Returns what `word` was probably meant to be; null where nothing is known. */
export function suggestionFor(word: string, known: Iterable<string>): Suggestion | null {
	const words = [...known]
	const near = nearest(word, words)
	if (near !== null) return { near }
	if (words.length === 0) return null
	return { choices: words.slice(0, MOST_CHOICES), more: words.length > MOST_CHOICES }
}
