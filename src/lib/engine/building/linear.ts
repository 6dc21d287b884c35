/** The least cost where every tonne costs the same: a linear programme, level by level. */

import { sum } from '#lib/model/sum.ts'
import { Levels } from '../lp/lexicographic.ts'
import { copyBounds, type Bounds } from '../lp/program.ts'
import type { Solution } from '../lp/solver.ts'
import { SAME } from '../tolerances.ts'
import { allowedIn, isEnough, worthIn, type Cheapest, type Field, type Way } from './field.ts'
import { netWorth, type BuiltStart } from './question.ts'
import { contractsOf, countOf, yearlyCost, type Start } from './rows.ts'

/** Answers a question without lumps. */
export class LinearWay implements Way {
	readonly #field: Field

	constructor(field: Field) {
		this.#field = field
	}

	*reaches(bounds: Bounds): Generator<void, boolean> {
		yield
		return isEnough(this.#field, this.#least(bounds).short)
	}

	*cheapest(bounds: Bounds, reached: boolean): Generator<void, Cheapest> {
		yield
		const solution = this.#latest(reached ? this.#served(bounds) : this.#least(bounds).levels)
		const starts = this.#startsIn(solution)
		return { solution, starts, bound: worthIn(this.#field, { starts, solution }) }
	}

	/** The least that contracts stay short by. */
	#contracts(bounds: Bounds): Levels {
		const { session, situation, programme } = this.#field
		const levels = new Levels(session, { bounds, scale: situation.scale })
		const contracts = contractsOf(programme)
		if (contracts.length > 0) levels.minimise(countOf(contracts))
		return levels
	}

	/** The least that contracts stay short by, then the least need. */
	#least(bounds: Bounds): { levels: Levels; short: number } {
		const { programme } = this.#field
		const levels = this.#contracts(bounds)
		return { levels, short: sum(programme.short(levels.minimise(countOf(programme.formulation.col.short)))) }
	}

	/** As much served as is asked for; contracts come first, as in a plan. */
	#served(own: Bounds): Levels {
		const bounds = copyBounds(own)
		bounds.rowUpper[this.#field.build.rows.short] = Math.max(allowedIn(this.#field), this.#least(own).short)
		return this.#contracts(bounds)
	}

	/** The least cost at its worth in the present; of those the one that is decided last. */
	#latest(levels: Levels): Solution {
		const { question, programme, build } = this.#field
		const { timings, prices } = question
		const price = (p: number) => prices[p]!.each / build.dearest
		const yearly = yearlyCost(build, question)
		if (question.yearly === null) {
			const worth = (p: number) => netWorth(timings[p]!.at(-1) ?? { worth: 1, left: 0 })
			const building = programme.formulation.col.expand.map((c, p) => [c, price(p) * worth(p)] as const)
			return levels.minimise(new Map([...building, ...yearly]))
		}
		const { first, starts } = build
		const building = starts.map(({ process, timing }, i) => [first + i, price(process) * netWorth(timing)] as const)
		levels.minimise(new Map([...building, ...yearly]))
		const early = ({ process, timing }: Start) => timings[process]!.at(-1)!.decided - timing.decided
		return levels.minimise(new Map(starts.map((start, i) => [first + i, (price(start.process) * early(start)) / 10])))
	}

	#startsIn(solution: Solution): BuiltStart[] {
		const { question, programme, situation, build } = this.#field
		const least = SAME * situation.scale
		const startOf = (process: number, amount: number, timing: Start['timing']): BuiltStart[] =>
			amount > least ? [{ process, amount, timing, cost: amount * question.prices[process]!.each }] : []
		if (question.yearly === null)
			return programme
				.added(solution)
				.flatMap((amount, process) =>
					amount > least ? startOf(process, amount, question.timings[process]!.at(-1)!) : []
				)
		return build.starts.flatMap(({ process, timing }, i) =>
			startOf(process, solution.colValue[build.first + i]!, timing)
		)
	}
}
