/**
 * The least cost of serving more in one year, by the plan's own rows: capacity is added in the columns of the ladder, and
 * rows are put below the programme's, for what stays short in all and for what is spent, in all and by the year. Least
 * sizes and economies of scale are searched for (`building/lumps.ts`). Every solve is certified as any other.
 */

import type { NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { worthIn, type Field, type Way } from './building/field.ts'
import { LinearWay } from './building/linear.ts'
import { LumpyWay } from './building/lumps.ts'
import type { Built, BuildQuestion, Stopper } from './building/question.ts'
import { boughtIn, buildProgramme, hasLumps, moreIn } from './building/rows.ts'
import { copyBounds, type Bounds } from './lp/program.ts'
import { LpSession, SolveRecord } from './lp/session.ts'
import type { LpSolver } from './lp/solver.ts'
import { Programme, type Limiter } from './programme/programme.ts'
import { demandOf, type Situation } from './programme/situation.ts'

/** A build question in a solver. */
class BuildSolver {
	readonly #field: Field
	readonly #record = new SolveRecord()
	readonly #bounds: Bounds
	readonly #way: Way

	constructor(situation: Situation, solver: LpSolver, question: BuildQuestion) {
		const programme = new Programme(situation.chain)
		const build = buildProgramme(programme, question)
		const session = new LpSession(solver, build.lp, this.#record)
		this.#field = { situation, question, programme, session, build }
		this.#bounds = this.#boundsOf()
		this.#way = hasLumps(question) ? new LumpyWay(this.#field) : new LinearWay(this.#field)
	}

	#boundsOf(): Bounds {
		const { programme, situation, question, build } = this.#field
		const { lp, rows, dearest } = build
		const own = programme.bounds(situation)
		question.most.forEach((most, p) => programme.expand(own, p, 0, most))
		const bounds = copyBounds(lp)
		bounds.colLower.set(own.colLower)
		bounds.colUpper.set(own.colUpper)
		bounds.rowLower.set(own.rowLower)
		bounds.rowUpper.set(own.rowUpper)
		if (question.budget !== null) bounds.rowUpper[rows.spent] = question.budget / dearest
		if (question.yearly !== null)
			for (const row of rows.years.values()) bounds.rowUpper[row] = question.yearly / dearest
		return bounds
	}

	*answer(): Generator<void, Built> {
		const { question, situation, programme } = this.#field
		const { target, prices } = question
		const reached = target !== null && (yield* this.#way.reaches(this.#bounds))
		const { solution, starts, bound } = yield* this.#way.cheapest(this.#bounds, reached)
		const demand = demandOf(situation)
		const stoppers = reached || target === null || !question.explain ? [] : yield* this.#stoppers()
		return {
			reached: reached || target === null,
			added: prices.map((_, p) => sum(starts.filter(({ process }) => process === p).map(({ amount }) => amount))),
			starts,
			cost: sum(starts.map(({ cost }) => cost)),
			more: moreIn(programme, question, solution, situation.scale),
			bought: boughtIn(this.#field.build, solution, situation.scale),
			worth: worthIn(this.#field, { starts, solution }),
			bound,
			demand,
			delivered: demand - sum(programme.short(solution)),
			stoppers,
			residual: Math.max(...Object.values(this.#record.take().residuals))
		}
	}

	/** A deletion filter (Chinneck and Dravnieks 1991): a limit without which the target stays out of reach is let go. */
	*#stoppers(): Generator<void, Stopper[]> {
		const bounds = copyBounds(this.#bounds)
		const held: Stopper[] = []
		for (const { stopper, lift } of this.#limits()) {
			const without = copyBounds(bounds)
			lift(without)
			if (yield* this.#way.reaches(without)) held.push(stopper)
			else lift(bounds)
		}
		return held
	}

	#limits(): { stopper: Stopper; lift: (bounds: Bounds) => void }[] {
		const { situation, question, programme, build } = this.#field
		const { chain } = situation
		const of = (
			kind: Limiter['kind'],
			things: readonly { id: NodeId }[],
			is: (index: number) => boolean = () => true
		) =>
			things.flatMap(({ id }, index) =>
				is(index)
					? [{ stopper: { kind, of: id }, lift: (bounds: Bounds) => programme.lift(bounds, { kind, index }) }]
					: []
			)
		const spent = (bounds: Bounds) => (bounds.rowUpper[build.rows.spent] = Infinity)
		const years = (bounds: Bounds) => build.rows.years.forEach((row) => (bounds.rowUpper[row] = Infinity))
		return [
			...of('import', chain.trades, (t) => chain.trades[t]!.kind === 'import'),
			...of('store', chain.stores),
			...of('feed', chain.feeds),
			...of('process', chain.processes),
			...(question.budget === null ? [] : [{ stopper: { kind: 'budget' as const, of: null }, lift: spent }]),
			...(question.yearly === null ? [] : [{ stopper: { kind: 'yearly' as const, of: null }, lift: years }])
		]
	}

	dispose() {
		this.#field.session.dispose()
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
