/** The elements side by side: what becomes of all that is made or brought in of each, and what is missing of it. */
import { SURPLUS, type Plan } from '#lib/engine/index.ts'
import type { Chain, Component, ComponentId } from '#lib/model/chain.ts'
import { measureOf } from './measure.ts'
import type { Range } from './range.ts'
import { isEven } from './tolerances.ts'
import { worth } from './worth.ts'

/** The ends that a component can come to, in the order in which they are drawn. */
export const ENDS = ['served', 'elsewhere', 'exported', 'kept', 'surplus'] as const
/**
 * One of {@link ENDS}: delivered in goods that have to contain it, or in others; sent abroad; put into a stock; bought by
 * nobody.
 */
export type End = (typeof ENDS)[number]

/** One component of a plan. Amounts in base units a year. */
export interface BalanceRow {
	component: Component
	/** By end; a component that no goods have to contain has none served. */
	ends: Record<End, number>
	/** All ends together. */
	supply: number
	/**
	 * What goods that have to contain it lack: at least, and where others can stand in at most. Null where none have to.
	 */
	missing: { low: number; high: number } | null
	/** Of the supply at the listed price, in the chain's currency a year; null where none is listed. */
	worth: Range | null
}

const balances = new WeakMap<Plan, { chain: Chain; rows: BalanceRow[] }>()

/** Returns a row for each component of the chain, in its order. Memoised by plan. */
export function balanceOf(chain: Chain, plan: Plan): BalanceRow[] {
	const known = balances.get(plan)
	if (known?.chain === chain) return known.rows
	const prices = new Map(
		worth(chain, plan)?.components.map(({ component, price }) => [component.id, price.figure] as const)
	)
	const leaving = leavingBy(chain, plan)
	const rows = chain.components.map((component): BalanceRow => {
		const { delivered, served, asked } = measureOf(chain, plan, component.id)
		const ends = { served, elsewhere: delivered - served, ...leaving(component.id) }
		const supply = ENDS.reduce((sum, end) => sum + ends[end], 0)
		const price = prices.get(component.id)
		const lacks = (amount: number) => (isEven(plan, amount - served) ? 0 : Math.max(0, amount - served))
		return {
			component,
			ends,
			supply,
			missing: asked && { low: lacks(asked.low), high: lacks(asked.high) },
			worth: price ? worthAt(supply, { ...price, value: price.value ?? 0 }) : null
		}
	})
	balances.set(plan, { chain, rows })
	return rows
}

function worthAt(
	amount: number,
	{ value, low, high }: { value: number; low: number | null; high: number | null }
): Range {
	return { value: amount * value, low: amount * (low ?? value), high: amount * (high ?? value) }
}

/** What leaves the chain other than to a demand, by component. */
function leavingBy(
	chain: Chain,
	plan: Plan
): (id: ComponentId) => Pick<BalanceRow['ends'], 'exported' | 'kept' | 'surplus'> {
	const trades = new Set(chain.trades.map(({ id }) => id))
	const stocks = new Set(chain.feeds.map(({ id }) => id))
	const sum = (component: ComponentId, to: (id: string) => boolean) =>
		plan.flows.reduce((total, flow) => total + (to(flow.to) ? (flow.components[component] ?? 0) : 0), 0)
	return (component) => ({
		exported: sum(component, (id) => trades.has(id)),
		kept: sum(component, (id) => stocks.has(id)),
		surplus: sum(component, (id) => id === SURPLUS)
	})
}

/** Components that goods lack, and those that are there though no goods have to contain them. */
export interface BalanceFindings {
	/** Some is missing whatever stands in, most first. */
	short: BalanceRow[]
	/** More could be used, though others can stand in for all of it, most first. */
	wanted: BalanceRow[]
	/** Supplied, and asked for by no goods, most first. */
	unasked: BalanceRow[]
	/** The part of the supply, and of its worth, that is of these; null where no price is listed or nothing is supplied. */
	unaskedShare: number
	unaskedWorth: number | null
}

/** Returns what the rows come to. */
export function findingsOf(plan: Plan, rows: readonly BalanceRow[]): BalanceFindings {
	const most = (of: (row: BalanceRow) => number, some: (row: BalanceRow) => boolean) =>
		rows.filter(some).toSorted((a, b) => of(b) - of(a))
	const low = (row: BalanceRow) => row.missing?.low ?? 0
	const high = (row: BalanceRow) => row.missing?.high ?? 0
	const unasked = most(
		({ supply }) => supply,
		({ missing, supply }) => missing === null && !isEven(plan, supply)
	)
	const total = (some: readonly BalanceRow[], of: (row: BalanceRow) => number) =>
		some.reduce((sum, row) => sum + of(row), 0)
	const part = (of: (row: BalanceRow) => number) => {
		const whole = total(rows, of)
		return whole > 0 ? total(unasked, of) / whole : 0
	}
	const priced = rows.some(({ worth: each }) => each !== null && each.value > 0)
	return {
		short: most(low, (row) => low(row) > 0),
		wanted: most(high, (row) => low(row) === 0 && high(row) > 0),
		unasked,
		unaskedShare: part(({ supply }) => supply),
		unaskedWorth: priced ? part((row) => row.worth?.value ?? 0) : null
	}
}
