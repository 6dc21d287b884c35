/** What may be asked of builds in one year, and what is answered. */

import type { NodeId } from '#lib/model/chain.ts'
import type { Limiter } from '../programme/programme.ts'
import type { Price } from './price.ts'

/** A time to build. */
export interface Timing {
	/** The year of the decision. */
	decided: number
	/** What a unit of its money is worth in the present, 0 to 1. */
	worth: number
	/** What the plant is worth at the end of the years, in the present, as a part of its cost: below `worth`. */
	left: number
	/** The part of its money that falls in each year; they sum to 1. */
	parts: ReadonlyMap<number, number>
}

/** The cost of running a process. */
export interface Running {
	/** Money, by its worth in the present, for each unit that is run more in every year from the one asked for. */
	each: number
	/** The run that costs nothing more: what the process does as things are, base units a year on its capacity basis. */
	standing: number
}

/** An import of which more may be bought than comes as things are. */
export interface Purchase {
	/** Its place among the chain's trades. */
	trade: number
	/** The most that may be bought, base units a year. */
	most: number
	/** Money, by its worth in the present, for each unit that is bought in every year from the one asked for. */
	each: number
}

/** Returns the worth of a unit of a plant's cost in the present, less what the plant is worth at the end. */
export const netWorth = ({ worth, left }: Pick<Timing, 'worth' | 'left'>) => worth - left

/** A question about what to build. Arrays in the order of the chain's processes. */
export interface BuildQuestion {
	/** The most that each process may grow by, on its capacity basis, base units a year. */
	most: readonly number[]
	/** What growth costs; nothing where nothing may grow. */
	prices: readonly Price[]
	/** What it costs to run each process more than as things are; budgets hold the cost of building alone. */
	running: readonly Running[]
	/** What may be bought beside what is built. */
	purchases: readonly Purchase[]
	/** The share of the whole need that is to be served, 0 to 1; null for the most that can be. */
	target: number | null
	/** The most to spend; null for any sum. */
	budget: number | null
	/** The most to spend in any one year; null for any sum. */
	yearly: number | null
	/** When each process can be built, earliest first. The last is taken unless money of its years runs short. */
	timings: readonly (readonly Timing[])[]
	/** Looks for limits that stop a target which is out of reach. */
	explain: boolean
}

/** A limit that stops a target. `budget`, in all, and `yearly`, in any one year, have no node. */
export interface Stopper {
	kind: Limiter['kind'] | 'budget' | 'yearly'
	of: NodeId | null
}

/** A plant that is built: how large, when, and for how much. */
export interface BuiltStart {
	process: number
	amount: number
	timing: Timing
	/** As it is paid. */
	cost: number
}

/** The answer to a {@link BuildQuestion}; amounts in base units a year. */
export interface Built {
	/** False where the target is out of reach; the rest is then the most that can be served, at its least cost. */
	reached: boolean
	/** Growth of each process, on its capacity basis. */
	added: number[]
	/** The same growth, by the time at which it is built. */
	starts: BuiltStart[]
	/** What each process runs more than as things are, where that costs anything; else 0. */
	more: number[]
	/** What is bought of each import that may be, in the question's order, base units a year. */
	bought: number[]
	/** What is spent on building in all, as it is paid. */
	cost: number
	/** What building, running and buying cost less what plants are worth at the end, in the present. */
	worth: number
	/** No plan is worth less: proved, by duals. The worth itself, but for rounding, where no size or scale is to be chosen. */
	bound: number
	/** The whole need, and what of it is served. */
	demand: number
	delivered: number
	/**
	 * Limits that stop the target: these alone make it impossible, with all others lifted, and none of them can be left out. Empty
	 * where it is reached or they were not looked for, and where no limit of the model stops it but what goods are made of.
	 */
	stoppers: Stopper[]
	/** The largest residual of the solves' certificates, relative. */
	residual: number
}
