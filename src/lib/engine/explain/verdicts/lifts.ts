/** "What if" plans: the plan's own levels with some limits lifted. Each set of limits is planned once. */

import type { Direction } from '../../lp/direction.ts'
import { copyBounds, type Bounds, type Cost } from '../../lp/program.ts'
import type { Solution } from '../../lp/solver.ts'
import type { Limiter } from '../../programme/programme.ts'
import { Carriers } from '../../programme/reach.ts'
import { NOMINAL } from '../../tolerances.ts'
import { late } from '../../late.ts'
import { firstGain, grainOf, planUnder, type Solved } from '../question.ts'

/** A plan with limits lifted. */
export interface Lifted {
	/** An optimum of each tier, with duals that prove it. */
	tiers: Solution[]
	delivered: number
	/** What the demands of each tier in use get, the first to be served first. */
	served: number[]
	/** Returns the use of each process on its capacity basis. */
	used(): Float64Array
	/** Whether some tier's shortfall is smaller than in today's plan, and none before it larger. */
	gains: boolean
	/** Per process: 1 where its capacity still has a price. */
	priced: Uint8Array
}

/** Returns whether two limits are one. */
export const isSame = (a: Limiter, b: Limiter) => a.kind === b.kind && a.index === b.index

/** What a solution comes to by an objective. */
const objective = (cost: Cost, { colValue }: Solution) =>
	[...cost].reduce((sum, [col, value]) => sum + value * colValue[col]!, 0)

const keyOf = (limiters: readonly Limiter[]) =>
	limiters
		.map((l) => `${l.kind}${l.index}`)
		.sort()
		.join()

/**
 * Beyond this many single limits, a step from today's basis stands for a plan: what comes of a little more of the limit
 * instead of any amount. Solving a chain of a thousand processes once per limit would take seconds.
 */
const MANY = 48

/** Plans with limits lifted, each solved once. */
export class Lifts {
	/** Nothing lifted. */
	readonly today: Lifted
	readonly #solved: Solved
	readonly #known = new Map<string, Lifted>()
	/** What carries anything with limits lifted. */
	readonly #reach: () => Carriers
	readonly #carrying = new Map<string, ReadonlySet<number>>()
	/** Sets of limits that were planned, as grounds for larger ones. */
	readonly #planned: { limiters: readonly Limiter[]; tiers: Solution[] }[]

	constructor(solved: Solved) {
		this.#solved = solved
		this.today = this.#read(solved.tiers, () => solved.plan)
		this.#reach = late(() => new Carriers(solved.programme.formulation, solved.bounds))
		this.#planned = [{ limiters: [], tiers: solved.tiers }]
	}

	/** Returns the plan with every one of the limits lifted. */
	of(limiters: readonly Limiter[]): Lifted {
		if (limiters.length === 0) return this.today
		const key = keyOf(limiters)
		const lifted = this.#known.get(key) ?? this.#planWith(limiters)
		this.#known.set(key, lifted)
		return lifted
	}

	/**
	 * Returns the plan in which a process, in all its parts, has no least run to make and contracts after every need ask
	 * for nothing; null where that changes nothing.
	 */
	withoutContracts(process: number): Lifted | null {
		const { programme, symmetry, situation, bounds } = this.#solved
		const free = copyBounds(bounds)
		const plant = symmetry.plantOf[process]!
		const parts = symmetry.plantOf.flatMap((of, p) => (of === plant ? [p] : []))
		const hasRun = parts.map((p) => programme.releaseRun(free, p)).includes(true)
		const hasLater = programme.releaseLaterContracts(free, situation)
		if (!hasRun && !hasLater) return null
		const key = hasRun ? `run${plant}` : 'later'
		const known = this.#known.get(key)
		if (known) return known
		const { tiers, plan } = planUnder(this.#solved, free)
		const released = this.#read(tiers, plan)
		this.#known.set(key, released)
		return released
	}

	/**
	 * Returns what a process runs at least in every plan of `after`, in which it is lifted beside the limits of `before`; 0
	 * where that cannot be told without the plan. The shortfall of a tier is convex in a capacity, so that the price before
	 * is the most that a unit of it gains: what was gained takes at least that much more of it.
	 */
	leastUse(index: number, before: Lifted, after: Lifted): number {
		const { programme, situation } = this.#solved
		const priceAt = (solution: Solution) => programme.limitPrice({ kind: 'process', index }, solution)
		// At a price of zero nothing is gained, and the optima of the tier stay those of the same duals.
		const tier = before.tiers.findIndex((solution) => priceAt(solution) > 0)
		const [from, to] = [before.tiers[tier], after.tiers[tier]]
		if (!from || !to) return 0
		const gain = objective(programme.tierLevels[tier]!, from) - objective(programme.tierLevels[tier]!, to)
		return situation.effective[index]! + gain / priceAt(from)
	}

	/** Whether a limit has a price at any level of today's plan; without one, lifting it alone changes nothing. */
	isPriced(limiter: Limiter): boolean {
		const { programme, tiers, plan } = this.#solved
		return [...tiers, plan].some((solution) => programme.isPriced(limiter, solution))
	}

	/** Whether a process carries anything with it and others lifted; where it does not, lifting it changes no plan. */
	carries(process: number, others: readonly Limiter[]): boolean {
		return (
			this.today.used()[process]! > 0 || this.#carriers([...others, { kind: 'process', index: process }]).has(process)
		)
	}

	/** Returns those of some limits that change anything when all of them are lifted. */
	changing(limiters: readonly Limiter[]): readonly Limiter[] {
		const carriers = this.#carriers(limiters)
		return limiters.filter(({ kind, index }) => kind !== 'process' || carriers.has(index))
	}

	/** Returns those of some limits without which a process carries nothing where the others are lifted. */
	neededToCarry(process: number, limiters: readonly Limiter[]): readonly Limiter[] {
		return limiters.filter(
			(one) =>
				!this.carries(
					process,
					limiters.filter((other) => other !== one)
				)
		)
	}

	#carriers(lifted: readonly Limiter[]): ReadonlySet<number> {
		const key = keyOf(lifted)
		const carriers = this.#carrying.get(key) ?? this.#reach().with(lifted)
		this.#carrying.set(key, carriers)
		return carriers
	}

	/** Whether anything is short today: a need or a contract. */
	isShort(): boolean {
		const { programme, situation, plan } = this.#solved
		return programme.tierLevels.some((_, tier) => programme.tierShort(plan, tier) > grainOf(situation))
	}

	/** Finds what comes of each of the limits alone, by steps where there are many; returns whether there are. */
	learn(limiters: readonly Limiter[]): boolean {
		const { programme, session, situation, bounds } = this.#solved
		if (limiters.length <= MANY || programme.tierLevels.length > 1) return false
		const question = { bounds, cost: programme.tierLevels[0]!, scale: situation.scale }
		const base = session.solve(question)
		for (const limiter of limiters) {
			const direction = session.direction(programme.limitEntries(limiter), base, question)
			const stepped = this.#step(direction)
			if (stepped.gains) this.#known.set(keyOf([limiter]), stepped)
		}
		return true
	}

	/**
	 * The plan in the direction of a step that has a length. Rates are judged, so the direction is followed far enough for
	 * every difference that is none of rounding to be more than that.
	 */
	#step({ cols, rates, step }: Direction): Lifted {
		const { programme, plan, situation } = this.#solved
		const colValue = plan.colValue.slice()
		const length = step > grainOf(situation) ? NOMINAL * situation.scale : 0
		cols.forEach((col, k) => (colValue[col] = colValue[col]! + rates[k]! * length))
		const stepped = { ...plan, colValue }
		const used = programme.used(stepped)
		return {
			tiers: [],
			delivered: programme.delivered(stepped),
			served: programme.servedByTier(stepped),
			used: () => used,
			gains: programme.tierShort(plan, 0) - programme.tierShort(stepped, 0) > grainOf(situation),
			priced: new Uint8Array(programme.chain.processes.length).fill(1)
		}
	}

	#open(limiters: readonly Limiter[]): Bounds {
		const { programme, bounds } = this.#solved
		const open = copyBounds(bounds)
		for (const limiter of limiters) programme.lift(open, limiter)
		return open
	}

	/** Limits that change nothing are left as they are. */
	#planWith(limiters: readonly Limiter[]): Lifted {
		const changing = this.changing(limiters)
		return changing.length < limiters.length ? this.of(changing) : this.#plan(limiters)
	}

	#plan(limiters: readonly Limiter[]): Lifted {
		const { tiers, plan } = planUnder(this.#solved, this.#open(limiters), this.#proved(limiters))
		this.#planned.push({ limiters, tiers })
		return this.#read(tiers, plan)
	}

	/**
	 * Optima of the first tiers that are known before the limits are lifted: those of a plan with fewer of them lifted, as
	 * far as none of the others has a price. Its duals then stay feasible, and prove the same optimum.
	 */
	#proved(limiters: readonly Limiter[]): Solution[] {
		return this.#planned
			.filter((fewer) => fewer.limiters.every((l) => limiters.some((each) => isSame(each, l))))
			.map((fewer) => {
				const others = limiters.filter((l) => !fewer.limiters.some((each) => isSame(each, l)))
				const isProof = (tier: Solution) => !others.some((l) => this.#solved.programme.limitPrice(l, tier) > 0)
				const end = fewer.tiers.findIndex((tier) => !isProof(tier))
				return end < 0 ? fewer.tiers : fewer.tiers.slice(0, end)
			})
			.reduce((most, each) => (each.length > most.length ? each : most))
	}

	#read(tiers: Solution[], plan: () => Solution): Lifted {
		const { programme } = this.#solved
		const last = tiers.at(-1) ?? plan()
		let used: Float64Array | null = null
		return {
			tiers,
			delivered: programme.delivered(last),
			served: programme.servedByTier(last),
			used: () => (used ??= programme.used(plan())),
			gains: this.#gains(last),
			priced: Uint8Array.from(programme.chain.processes, (_, index) =>
				tiers.some((solution) => programme.isPriced({ kind: 'process', index }, solution)) ? 1 : 0
			)
		}
	}

	#gains(plan: Solution): boolean {
		const { programme, situation, plan: today } = this.#solved
		const grain = grainOf(situation)
		const missing = (solution: Solution) => programme.tierLevels.map((_, tier) => -programme.tierShort(solution, tier))
		return firstGain(missing(today), missing(plan), grain) > 0
	}
}
