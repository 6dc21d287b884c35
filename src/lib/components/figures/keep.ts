/**
 * `now`, with every part of it that is as it was before being the very object it was: a view then redraws only the
 * others, and of a lever's move most marks of a figure know nothing. For plain data; items of a list that have a `key`
 * are found by it, others by their place. `before` may be anything.
 */
export function keep<T>(before: unknown, now: T): T {
	if (before === now) return now
	if (Array.isArray(before) && Array.isArray(now)) return keepList(before, now) as T
	if (isRecord(before) && isRecord(now)) return keepRecord(before, now) as T
	return now
}

/** Keeps each value by the one before it. */
export function keeper<T>(): (now: T) => T {
	let last: T | undefined
	return (now) => (last = keep(last, now))
}

type Plain = Record<string, unknown>

function isRecord(value: unknown): value is Plain {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keepList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
	const known = new Map(before.map((item, place) => [keyOf(item, place), item]))
	const kept = now.map((item, place) => keep(known.get(keyOf(item, place)), item))
	return kept.length === before.length && kept.every((item, place) => item === before[place]) ? before : kept
}

function keyOf(item: unknown, place: number): unknown {
	return isRecord(item) && 'key' in item ? item.key : place
}

/** Most records of a drag are as they were: nothing is allocated for those. */
function keepRecord(before: Plain, now: Plain): Plain {
	let same = true
	let kept = now
	for (const name in before) same &&= name in now
	for (const name in now) {
		const part = keep(before[name], now[name])
		same &&= part === before[name] && name in before
		if (part === now[name]) continue
		if (kept === now) kept = { ...now }
		kept[name] = part
	}
	return same ? before : kept
}
