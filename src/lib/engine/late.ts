/** Makes something once, when it is first asked for. */
export function late<T>(make: () => T): () => T {
	let made: { of: T } | null = null
	return () => (made ??= { of: make() }).of
}
