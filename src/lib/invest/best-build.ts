/** The least cost of one question, with what the years before leave. */

import { answersByYear, leastCostBuild, stateAfter } from '#lib/engine/index.ts'
import type { Answer, Built, Engine, LpSolver, Price, Purchase, Situation, Timing } from '#lib/engine/index.ts'
import type { Expansion, NodeId, Process } from '#lib/model/chain.ts'
import { keptByLimits } from '#lib/model/limits.ts'
import { discountRate, runningCost, scaleExponent } from '#lib/model/money.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { sum } from '#lib/model/sum.ts'
import { withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { purchasesOf } from './purchases.ts'

/** What is asked. */
export interface InvestQuestion {
	scenario: Scenario
	/** The year in which the share is to be served. */
	by: number
	/** 0 to 1; null for the most that the budget buys. */
	target: number | null
	/** In the chain's currency; null for any sum. */
	budget: number | null
	/** The most to spend in any one year, in the chain's currency; null or left out for any sum. */
	yearly?: number | null
	/** Processes that may not grow, for whatever reason: politics, permits, owners. */
	fixed: readonly NodeId[]
	/** Imports that may fill the rest, at listed prices; left out for none. */
	imports?: readonly NodeId[]
	/** Limits of the model that hold, by their ids; left out for none. */
	limits?: readonly string[]
}

/** Reasons for which a process may not grow: by the question, by the years left, for want of a figure, or of room. */
export type Barred = 'fixed' | 'too-late' | 'no-cost' | 'no-lead' | 'no-room'

/** What a process could add by the year: how much, at what cost, or why nothing. */
export interface Option {
	most: number
	price: Price
	why: Barred | null
}

/** The price of what may not grow. */
const FREE: Price = { each: 0, reference: 1, exponent: 1, least: 0 }

/** Economies of scale, where a size is known that the cost is of. */
function scaleOf({ reference }: Expansion, exponent: number): Pick<Price, 'reference' | 'exponent'> {
	const size = reference?.value ?? 0
	return size > 0 ? { reference: size, exponent } : { reference: 1, exponent: 1 }
}

/** What options of one question have in common. */
interface Circumstances {
	yearsLeft: number
	exponent: number
	fixed: ReadonlySet<NodeId>
}

function optionOf({ id, expansion }: Process, room: number, { yearsLeft, exponent, fixed }: Circumstances): Option {
	const none = (why: Barred): Option => ({ most: 0, price: FREE, why })
	const { cost, lead } = expansion
	const least = expansion.least?.value ?? 0
	if (fixed.has(id)) return none('fixed')
	if (cost === null || cost.value === null) return none('no-cost')
	if (lead === null || lead.value === null) return none('no-lead')
	if (yearsOf(lead.value) > yearsLeft) return none('too-late')
	if (room < least) return none('no-room')
	return { most: room, price: { each: cost.value, least, ...scaleOf(expansion, exponent) }, why: null }
}

/** Whole years: a plant runs from the first year that begins after its lead. */
export const yearsOf = (lead: number) => Math.ceil(lead - 1e-9)

/** The answers of a scenario from the present to a year, a year a step. */
export function* answersUntil(engine: Engine, scenario: Scenario, year: number): Generator<void, Answer[]> {
	const answers: Answer[] = []
	for (const answer of answersByYear(engine, scenario)) {
		answers.push(answer)
		if (answer.year === year) break
		yield
	}
	return answers
}

/** The years over which money is counted: from the present to the end of the chain's years. */
interface Span {
	present: number
	/** The year in which plants run first. */
	by: number
	last: number
	/** The rate a year at which later money counts for less. */
	rate: number
}

/** What a unit of money of a year is worth in the present. */
const factorOf = ({ present, rate }: Span, year: number) => (1 + rate) ** (present - year)

/** What a unit of money in every year from `by` to the last is worth in the present. */
function annuityOf(span: Span): number {
	return sum(Array.from({ length: span.last - span.by + 1 }, (_, i) => factorOf(span, span.by + i)))
}

/** What is left of a plant at the end of the years, in a straight line over its life, as a part of its cost in the present. */
function leftOf({ life }: Expansion, span: Span): number {
	const years = life?.value ?? 0
	const ran = span.last + 1 - span.by
	return years > ran ? (1 - ran / years) * factorOf(span, span.last + 1) : 0
}

/**
 * The times at which a plant can be decided so that it runs by a year, earliest first. It is paid for in equal parts over
 * the years of building; what is built sooner than it has to be waits.
 */
function timingsOf(expansion: Expansion, span: Span): Timing[] {
	const { present, by } = span
	const years = yearsOf(expansion.lead!.value!)
	const count = Math.max(1, years)
	return Array.from({ length: by - years - present + 1 }, (_, wait) => {
		const paid = Array.from({ length: count }, (_, place) => present + wait + place)
		return {
			decided: present + wait,
			worth: sum(paid.map((year) => factorOf(span, year))) / count,
			left: leftOf(expansion, span),
			parts: new Map(paid.map((year) => [year, 1 / count]))
		}
	})
}

/** What each process could add by the year, in the order of the chain. */
function optionsOf({ chain, room }: Situation, { fixed, limits = [] }: InvestQuestion, yearsLeft: number): Option[] {
	const kept = [...fixed, ...keptByLimits(chain, limits).keys()]
	const around = { yearsLeft, exponent: scaleExponent(chain), fixed: new Set(kept) }
	return chain.processes.map((process, p) => optionOf(process, room[p]!, around))
}

/** The least-cost builds of a question, and what stands without them. */
export interface Best {
	built: Built
	/** The numbers of the year, with what the years before leave. */
	situation: Situation
	options: Option[]
	/** What could be bought. */
	purchases: Purchase[]
	/** The year with nothing built. */
	unbuilt: Answer
	/** What a unit of money in every year from the one asked for to the last is worth in the present. */
	annuity: number
}

/** Finds the least cost of a question; each `next` makes one step. `explain` looks for the limits that stop a target. */
export function* bestBuild(
	engine: Engine,
	solver: LpSolver,
	question: InvestQuestion,
	explain: boolean
): Generator<void, Best> {
	const { by, scenario, target, budget } = question
	const years = yield* answersUntil(engine, scenario, by)
	const [left, unbuilt] = [years.at(-2), years.at(-1)!]
	const situation = engine.situation(withYear(scenario, by), left && stateAfter(left))
	const { chain } = situation
	const present = presentOf(engine.chain)
	const span: Span = { present, by, last: chain.years.last, rate: discountRate(chain) ?? 0 }
	const options = optionsOf(situation, question, by - present)
	const annuity = annuityOf(span)
	const purchases = purchasesOf(engine.chain, situation, question.imports ?? [], annuity)
	const built = yield* leastCostBuild(situation, solver, {
		most: options.map(({ most }) => most),
		prices: options.map(({ price }) => price),
		target,
		budget,
		yearly: question.yearly ?? null,
		timings: chain.processes.map(({ expansion }, p) => (options[p]!.why === null ? timingsOf(expansion, span) : [])),
		running: chain.processes.map(({ expansion }, p) => ({
			each: (runningCost(expansion)?.value ?? 0) * annuity,
			standing: unbuilt.processes[p]!.used
		})),
		purchases,
		explain
	})
	return { built, situation, options, purchases, unbuilt, annuity }
}
