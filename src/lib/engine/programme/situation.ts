/** The numbers of one scenario and year that the programme needs: capacities, feeds, demands, trade. */

import { effectiveCapacity, installedCapacity } from '#lib/model/capacity.ts'
import type { Chain, Feed, Figure } from '#lib/model/chain.ts'
import type { ResolvedScenario } from '#lib/model/scenario/scenario.ts'
import { sum } from '#lib/model/sum.ts'
import { NO_CAPACITY, NOMINAL } from '../tolerances.ts'
import { withState, type State } from './state.ts'

/**
 * The numbers of one scenario and year: the engine's input. Arrays in the chain's order, amounts in base units a year,
 * Infinity where nothing is known to limit.
 */
export interface Situation {
	/** The chain with its figures as they are set here, and the demands of the scenario's basis alone. */
	chain: Chain
	scenario: ResolvedScenario
	/** Nameplates that count; `effective` is what of them can be used. */
	installed: number[]
	effective: number[]
	/** The most that each process may grow by. */
	room: number[]
	commitment: number[]
	/** What was left over by the years before; null for the chain's own beginning. */
	state: State | null
	/** The most that each feed can give in the year: no more than is left, and out of a stock no more than is not held back. */
	feeds: number[]
	/** What can be added to each feed that is a stock, and to each store; 0 for a feed that is none. */
	stockRoom: number[]
	storeRoom: number[]
	demands: number[]
	trades: number[]
	/** Divides every amount in the programme: a power of two, so that scaling is exact. */
	scale: number
}

/** The whole demand of a situation, base units a year. */
export const demandOf = (s: Situation) => sum(s.demands)

const limit = (value: number | null) => value ?? Infinity

const amountOf = (figure: Figure) => limit(figure.value)

const optional = (figure: Figure | null) => limit(figure?.value ?? null)

/** Amounts below this are none to scale by: what is divided by them is no number. */
const LEAST_SCALED = 1e-200

/** Returns the scale by the largest amount asked for; where nothing is asked for, by the largest capacity. */
function scaleOf(asked: number[], capacities: number[]): number {
	const largest = (amounts: number[]) => Math.max(0, ...amounts.filter((x) => Number.isFinite(x)))
	const size = [asked, capacities].map(largest).find((amount) => amount >= LEAST_SCALED)
	return size === undefined ? 1 : 2 ** Math.floor(Math.log2(size)) / NOMINAL
}

/**
 * Returns the numbers of one scenario and year.
 * @param own The chain with the scenario's figures set, as `applyScenario` returns it.
 * @param state What the years before left; it stands in place of what the chain says is there before the first.
 * @throws RangeError for a state of another chain
 */
export function situationOf(own: Chain, scenario: ResolvedScenario, state: State | null = null): Situation {
	const { year, counts, demand: basis } = scenario
	const asked = { ...own, demands: own.demands.filter((each) => each.basis === basis) }
	const chain = state ? withState(asked, state) : asked
	const effective = chain.processes.map((p) => limit(effectiveCapacity(p, year, counts)))
	const commitment = chain.processes.map((p) => p.commitment?.value ?? 0)
	const feeds = chain.feeds.map(supplyOf)
	const trades = chain.trades.map((t) => amountOf(t.amount))
	const unreached = beyondSupply(chain, { feeds, trades, effective })
	const open = statesNoNeed(chain)
	const demands = chain.demands.map(({ counted, amount }) => (open ? counted * unreached : (amount.value ?? 0)))
	const exports = trades.filter((_, t) => chain.trades[t]!.kind === 'export')
	return {
		chain,
		scenario,
		installed: chain.processes.map((p) => limit(installedCapacity(p, year, counts))),
		effective,
		room: chain.processes.map((p, i) => roomOf(p.expansion.limit, effective[i]!)),
		commitment,
		state,
		feeds,
		stockRoom: chain.feeds.map(({ stock, resource }) => (stock ? spareOf(stock.limit, resource) : 0)),
		storeRoom: chain.stores.map(({ limit: most, amount }) => spareOf(most, amount)),
		demands,
		trades,
		scale: scaleOf([sum(demands), ...commitment, ...exports], effective)
	}
}

/**
 * True where no need is stated, and as much of each product is asked for as can be made. One that is set by hand is the
 * whole need: products beside it then ask for nothing.
 * @param chain With the demands that are asked, as that of a {@link Situation}.
 */
export function statesNoNeed({ open, demands }: Chain): boolean {
	return open === true && demands.every(({ amount }) => amount.value === null)
}

/** Times the largest known amount: what reaches it is not limited by any. */
const BEYOND = 100

/** Returns an amount that no good of the chain can reach, unless nothing known limits it; base units a year. */
export function beyondSupply(
	chain: Pick<Chain, 'trades'>,
	{ feeds, trades, effective }: Pick<Situation, 'feeds' | 'trades' | 'effective'>
): number {
	const imports = trades.filter((_, i) => chain.trades[i]!.kind === 'import')
	const all = sum([...feeds, ...imports])
	if (Number.isFinite(all)) return 2 * Math.max(1, all)
	return BEYOND * Math.max(1, ...[...feeds, ...imports, ...effective].filter(Number.isFinite))
}

/** The most that a feed can give in the year. */
function supplyOf({ available, resource, stock }: Feed): number {
	const left = optional(resource) - (stock?.least?.value ?? 0)
	return Math.min(optional(available), Math.max(0, left))
}

/** Room between what is there and a limit; where there is more already, none. */
function spareOf(most: Figure | null, amount: Figure | null): number {
	return Math.max(0, optional(most) - (amount?.value ?? 0))
}

/** A plant already above its limit simply has no room. */
function roomOf(limitFigure: Figure | null, effective: number): number {
	return Number.isFinite(effective) ? Math.max(0, limit(limitFigure?.value ?? null) - effective) : 0
}

/** True when a process can run at all: an unknown capacity can, one that drowns in rounding cannot. */
export function hasCapacity({ effective, scale }: Situation, process: number): boolean {
	return effective[process]! > NO_CAPACITY * scale * NOMINAL
}

/** True for two lists that are the same, value by value. */
export const isSameList = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean =>
	a.length === b.length && Array.prototype.every.call(a, (value, i) => value === b[i])

/** What of a situation is not the supply of feeds and the room of stocks and stores. */
const besideSupply = (s: Situation): (readonly unknown[])[] => [
	s.effective,
	s.room,
	s.commitment,
	s.demands,
	s.trades,
	s.chain.processes.map(({ expansion }) => expansion.lead?.value),
	[s.scale, statesNoNeed(s.chain)]
]

/** True where two situations of one programme differ in what feeds can give and what stocks and stores can hold, and in nothing else. */
export function isSameButForSupply(a: Situation, b: Situation): boolean {
	const others = besideSupply(b)
	return besideSupply(a).every((values, i) => isSameList(values, others[i]!))
}
