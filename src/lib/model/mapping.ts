/** Values by key, of any kind. */
export type Mapping = Record<string | number, unknown>

/** Returns true for a mapping of keys, as opposed to a list, a text, a number or nothing. */
export function isMapping(value: unknown): value is Mapping {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}
