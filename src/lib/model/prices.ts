import type { Chain, ComponentId, NamedValue } from './chain.ts'

/** The named values that state prices, by the component that they are of. */
export function pricesIn({ values = [] }: Pick<Chain, 'values'>): Map<ComponentId, NamedValue> {
	return new Map(values.flatMap((value) => (value.prices ? [[value.prices, value] as const] : [])))
}
