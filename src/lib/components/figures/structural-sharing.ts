import { isMapping, type Mapping } from '#lib/model/mapping.ts'

/**
 * Structural sharing: returns `now`, reusing objects of `before` wherever they are deeply equal, so that views redraw
 * only what changed. For plain data; items of a list that have a `key` are matched by it, others by their position.
 * `before` may be anything.
 */
export function shareStructure<T>(before: unknown, now: T): T {
	if (before === now) return now
	if (Array.isArray(before) && Array.isArray(now)) return shareList(before, now) as T
	if (isMapping(before) && isMapping(now)) return shareMapping(before, now) as T
	return now
}

/** Returns a function that shares the structure of each value with the value before it. */
export function structureSharer<T>(): (now: T) => T {
	let last: T | undefined
	return (now) => (last = shareStructure(last, now))
}

function shareList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
	// Most lists keep their order: then nothing has to be looked up.
	const inPlace = now.every((item, position) => keyOf(item, position) === keyOf(before[position], position))
	const known = inPlace ? null : new Map(before.map((item, position) => [keyOf(item, position), item]))
	const shared = now.map((item, position) =>
		shareStructure(known === null ? before[position] : known.get(keyOf(item, position)), item)
	)
	return shared.length === before.length && shared.every((item, position) => item === before[position])
		? before
		: shared
}

function keyOf(item: unknown, position: number): unknown {
	return isMapping(item) && 'key' in item ? item.key : position
}

/** Most mappings of a drag are unchanged: nothing is allocated for those. */
function shareMapping(before: Mapping, now: Mapping): Mapping {
	let same = true
	let shared = now
	for (const name in before) same &&= name in now
	for (const name in now) {
		const part = shareStructure(before[name], now[name])
		same &&= part === before[name] && name in before
		if (part === now[name]) continue
		if (shared === now) shared = { ...now }
		shared[name] = part
	}
	return same ? before : shared
}
