import type { Chain, ComponentId, NamedValue } from './chain.ts'

/** The named values that state how much of a component is the element itself, by the component. */
export function elementsIn({ values = [] }: Pick<Chain, 'values'>): Map<ComponentId, NamedValue> {
	return new Map(values.flatMap((value) => (value.elementOf ? [[value.elementOf, value] as const] : [])))
}
