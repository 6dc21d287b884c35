/**
 * Structural sharing: returns `now`, reusing objects of `before` wherever they are deeply equal, so that views redraw
 * only what changed. For plain data; items of a list that have a `key` are matched by it, others by their position.
 * `before` may be anything.
 */
export function shareStructure<T>(before: unknown, now: T): T {
	if (before === now) return now
	if (Array.isArray(before) && Array.isArray(now)) return shareList(before, now) as T
	if (isRecord(before) && isRecord(now)) return shareRecord(before, now) as T
	return now
}

/** Returns a function that shares the structure of each value with the value before it. */
export function structureSharer<T>(): (now: T) => T {
	let last: T | undefined
	return (now) => (last = shareStructure(last, now))
}

type Plain = Record<string, unknown>

function isRecord(value: unknown): value is Plain {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
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
	return isRecord(item) && 'key' in item ? item.key : position
}

/** Most records of a drag are unchanged: nothing is allocated for those. */
function shareRecord(before: Plain, now: Plain): Plain {
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
