import type { Answer, Composition } from '../plan.ts'
import type { State } from '../programme/state.ts'
import { NOISE } from '../tolerances.ts'

/** Returns what a year leaves to the next. What is left of the solver's rounding is nothing, so that a feed ends at 0. */
export function stateAfter({ feeds, stocks, stores }: Answer): State {
	const isStock = new Set(stocks.map(({ id }) => id))
	return {
		feeds: Object.fromEntries(
			feeds.flatMap(({ id, left, used }) =>
				left === null || isStock.has(id) ? [] : [[id, leftOf(left, used)] as const]
			)
		),
		stocks: Object.fromEntries(stocks.map(({ id, held, drawn, kept }) => [id, leftIn(held, drawn, kept)])),
		stores: Object.fromEntries(stores.map(({ id, held, added }) => [id, held + added]))
	}
}

function leftOf(there: number, used: number): number {
	const left = there - used
	return left > NOISE * there ? left : 0
}

function leftIn(held: Composition, drawn: Composition, kept: Composition): Composition {
	const ids = [...new Set([...Object.keys(held), ...Object.keys(kept)])]
	const amounts = ids.map((id) => [id, leftOf((held[id] ?? 0) + (kept[id] ?? 0), drawn[id] ?? 0)] as const)
	return Object.fromEntries(amounts.filter(([, amount]) => amount > 0))
}
