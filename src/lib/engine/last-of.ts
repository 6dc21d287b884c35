/** Returns what a generator returns in the end. */
export function lastOf<T>(parts: Generator<void, T>): T {
	for (let next = parts.next(); ; next = parts.next()) if (next.done) return next.value
}
