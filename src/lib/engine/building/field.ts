/** The ground that every way of answering a build question stands on. */

import { sum } from '#lib/model/sum.ts'
import type { Bounds } from '../lp/program.ts'
import type { LpSession } from '../lp/session.ts'
import type { Solution } from '../lp/solver.ts'
import type { Programme } from '../programme/programme.ts'
import { demandOf, type Situation } from '../programme/situation.ts'
import { SAME } from '../tolerances.ts'
import { netWorth, type BuildQuestion, type BuiltStart } from './question.ts'
import { boughtIn, moreIn, type BuildProgramme } from './rows.ts'

/** A question with its programme in a solver. */
export interface Field {
	situation: Situation
	question: BuildQuestion
	programme: Programme
	session: LpSession
	build: BuildProgramme
}

/** The builds that were found. */
export interface Cheapest {
	solution: Solution
	starts: BuiltStart[]
	/** What no plan is worth less than, in the chain's currency. */
	bound: number
}

/** A way to answer, by what bounds leave room for; each `next` is a few solves. */
export interface Way {
	/** Whether the target can be reached. */
	reaches(bounds: Bounds): Generator<void, boolean>
	/** The builds of the least worth for the target, or for the most where it is out of reach or none was asked for. */
	cheapest(bounds: Bounds, reached: boolean): Generator<void, Cheapest>
}

/** Returns what running more than as things are, and what is bought, costs in a solution, by its worth in the present. */
export function yearlyIn({ programme, question, situation, build }: Field, solution: Solution): number {
	const { running, purchases } = question
	const more = moreIn(programme, question, solution, situation.scale)
	const bought = boughtIn(build, solution, situation.scale)
	return sum([...more.map((amount, p) => amount * running[p]!.each), ...bought.map((x, i) => x * purchases[i]!.each)])
}

/** Returns what builds, running and buying cost, less what plants are worth at the end, in the present. */
export const worthIn = (field: Field, { starts, solution }: Pick<Cheapest, 'starts' | 'solution'>): number =>
	sum(starts.map(({ cost, timing }) => cost * netWorth(timing))) + yearlyIn(field, solution)

/** Returns the amount that may stay short. */
export const allowedIn = ({ question, situation }: Field) => (1 - (question.target ?? 1)) * demandOf(situation)

/** True where no more than what may stay short does. */
export const isEnough = (field: Field, short: number) => short <= allowedIn(field) + SAME * demandOf(field.situation)
