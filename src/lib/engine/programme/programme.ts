/**
 * The programme of a chain, with the verbs that questions are asked in. Bounds are values: {@link Programme.bounds}
 * returns a fresh copy for a situation, verbs change that copy, and nothing has to be put back. All amounts are in base
 * units a year. No other file of the engine subscripts rows and columns, except the readers of flows and mixtures.
 */

import type { Chain } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { copyBounds, entriesOf, type Bounds, type Cost, type Entry, type LinearProgram } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import { USED_UP, ZERO_DUAL } from '../tolerances.ts'
import { CONTRACT_EDGE, formulate, type Formulation } from './formulate.ts'
import type { Situation } from './situation.ts'

/**
 * A limit that can be lifted, by its index in the chain: a process's capacity, what a feed has, what an import brings, a
 * store's room.
 */
export interface Limiter {
	kind: 'process' | 'feed' | 'import' | 'store'
	index: number
}

/**
 * Costs of the last level of a plan, lexicographic in effect: a tonne imported outweighs what any chain runs to avoid it,
 * a tonne run outweighs the order of the columns. Steps of the order are resolved by the solver up to some 1e4 columns.
 */
const IMPORT_COST = 1000
const RUN_COST = 1
const ORDER_COST = 1e-3

/** Weight of a contract where contracts are held: more than a tonne of one can cost the demands, by losses on the way. */
const CONTRACT_COST = 1000

/** Rows and columns that do not exist are -1. */
const exists = (index: number) => index >= 0

/** The linear programme of a chain: gives bounds for a situation, and objectives. */
export class Programme {
	readonly formulation: Formulation
	/** Shortfall of each tier in use, the first to be served first. */
	readonly tierLevels: Cost[]
	/** Total shortfall of demands, all alike; contracts that ask for something come before them. */
	readonly needCost: Cost

	/** The last preference level, which is mostly asked for again. */
	#preference: { rank: ArrayLike<number>; cost: Cost } | null = null

	/** @throws TooManyLots for a chain whose compositions do not settle */
	constructor(chain: Chain) {
		this.formulation = formulate(chain)
		this.needCost = this.#needCost()
		this.tierLevels = this.formulation.tiers.map((tier) => this.#tierLevel(tier))
	}

	get chain(): Chain {
		return this.formulation.chain
	}

	get lp(): LinearProgram {
		return this.formulation.lp
	}

	/** Returns the bounds of a situation, with no expansion open. */
	bounds(s: Situation): Bounds {
		const { row, col } = this.formulation
		const bounds = copyBounds(this.lp)
		const equal = (at: number, value: number) => {
			bounds.rowLower[at] = value
			bounds.rowUpper[at] = value
		}
		s.effective.forEach((capacity, p) => (bounds.rowUpper[row.capacity[p]!] = capacity))
		s.feeds.forEach((available, i) => (bounds.colUpper[col.take[i]!] = available))
		s.stockRoom.forEach((room, i) => {
			if (exists(row.stock[i]!)) bounds.rowUpper[row.stock[i]!] = room
		})
		s.storeRoom.forEach((room, i) => (bounds.colUpper[col.stored[i]!] = room))
		s.demands.forEach((amount, d) => equal(row.demand[d]!, amount))
		s.commitment.forEach((amount, p) => {
			if (row.commitment[p]! >= 0) bounds.rowLower[row.commitment[p]!] = amount
		})
		s.trades.forEach((amount, t) => {
			if (row.export[t]! >= 0) equal(row.export[t]!, Number.isFinite(amount) ? amount : 0)
			else bounds.colUpper[col.import[t]!] = amount
		})
		return bounds
	}

	// Changing bounds

	/** Takes a limit away. A capacity is opened as an expansion, so that the solver's basis stays feasible. */
	lift(bounds: Bounds, { kind, index }: Limiter) {
		bounds.colUpper[this.limitColumn({ kind, index })] = Infinity
	}

	/** Lets nothing come from a feed. */
	close(bounds: Bounds, feed: number) {
		bounds.colUpper[this.formulation.col.take[feed]!] = 0
	}

	/** Lets a process grow between `least` and `most`. */
	expand(bounds: Bounds, process: number, least: number, most: number) {
		const col = this.formulation.col.expand[process]!
		bounds.colLower[col] = Math.min(least, most)
		bounds.colUpper[col] = most
	}

	/** Lets the shortfall of a tier, by its place among the tiers in use, be no more than `most`. */
	limitTier(bounds: Bounds, tier: number, most: number) {
		bounds.rowUpper[this.formulation.row.tier[tier]!] = most
	}

	/** Asks of each contract only what it gets in a solution. */
	holdContracts(bounds: Bounds, { colValue }: Solution) {
		const { row, col } = this.formulation
		const lower = (at: number, short: number) => {
			if (at < 0) return
			bounds.rowLower[at] = Math.max(0, bounds.rowLower[at]! - Math.max(0, colValue[short]!))
			if (Number.isFinite(bounds.rowUpper[at])) bounds.rowUpper[at] = bounds.rowLower[at]!
		}
		row.commitment.forEach((at, p) => lower(at, col.shortRun[p]!))
		row.export.forEach((at, t) => lower(at, col.shortExport[t]!))
	}

	/** Asks no least run of a process. Returns whether a contract asked for one. */
	releaseRun(bounds: Bounds, process: number): boolean {
		const at = this.formulation.row.commitment[process]!
		if (at < 0 || !(bounds.rowLower[at]! > 0)) return false
		bounds.rowLower[at] = 0
		return true
	}

	/** Asks nothing of contracts that stand in a later tier than every need; they give way. Returns whether any asked. */
	releaseLaterContracts(bounds: Bounds, s: Situation): boolean {
		const { row } = this.formulation
		const last = this.lastNeed(s)
		const later = this.chain.trades.flatMap(({ tier }, t) =>
			exists(row.export[t]!) && tier > last ? [row.export[t]!] : []
		)
		const asked = later.some((at) => bounds.rowLower[at]! > 0)
		for (const at of later) bounds.rowLower[at] = 0
		return asked
	}

	/** Lets no demand be served better than in a solution. */
	holdServed(bounds: Bounds, { colValue }: Solution) {
		for (const short of this.formulation.col.short) bounds.colLower[short] = Math.max(0, colValue[short]!)
	}

	// Objectives

	/** Returns the tier of the last demand that asks for something; 0 where none does. */
	lastNeed(s: Situation): number {
		return Math.max(0, ...this.chain.demands.map((d, i) => (s.demands[i]! > 0 ? d.tier : 0)))
	}

	/** Returns the number of leading tiers that a need of the situation stands in or after. */
	neededTiers(s: Situation): number {
		const last = this.lastNeed(s)
		return this.formulation.tiers.filter((tier) => tier <= last).length
	}

	#needCost(): Cost {
		return new Map([...this.formulation.col.short.map((c): [number, number] => [c, 1]), ...this.#contractCost()])
	}

	#contractCost(): [number, number][] {
		const { col } = this.formulation
		return [...col.shortRun, ...col.shortExport].filter(exists).map((c) => [c, CONTRACT_COST])
	}

	/** Returns how much of a component a unit of each column brings to some demands. */
	#contents(component: number, demands: ReadonlySet<number>): [number, number][] {
		const { col, lots } = this.formulation
		const serving = col.serve.filter(({ demand }) => demands.has(demand))
		return serving.map(({ col: c, lot }) => [c, lots.lots[lot]!.composition[component]!])
	}

	/** Returns the contents of one component in what some demands get, to be made most; contracts come before them. */
	contentCost(component: number, demands: ReadonlySet<number>): Cost {
		const most = this.#contents(component, demands)
		return new Map([...most.map(([c, share]): [number, number] => [c, -share]), ...this.#contractCost()])
	}

	/** Returns the worth of what demands get, to be made most, at prices by component; contracts come before it. */
	worthCost(prices: readonly number[]): Cost {
		const dearest = Math.max(...prices) || 1
		const worth = this.formulation.col.serve.map(({ col, lot }): [number, number] => [
			col,
			-this.#priceOf(lot, prices) / dearest
		])
		return new Map([...worth, ...this.#contractCost()])
	}

	/** Returns the price of a unit of a lot. */
	#priceOf(lot: number, prices: readonly number[]): number {
		const { composition } = this.formulation.lots.lots[lot]!
		return sum(prices.map((price, c) => price * composition[c]!))
	}

	/**
	 * Returns the last level of a plan: least import, then least throughput, then the order of the columns given by `rank`
	 * (0 to 1, per column). Putting into a stock costs nothing, so that what would be surplus is kept where there is room.
	 */
	preferenceLevel(rank: ArrayLike<number>): Cost {
		if (this.#preference?.rank === rank) return this.#preference.cost
		const { col } = this.formulation
		const cost = new Map(this.lp.colNames.map((_, j) => [j, ORDER_COST * (1 + rank[j]!)]))
		for (const c of col.run) cost.set(c, cost.get(c)! + RUN_COST)
		for (const { col: c } of col.keep) cost.delete(c)
		for (const c of col.import.filter(exists)) cost.set(c, cost.get(c)! + IMPORT_COST)
		this.#preference = { rank, cost }
		return cost
	}

	/** Returns what is used of some limits: what feeds and imports give, what processes use of their capacity. */
	useCost(limiters: readonly Limiter[]): Cost {
		const { col, lots, use } = this.formulation
		const processes = new Set(limiters.flatMap(({ kind, index }) => (kind === 'process' ? [index] : [])))
		return new Map([
			...limiters.flatMap((limiter): [number, number][] =>
				limiter.kind === 'process' ? [] : [[this.limitColumn(limiter), 1]]
			),
			...lots.activities.flatMap(({ process }, a): [number, number][] =>
				processes.has(process) ? [[col.run[a]!, use[a]!]] : []
			)
		])
	}

	/** Returns the weighted sum of capacity added, and the shortfall of a tier at a price; brought to costs of at most 1. */
	expansionCost(weights: readonly number[], tier: number, price: number): Cost {
		const most = Math.max(price, ...weights) || 1
		return new Map([
			...this.formulation.col.expand.map((c, p): [number, number] => [c, weights[p]! / most]),
			...[...this.tierLevels[tier]!].map(([c, edge]): [number, number] => [c, (edge * price) / most])
		])
	}

	// Reading solutions

	/** Returns the total delivered to demands, as counted. */
	delivered(solution: Solution): number {
		return sum(this.served(solution))
	}

	/** Returns what each demand gets, as counted. */
	served({ colValue }: Solution): number[] {
		const served = this.chain.demands.map(() => 0)
		for (const { col, demand } of this.formulation.col.serve)
			served[demand] = served[demand]! + colValue[col]! * this.chain.demands[demand]!.counted
		return served
	}

	/** Returns what the contents of each demand's goods are worth, at prices by component. */
	worth({ colValue }: Solution, prices: readonly number[]): number[] {
		const worth = this.chain.demands.map(() => 0)
		for (const { col, demand, lot } of this.formulation.col.serve)
			worth[demand] = worth[demand]! + colValue[col]! * this.#priceOf(lot, prices)
		return worth
	}

	/** Returns how much of one component some demands get. */
	content({ colValue }: Solution, component: number, demands: ReadonlySet<number>): number {
		return sum(this.#contents(component, demands).map(([c, share]) => share * colValue[c]!))
	}

	/** Returns what the demands of each tier in use get together. */
	servedByTier(solution: Solution): number[] {
		const served = this.served(solution)
		return this.formulation.tiers.map((tier) => sum(served.filter((_, d) => this.chain.demands[d]!.tier === tier)))
	}

	/** Returns what each demand lacks. */
	short({ colValue }: Solution): number[] {
		return this.formulation.col.short.map((c) => Math.max(0, colValue[c]!))
	}

	/** Returns the shortfall of a tier as its level and its row count it: a contract a little more than a need. */
	tierShort({ colValue }: Solution, tier: number): number {
		let short = 0
		for (const [col, weight] of this.tierLevels[tier]!) short += weight * colValue[col]!
		return short
	}

	/** Returns the shortfall of contracts in the first `tiers` tiers in use. */
	contractShort({ colValue }: Solution, tiers: number): number {
		let short = 0
		for (const level of this.tierLevels.slice(0, tiers))
			for (const [col, weight] of level) if (weight === CONTRACT_EDGE) short += Math.max(0, colValue[col]!)
		return short
	}

	/** Returns the contracts of the first `tiers` tiers in use that stay short by more than `grain`, by name. */
	contractsShort({ colValue }: Solution, tiers: number, grain: number): string[] {
		const { chain, col } = this.formulation
		const levels = this.tierLevels.slice(0, tiers)
		const isShort = (c: number) => c >= 0 && colValue[c]! > grain && levels.some((level) => level.has(c))
		return [
			...chain.processes.filter((_, p) => isShort(col.shortRun[p]!)),
			...chain.trades.filter((_, t) => isShort(col.shortExport[t]!))
		].map(({ id }) => id)
	}

	/** Returns the capacity added to each process, on its capacity basis. */
	added({ colValue }: Solution): number[] {
		return this.formulation.col.expand.map((c) => colValue[c]!)
	}

	/** Returns the use of each process, on its capacity basis. */
	used({ colValue }: Solution): Float64Array {
		const { col, lots, use } = this.formulation
		const used = new Float64Array(this.chain.processes.length)
		lots.activities.forEach(({ process }, a) => (used[process] = used[process]! + use[a]! * colValue[col.run[a]!]!))
		return used
	}

	/** Returns what a solution takes from a feed. */
	taken({ colValue }: Solution, feed: number): number {
		return colValue[this.formulation.col.take[feed]!]!
	}

	/**
	 * Returns whether a limit is used up: a feed or an import gives all that it has, a store is full, or a process is full
	 * and as large as it may grow.
	 */
	isUsedUp(limiter: Limiter, { colValue, rowValue }: Solution, bounds: Bounds): boolean {
		const col = this.limitColumn(limiter)
		const isAll = (use: number, most: number) => Number.isFinite(most) && use >= most * (1 - USED_UP)
		if (limiter.kind !== 'process') return isAll(colValue[col]!, bounds.colUpper[col]!)
		const row = this.formulation.row.capacity[limiter.index]!
		return isAll(rowValue[row]! + colValue[col]!, bounds.rowUpper[row]! + bounds.colUpper[col]!)
	}

	/**
	 * Returns whether a solution prices a limit. At a price of zero, lifting the limit alone gains nothing: the duals stay
	 * feasible and still prove the same optimum.
	 */
	isPriced({ kind, index }: Limiter, { colDual, rowDual }: Solution): boolean {
		const dual =
			kind === 'process' ? rowDual[this.formulation.row.capacity[index]!]! : colDual[this.limitColumn({ kind, index })]!
		return Math.abs(dual) > ZERO_DUAL
	}

	/** Returns the gain of the objective per unit by which the column of a limit may grow; 0 below rounding. */
	limitPrice(limiter: Limiter, { colDual }: Solution): number {
		const dual = colDual[this.limitColumn(limiter)]!
		return dual < -ZERO_DUAL ? -dual : 0
	}

	/** Returns the coefficients of the column that grows when a limit is lifted. */
	limitEntries(limiter: Limiter): Entry[] {
		return entriesOf(this.lp, this.limitColumn(limiter))
	}

	/** Returns the id of what a limiter limits. */
	idOf({ kind, index }: Limiter): string {
		const { processes, feeds, trades, stores } = this.chain
		return { process: processes, feed: feeds, import: trades, store: stores }[kind][index]!.id
	}

	/** Returns the column that grows when a limit is lifted. */
	limitColumn({ kind, index }: Limiter): number {
		const { col } = this.formulation
		return { process: col.expand, feed: col.take, import: col.import, store: col.stored }[kind][index]!
	}

	#tierLevel(tier: number): Cost {
		const { chain, col } = this.formulation
		const ofTier = (each: { tier: number }, c: number, weight: number): [number, number][] =>
			c >= 0 && each.tier === tier ? [[c, weight]] : []
		return new Map([
			...chain.demands.flatMap((d, i) => ofTier(d, col.short[i]!, 1)),
			...chain.trades.flatMap((t, i) => ofTier(t, col.shortExport[i]!, CONTRACT_EDGE)),
			...chain.processes.flatMap((_, i) => ofTier({ tier: 1 }, col.shortRun[i]!, CONTRACT_EDGE))
		])
	}
}
