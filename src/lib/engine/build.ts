/**
 * The least cost of serving more in one year, by the plan's own rows: capacity is added in the columns of the ladder, and
 * two rows are put below the programme's, for what stays short in all and for what is spent. Every answer is certified as
 * any other; minimum sizes and economies of scale are not in it, since models state neither.
 */

import type { NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { Levels } from './lp/lexicographic.ts'
import { copyBounds, ProgramBuilder, entriesOf, type Bounds, type Cost, type LinearProgram } from './lp/program.ts'
import { LpSession, SolveRecord } from './lp/session.ts'
import type { LpSolver } from './lp/solver.ts'
import { Programme, type Limiter } from './programme/programme.ts'
import { demandOf, type Situation } from './programme/situation.ts'
import { SAME } from './tolerances.ts'

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
	/** Looks for limits that stop a target which is out of reach. */
	explain: boolean
}

/** A limit that stops a target. `budget` has no node. */
export interface Stopper {
	kind: Limiter['kind'] | 'budget'
	of: NodeId | null
}

/** The answer to a {@link BuildQuestion}; amounts in base units a year. */
export interface Built {
	/** False where the target is out of reach; the rest is then the most that can be served, at its least cost. */
	reached: boolean
	/** Growth of each process, on its capacity basis. */
	added: number[]
	cost: number
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

/** Returns the programme with two rows below: what is short in all, and what is spent. */
function withTwoRows({ lp, formulation: { col } }: Programme, costs: readonly number[]): LinearProgram {
	const builder = new ProgramBuilder()
	lp.rowNames.forEach((name, i) => builder.row(name, lp.rowLower[i]!, lp.rowUpper[i]!))
	const short = builder.row('short', -Infinity, Infinity)
	const spent = builder.row('spent', -Infinity, Infinity)
	const isShort = new Set(col.short)
	const costOf = new Map(col.expand.map((c, p) => [c, costs[p]!]))
	lp.colNames.forEach((name, j) => {
		const entries = [
			...entriesOf(lp, j),
			...(isShort.has(j) ? [[short, 1] as const] : []),
			...(costOf.has(j) ? [[spent, costOf.get(j)!] as const] : [])
		]
		builder.col(name, entries, lp.colLower[j]!, lp.colUpper[j]!)
	})
	return builder.build()
}

/** A build question in a solver. Costs are divided by the largest, so that duals stay near 1. */
class BuildSolver {
	readonly #programme: Programme
	readonly #session: LpSession
	readonly #situation: Situation
	readonly #record = new SolveRecord()
	readonly #bounds: Bounds
	readonly #dearest: number
	readonly #rows: { short: number; spent: number }
	readonly #question: BuildQuestion

	constructor(situation: Situation, solver: LpSolver, question: BuildQuestion) {
		this.#situation = situation
		this.#question = question
		this.#programme = new Programme(situation.chain)
		this.#dearest = Math.max(...question.costs) || 1
		const lp = withTwoRows(
			this.#programme,
			question.costs.map((cost) => cost / this.#dearest)
		)
		this.#session = new LpSession(solver, lp, this.#record)
		this.#rows = { short: lp.rowNames.length - 2, spent: lp.rowNames.length - 1 }
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
		const cost: Cost = new Map(
			this.#programme.formulation.col.expand.map((c, p) => [c, this.#question.costs[p]! / this.#dearest])
		)
		const solution = reached ? this.#cheapest(cost) : this.#least(this.#bounds).levels.minimise(cost)
		const added = this.#programme.added(solution).map((x) => (x > SAME * this.#situation.scale ? x : 0))
		const demand = demandOf(this.#situation)
		const stoppers = reached || target === null || !this.#question.explain ? [] : yield* this.#stoppers()
		return {
			reached: reached || target === null,
			added,
			cost: sum(added.map((x, p) => x * this.#question.costs[p]!)),
			demand,
			delivered: demand - sum(this.#programme.short(solution)),
			stoppers,
			residual: Math.max(...Object.values(this.#record.take().residuals))
		}
	}

	/** The least cost with no more short than is allowed; contracts come first, as in a plan. */
	#cheapest(cost: Cost) {
		const bounds = copyBounds(this.#bounds)
		bounds.rowUpper[this.#rows.short] = Math.max(this.#allowed(), this.#least(this.#bounds).short)
		const levels = new Levels(this.#session, { bounds, scale: this.#situation.scale })
		const { col } = this.#programme.formulation
		const contracts = [...col.shortRun, ...col.shortExport].filter((c) => c >= 0)
		if (contracts.length > 0) levels.minimise(new Map(contracts.map((c) => [c, 1])))
		return levels.minimise(cost)
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
		return [
			...of('import', chain.trades, (t) => chain.trades[t]!.kind === 'import'),
			...of('store', chain.stores),
			...of('feed', chain.feeds),
			...of('process', chain.processes),
			...(this.#question.budget === null ? [] : [{ stopper: { kind: 'budget' as const, of: null }, lift: spent }])
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
