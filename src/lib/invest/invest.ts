/**
 * What to build, and when to decide it, so that a share of the need is served by a year at the least cost. Every plant is
 * decided as late as its lead time allows, so that the years before run as they would anyway; what they leave is what the
 * year has.
 */

import { answersByYear, lastOf, leastCostBuild, stateAfter } from '#lib/engine/index.ts'
import type { Answer, Built, Engine, LpSolver, Situation, Stopper } from '#lib/engine/index.ts'
import { capacityFor, effectiveCapacity } from '#lib/model/capacity.ts'
import type { Chain, NodeId, Process } from '#lib/model/chain.ts'
import { inherit } from '#lib/model/scenario/inherit.ts'
import { settingIn, withLeverFrom, withoutLever, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'

/** What is asked. */
export interface InvestQuestion {
	scenario: Scenario
	/** The year in which the share is to be served. */
	by: number
	/** 0 to 1; null for the most that the budget buys. */
	target: number | null
	/** In the chain's currency; null for any sum. */
	budget: number | null
	/** Processes that may not grow, for whatever reason: politics, permits, owners. */
	fixed: readonly NodeId[]
}

/** A process that is enlarged or opened. */
export interface InvestBuild {
	process: NodeId
	/** Capacity added, base units a year on the process's capacity basis. */
	added: number
	/** The last year in which it can be decided, and the year from which it runs. */
	decided: number
	runs: number
	/** In the chain's currency. */
	cost: { value: number; low: number; high: number }
}

/** Reasons for which a process may not grow: by the question, by the years left, or for want of a figure. */
export type Barred = 'fixed' | 'too-late' | 'no-cost' | 'no-lead'

/** The answer; amounts in base units a year, money in the chain's currency, not discounted. */
export interface Investment {
	year: number
	unit: string
	currency: string | null
	target: number | null
	budget: number | null
	reached: boolean
	demand: number
	/** Served with nothing built, with the builds as the programme has it, and as the ordinary planner then says. */
	before: number
	promised: number
	delivered: number
	builds: InvestBuild[]
	cost: InvestBuild['cost']
	/** Limits that stop the target together; lifting any one of them lets it be reached. */
	stoppers: (Stopper & { why: Barred | null })[]
	/** Processes that could not be considered, with the reason. */
	barred: { process: NodeId; why: Barred }[]
	/** The question's scenario with the builds applied. */
	scenario: Scenario
	/** The largest residual of the certificates. */
	residual: number
}

/** What a process could add by the year: how much, at what cost, or why nothing. */
interface Option {
	most: number
	cost: number
	why: Barred | null
}

function optionOf({ id, expansion }: Process, room: number, yearsLeft: number, fixed: ReadonlySet<NodeId>): Option {
	const none = (why: Barred): Option => ({ most: 0, cost: 0, why })
	const { cost, lead } = expansion
	if (fixed.has(id)) return none('fixed')
	if (cost === null || cost.value === null) return none('no-cost')
	if (lead === null || lead.value === null) return none('no-lead')
	if (yearsOf(lead.value) > yearsLeft) return none('too-late')
	return { most: room, cost: cost.value, why: null }
}

/** Whole years: a plant runs from the first year that begins after its lead. */
const yearsOf = (lead: number) => Math.ceil(lead - 1e-9)

/** The first year in which something can be decided: that of the scenario that opens. */
export function presentOf(chain: Chain): number {
	return inherit(chain, chain.scenarios[0]!.id).year
}

/** The answers of a scenario from the present to a year, a year a step. */
function* answersUntil(engine: Engine, scenario: Scenario, year: number): Generator<void, Answer[]> {
	const answers: Answer[] = []
	for (const answer of answersByYear(engine, scenario)) {
		answers.push(answer)
		if (answer.year === year) break
		yield
	}
	return answers
}

/**
 * Answers an investment question; each `next` makes one step, a year or a few solves.
 * @throws RangeError for a year before the present or after the chain's last, or a process that the chain does not have
 * @throws SolverDefect when an answer of the solver fails its certificate
 */
export function* investInParts(
	engine: Engine,
	solver: LpSolver,
	question: InvestQuestion
): Generator<void, Investment> {
	const { chain } = engine
	const { by, scenario } = question
	refuseUnknown(chain, question)
	const years = yield* answersUntil(engine, scenario, by)
	const [left, unbuilt] = [years.at(-2), years.at(-1)!]
	const situation = engine.situation(withYear(scenario, by), left && stateAfter(left))
	const options = optionsOf(situation, question, by - presentOf(chain))
	const built = yield* leastCostBuild(situation, solver, {
		most: options.map(({ most }) => most),
		costs: options.map(({ cost }) => cost),
		target: question.target,
		budget: question.budget
	})
	const applied = withBuilds(engine, scenario, by, built)
	const after = yield* answersUntil(engine, applied, by)
	const builds = buildsOf(situation, by, built)
	return {
		year: by,
		unit: `${chain.unit}/yr`,
		currency: chain.currency,
		target: question.target,
		budget: question.budget,
		reached: built.reached,
		demand: built.demand,
		before: unbuilt.delivered,
		promised: built.delivered,
		delivered: after.at(-1)!.delivered,
		builds,
		cost: totalOf(builds),
		stoppers: built.stoppers.map((each) => ({ ...each, why: whyOf(each, chain, options) })),
		barred: chain.processes.flatMap(({ id }, p) => {
			const { why } = options[p]!
			return why === null ? [] : [{ process: id, why }]
		}),
		scenario: applied,
		residual: built.residual
	}
}

/** Answers an investment question at once. Throws as {@link investInParts} does. */
export function invest(engine: Engine, solver: LpSolver, question: InvestQuestion): Investment {
	return lastOf(investInParts(engine, solver, question))
}

/** What each process could add by the year, in the order of the chain. */
function optionsOf({ chain, room }: Situation, { fixed }: InvestQuestion, yearsLeft: number): Option[] {
	const bans = new Set(fixed)
	return chain.processes.map((process, p) => optionOf(process, room[p]!, yearsLeft, bans))
}

function refuseUnknown(chain: Chain, { by, fixed }: InvestQuestion) {
	if (!(by >= presentOf(chain) && by <= chain.years.last)) throw new RangeError(`No plan reaches the year ${by}.`)
	const unknown = fixed.find((id) => !chain.processes.some((each) => each.id === id))
	if (unknown !== undefined) throw new RangeError(`There is no process ${unknown}.`)
}

function whyOf({ kind, of }: Stopper, { processes }: Chain, options: readonly Option[]): Barred | null {
	return kind === 'process' ? (options[processes.findIndex(({ id }) => id === of)]?.why ?? null) : null
}

function buildsOf({ chain }: Situation, by: number, { added }: Built): InvestBuild[] {
	return chain.processes
		.flatMap(({ id, expansion: { cost, lead } }, p): InvestBuild[] => {
			const amount = added[p]!
			if (!(amount > 0)) return []
			const { value, low, high } = cost!
			const range = { value: value! * amount, low: (low ?? value!) * amount, high: (high ?? value!) * amount }
			return [{ process: id, added: amount, decided: by - yearsOf(lead!.value!), runs: by, cost: range }]
		})
		.sort((a, b) => a.decided - b.decided || b.cost.value - a.cost.value)
}

function totalOf(builds: readonly InvestBuild[]): InvestBuild['cost'] {
	const total = { value: 0, low: 0, high: 0 }
	for (const { cost } of builds) {
		total.value += cost.value
		total.low += cost.low
		total.high += cost.high
	}
	return total
}

/**
 * Returns the scenario with the builds as capacities from the year on. What is announced for later years comes on top, as
 * it would without them.
 */
function withBuilds(engine: Engine, scenario: Scenario, by: number, { added }: Built): Scenario {
	const { first, last } = engine.chain.years
	let applied = scenario
	for (let year = by; year <= last; year++) {
		engine.chain.processes.forEach(({ id }, p) => {
			const value = added[p]! > 0 ? settingFor(engine, withYear(scenario, year), p, added[p]!) : null
			const standing = Object.hasOwn(applied.set, id) ? settingIn(applied.set[id]!, year) : null
			if (value !== null && value !== standing) applied = withLeverFrom(applied, id, value, { year, first })
		})
	}
	return applied
}

/** The setting of a process's capacity, in its own unit, with which it can use `added` more; null where none limits it. */
function settingFor(engine: Engine, scenario: Scenario, p: number, added: number): number | null {
	const { chain, scenario: resolved } = engine.situation(scenario)
	const { id } = chain.processes[p]!
	const effective = effectiveCapacity(chain.processes[p]!, resolved.year, resolved.counts)
	if (effective === null) return null
	// A setting stands in place of the user's own, not on top of it.
	const plain = engine.situation(withoutLever(scenario, id)).chain.processes[p]!
	const capacity = capacityFor(plain, resolved.year, resolved.counts, effective + added)
	return capacity === null ? null : capacity / settingUnit(engine.chain, id)!.factor
}
