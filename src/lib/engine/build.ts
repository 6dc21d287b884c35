/**
 * The least cost of serving more in one year, by the plan's own rows: capacity is added in the columns of the ladder, and
 * rows are put below the programme's, for what stays short in all and for what is spent, in all and by the year. Every
 * answer is certified as any other; minimum sizes and economies of scale are not in it, since models state neither.
 */

import type { NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { Levels } from './lp/lexicographic.ts'
import { copyBounds, ProgramBuilder, entriesOf, type Bounds, type Cost, type LinearProgram } from './lp/program.ts'
import { LpSession, SolveRecord } from './lp/session.ts'
import type { LpSolver, Solution } from './lp/solver.ts'
import { Programme, type Limiter } from './programme/programme.ts'
import { demandOf, type Situation } from './programme/situation.ts'
import { SAME } from './tolerances.ts'

/** A time to build. */
export interface Timing {
	/** The year of the decision. */
	decided: number
	/** What a unit of its money is worth in the present, 0 to 1. */
	worth: number
	/** The part of its money that falls in each year; they sum to 1. */
	parts: ReadonlyMap<number, number>
}

/** A question about what to build. Arrays in the order of the chain's processes. */
export interface BuildQuestion {
	/** The most that each process may grow by, on its capacity basis, base units a year. */
	most: readonly number[]
	/** Money per unit of growth; 0 where nothing may grow. */
	costs: readonly number[]
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

/** The answer to a {@link BuildQuestion}; amounts in base units a year. */
export interface Built {
	/** False where the target is out of reach; the rest is then the most that can be served, at its least cost. */
	reached: boolean
	/** Growth of each process, on its capacity basis. */
	added: number[]
	/** The same growth, by the time at which it is built. */
	starts: { process: number; amount: number; timing: Timing }[]
	/** What is spent in all, and what that is worth in the present. */
	cost: number
	worth: number
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

/** Growth of a process at one of its times, as a column of its own. */
interface Start {
	process: number
	timing: Timing
}

/** The times that have columns of their own: none where no year's money can run short, since the last is then the best. */
function startsOf({ yearly, timings, most }: BuildQuestion): Start[] {
	if (yearly === null) return []
	return timings.flatMap((times, process) => (most[process]! > 0 ? times.map((timing) => ({ process, timing })) : []))
}

/** The rows that are put below the programme's. */
interface Rows {
	short: number
	spent: number
	/** What is spent in each year. */
	years: Map<number, number>
	/** Growth less that at each of its times, by the process. */
	links: Map<number, number>
}

/** Returns the programme with rows below for what is short in all and what is spent, and columns for the times to build. */
function extended({ lp, formulation: { col } }: Programme, costs: readonly number[], starts: readonly Start[]) {
	const builder = new ProgramBuilder()
	lp.rowNames.forEach((name, i) => builder.row(name, lp.rowLower[i]!, lp.rowUpper[i]!))
	const free = (name: string) => builder.row(name, -Infinity, Infinity)
	const years = new Set(starts.flatMap(({ timing }) => [...timing.parts.keys()]))
	const rows: Rows = {
		short: free('short'),
		spent: free('spent'),
		years: new Map([...years].map((year) => [year, free(`spent:${year}`)])),
		links: new Map([...new Set(starts.map((each) => each.process))].map((p) => [p, builder.row(`times:${p}`, 0, 0)]))
	}
	const isShort = new Set(col.short)
	const processOf = new Map(col.expand.map((c, p) => [c, p]))
	const grown = (p: number) => {
		const link = rows.links.get(p)
		return [[rows.spent, costs[p]!] as const, ...(link === undefined ? [] : [[link, 1] as const])]
	}
	lp.colNames.forEach((name, j) => {
		const entries = [
			...entriesOf(lp, j),
			...(isShort.has(j) ? [[rows.short, 1] as const] : []),
			...(processOf.has(j) ? grown(processOf.get(j)!) : [])
		]
		builder.col(name, entries, lp.colLower[j]!, lp.colUpper[j]!)
	})
	starts.forEach(({ process, timing: { decided, parts } }) => {
		const paid = [...parts].map(([year, part]) => [rows.years.get(year)!, part * costs[process]!] as const)
		builder.col(`start:${process}:${decided}`, [[rows.links.get(process)!, -1], ...paid], 0, Infinity)
	})
	return { lp: builder.build(), rows }
}

/** A build question in a solver. Costs are divided by the largest, so that duals stay near 1. */
class BuildSolver {
	readonly #programme: Programme
	readonly #session: LpSession
	readonly #situation: Situation
	readonly #record = new SolveRecord()
	readonly #bounds: Bounds
	readonly #dearest: number
	readonly #rows: Rows
	readonly #starts: Start[]
	readonly #question: BuildQuestion

	constructor(situation: Situation, solver: LpSolver, question: BuildQuestion) {
		this.#situation = situation
		this.#question = question
		this.#programme = new Programme(situation.chain)
		this.#dearest = Math.max(...question.costs) || 1
		this.#starts = startsOf(question)
		const costs = question.costs.map((cost) => cost / this.#dearest)
		const { lp, rows } = extended(this.#programme, costs, this.#starts)
		this.#session = new LpSession(solver, lp, this.#record)
		this.#rows = rows
		this.#bounds = this.#boundsOf(lp)
	}

	#boundsOf(lp: LinearProgram): Bounds {
		const own = this.#programme.bounds(this.#situation)
		this.#question.most.forEach((most, p) => this.#programme.expand(own, p, 0, most))
		const bounds = copyBounds(lp)
		bounds.colLower.set(own.colLower)
		bounds.colUpper.set(own.colUpper)
		bounds.rowLower.set(own.rowLower)
		bounds.rowUpper.set(own.rowUpper)
		if (this.#question.budget !== null) bounds.rowUpper[this.#rows.spent] = this.#question.budget / this.#dearest
		for (const row of this.#rows.years.values()) bounds.rowUpper[row] = this.#question.yearly! / this.#dearest
		return bounds
	}

	/** The least that contracts stay short by, then the least need. */
	#least(bounds: Bounds): { levels: Levels; short: number } {
		const levels = new Levels(this.#session, { bounds, scale: this.#situation.scale })
		const { col } = this.#programme.formulation
		const contracts = [...col.shortRun, ...col.shortExport].filter((c) => c >= 0)
		if (contracts.length > 0) levels.minimise(new Map(contracts.map((c) => [c, 1])))
		const need: Cost = new Map(col.short.map((c) => [c, 1]))
		return { levels, short: sum(this.#programme.short(levels.minimise(need))) }
	}

	#allowed(): number {
		return (1 - (this.#question.target ?? 1)) * demandOf(this.#situation)
	}

	#reaches(bounds: Bounds): boolean {
		return this.#least(bounds).short <= this.#allowed() + SAME * demandOf(this.#situation)
	}

	*answer(): Generator<void, Built> {
		const { target } = this.#question
		const reached = target !== null && this.#reaches(this.#bounds)
		yield
		const solution = this.#latest(reached ? this.#cheapest() : this.#least(this.#bounds).levels)
		const added = this.#programme.added(solution).map((x) => (x > SAME * this.#situation.scale ? x : 0))
		const starts = this.#startsIn(solution, added)
		const demand = demandOf(this.#situation)
		const stoppers = reached || target === null || !this.#question.explain ? [] : yield* this.#stoppers()
		return {
			reached: reached || target === null,
			added,
			starts,
			cost: sum(added.map((x, p) => x * this.#question.costs[p]!)),
			worth: sum(starts.map(({ process, amount, timing }) => amount * this.#question.costs[process]! * timing.worth)),
			demand,
			delivered: demand - sum(this.#programme.short(solution)),
			stoppers,
			residual: Math.max(...Object.values(this.#record.take().residuals))
		}
	}

	/** The least cost at its worth in the present; of those the one that is decided last. */
	#latest(levels: Levels): Solution {
		const { costs, timings } = this.#question
		const price = (p: number) => costs[p]! / this.#dearest
		if (this.#question.yearly === null) {
			const worth = (p: number) => timings[p]!.at(-1)?.worth ?? 1
			return levels.minimise(new Map(this.#programme.formulation.col.expand.map((c, p) => [c, price(p) * worth(p)])))
		}
		const first = this.#programme.lp.colNames.length
		levels.minimise(new Map(this.#starts.map(({ process, timing }, i) => [first + i, price(process) * timing.worth])))
		const early = ({ process, timing }: Start) => timings[process]!.at(-1)!.decided - timing.decided
		return levels.minimise(
			new Map(this.#starts.map((start, i) => [first + i, (price(start.process) * early(start)) / 10]))
		)
	}

	#startsIn({ colValue }: Solution, added: readonly number[]): Built['starts'] {
		if (this.#question.yearly === null)
			return added.flatMap((amount, process) =>
				amount > 0 ? [{ process, amount, timing: this.#question.timings[process]!.at(-1)! }] : []
			)
		const first = this.#programme.lp.colNames.length
		const least = SAME * this.#situation.scale
		return this.#starts.flatMap(({ process, timing }, i) => {
			const amount = colValue[first + i]!
			return added[process]! > 0 && amount > least ? [{ process, amount, timing }] : []
		})
	}

	/** As much served as is asked for; contracts come first, as in a plan. */
	#cheapest(): Levels {
		const bounds = copyBounds(this.#bounds)
		bounds.rowUpper[this.#rows.short] = Math.max(this.#allowed(), this.#least(this.#bounds).short)
		const levels = new Levels(this.#session, { bounds, scale: this.#situation.scale })
		const { col } = this.#programme.formulation
		const contracts = [...col.shortRun, ...col.shortExport].filter((c) => c >= 0)
		if (contracts.length > 0) levels.minimise(new Map(contracts.map((c) => [c, 1])))
		return levels
	}

	/** A deletion filter (Chinneck and Dravnieks 1991): a limit without which the target stays out of reach is let go. */
	*#stoppers(): Generator<void, Stopper[]> {
		const bounds = copyBounds(this.#bounds)
		const held: Stopper[] = []
		for (const { stopper, lift } of this.#limits()) {
			yield
			const without = copyBounds(bounds)
			lift(without)
			if (this.#reaches(without)) held.push(stopper)
			else lift(bounds)
		}
		return held
	}

	#limits(): { stopper: Stopper; lift: (bounds: Bounds) => void }[] {
		const { chain } = this.#situation
		const of = (
			kind: Limiter['kind'],
			things: readonly { id: NodeId }[],
			is: (index: number) => boolean = () => true
		) =>
			things.flatMap(({ id }, index) =>
				is(index)
					? [
							{
								stopper: { kind, of: id },
								lift: (bounds: Bounds) => this.#programme.lift(bounds, { kind, index })
							}
						]
					: []
			)
		const spent = (bounds: Bounds) => (bounds.rowUpper[this.#rows.spent] = Infinity)
		const years = (bounds: Bounds) => this.#rows.years.forEach((row) => (bounds.rowUpper[row] = Infinity))
		return [
			...of('import', chain.trades, (t) => chain.trades[t]!.kind === 'import'),
			...of('store', chain.stores),
			...of('feed', chain.feeds),
			...of('process', chain.processes),
			...(this.#question.budget === null ? [] : [{ stopper: { kind: 'budget' as const, of: null }, lift: spent }]),
			...(this.#question.yearly === null ? [] : [{ stopper: { kind: 'yearly' as const, of: null }, lift: years }])
		]
	}

	dispose() {
		this.#session.dispose()
	}
}

/**
 * Returns what to build so that a situation serves a share of its need at the least cost, or the most for a budget; a step
 * is one solve or a few.
 * @throws SolverDefect when an answer of the solver fails its certificate
 */
export function* leastCostBuild(
	situation: Situation,
	solver: LpSolver,
	question: BuildQuestion
): Generator<void, Built> {
	const build = new BuildSolver(situation, solver, question)
	try {
		return yield* build.answer()
	} finally {
		build.dispose()
	}
}
