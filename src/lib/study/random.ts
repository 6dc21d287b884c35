/**
 * Chance that is the same everywhere: whole-number arithmetic alone, no state, every number by its own seed. So a sample
 * can be drawn without those before it, and a further figure moves no other.
 */

/** Finishes a hash as MurmurHash3 does. */
function finished(hash: number): number {
	let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
	return (mixed ^ (mixed >>> 16)) >>> 0
}

/** MurmurHash3 (32 bits) of whole numbers below 2^32. */
export function hashOf(words: readonly number[]): number {
	let hash = 0
	for (const word of words) {
		let k = Math.imul(word, 0xcc9e2d51)
		k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
		hash ^= k
		hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0
	}
	return finished(hash ^ (words.length * 4))
}

/** MurmurHash3 of a text, a UTF-16 unit a word: the seed of what the text names. */
export function seedOf(seed: number, text: string): number {
	return hashOf([seed, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))])
}

/** Returns a number above 0 and below 1 by a key: 52 bits of two hashes, in the middle of their step. */
export function uniform(...key: readonly number[]): number {
	const high = hashOf([...key, 0]) >>> 6
	const low = hashOf([...key, 1]) >>> 6
	return (high * 2 ** 26 + low + 0.5) / 2 ** 52
}

/** Rounds of the permutation: four mix, two more cost little. */
const ROUNDS = 6

/**
 * Returns the place of `index` in a permutation of the whole numbers below `count`, chosen by a key. A Feistel network
 * on the next even number of bits, walked until it is below `count` (Black and Rogaway 2002, "Ciphers with arbitrary
 * finite domains", cycle walking): no place needs the others.
 */
export function placeOf(index: number, count: number, key: number): number {
	let half = 1
	while (4 ** half < count) half++
	const mask = 2 ** half - 1
	let place = index
	do {
		let [left, right] = [Math.floor(place / 2 ** half), place % 2 ** half]
		for (let round = 0; round < ROUNDS; round++) [left, right] = [right, left ^ (hashOf([key, round, right]) & mask)]
		place = left * 2 ** half + right
	} while (place >= count)
	return place
}
