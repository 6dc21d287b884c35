/** What goods cost abroad, at the prices that a chain lists for what they contain. */
import type { Chain, ComponentId, NamedValue, NodeId } from './chain.ts'
import { sum } from './sum.ts'

/** The named values that state prices, by the component that they are of. */
export function pricesIn({ values = [] }: Pick<Chain, 'values'>): Map<ComponentId, NamedValue> {
	return new Map(values.flatMap((value) => (value.prices ? [[value.prices, value] as const] : [])))
}

/** Money by each base unit of goods, in the chain's currency. */
interface Price {
	value: number
	low: number
	high: number
}

/** Returns what goods of a composition cost at the prices listed for what they contain; null where a part has no price. */
export function listedPrice(chain: Pick<Chain, 'values'>, shares: Record<ComponentId, number>): Price | null {
	const prices = pricesIn(chain)
	const parts = Object.entries(shares).filter(([, share]) => share > 0)
	const figures = parts.map(([component]) => prices.get(component)?.figure)
	if (parts.length === 0 || figures.some((figure) => (figure?.value ?? null) === null)) return null
	const at = (end: 'value' | 'low' | 'high') =>
		sum(parts.map(([, share], i) => share * (figures[i]![end] ?? figures[i]!.value!)))
	return { value: at('value'), low: at('low'), high: at('high') }
}

/** An import of which more can be bought at listed prices than comes as the model has it. */
export interface ForSale {
	id: NodeId
	name: string
	/** The most that comes in all, as the model states it, base units a year. */
	most: number
}

/** Returns the imports that can be bought: of which the model says how much could come, and lists a price for every part. */
export function importsForSale(chain: Pick<Chain, 'values' | 'trades'>): ForSale[] {
	return chain.trades.flatMap(({ id, name, kind, composition, amount: { value, high } }) => {
		const more = value !== null && high !== null && high > value
		if (kind !== 'import' || !more || composition === null) return []
		return listedPrice(chain, composition.shares) === null ? [] : [{ id, name, most: high }]
	})
}
