/**
 * What to build, and when to decide it, so that a share of the need is served by a year at the least cost. Every plant is
 * decided as late as its lead time allows, so that the years before run as they would anyway; what they leave is what the
 * year has.
 */

import {
	lastOf,
	type Answer,
	type Built,
	type Engine,
	type LpSolver,
	type Situation,
	type Stopper
} from '#lib/engine/index.ts'
import { capacityFor, effectiveCapacity } from '#lib/model/capacity.ts'
import type { Chain, ComponentId, Expansion, NodeId } from '#lib/model/chain.ts'
import { discountRate } from '#lib/model/money.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { sum } from '#lib/model/sum.ts'
import { settingIn, withLeverFrom, withoutLever, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { answersUntil, bestBuild, yearsOf, type Barred, type InvestQuestion, type Option } from './best-build.ts'
import { regretsOf, type Regret } from './regret.ts'

export { presentOf }
export type { Barred, InvestQuestion } from './best-build.ts'
export type { Regret } from './regret.ts'

/** A process that is enlarged or opened. */
export interface InvestBuild {
	process: NodeId
	/** Capacity added, base units a year on the process's capacity basis. */
	added: number
	/** The last year in which the first of it can be decided, with the money of each year, and the year from which it runs. */
	decided: number
	/** The last decision, where money of a year runs short and plants are begun one after another; else the same year. */
	lastDecided: number
	/** Years for which the first of it stands finished before it runs: above 0 where a limit a year has it decided sooner. */
	waits: number
	runs: number
	/** In the chain's currency. */
	cost: { value: number; low: number; high: number }
}

/** The answer; amounts in base units a year, money in the chain's currency, not discounted where nothing else is said. */
export interface Investment {
	year: number
	unit: string
	currency: string | null
	target: number | null
	budget: number | null
	/** The most to spend in any one year. */
	yearly: number | null
	reached: boolean
	demand: number
	/** Served with nothing built, with the builds as the programme has it, and as the ordinary planner then says. */
	before: number
	promised: number
	delivered: number
	/** What the planner then delivers more of each component, base units a year. */
	gained: Record<ComponentId, number>
	builds: InvestBuild[]
	cost: InvestBuild['cost']
	/** The rate a year at which costs are discounted, 0.09 for 9 %; null where the model states none. */
	rate: number | null
	/** What the cost is worth in the present, by that rate. */
	worth: InvestBuild['cost']
	/** What no plan of the same service is worth less than; as much, where no sizes are chosen. */
	bound: number
	/** What falls in each year, and its worth in the present; years without any are left out. */
	spending: { year: number; cost: number; worth: number }[]
	/** Limits that stop the target together; lifting any one of them lets it be reached. */
	stoppers: (Stopper & { why: Barred | null })[]
	/** Processes that could not be considered, with the reason. */
	barred: { process: NodeId; why: Barred }[]
	/** What comes of the builds where the need is another; empty where nothing is built. */
	regrets: Regret[]
	/** The question's scenario with the builds applied. */
	scenario: Scenario
	/** The largest residual of the certificates. */
	residual: number
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
	const { built, situation, options, unbuilt } = yield* bestBuild(engine, solver, question, true)
	const applied = withBuilds(engine, scenario, by, built)
	const after = yield* answersUntil(engine, applied, by)
	const builds = buildsOf(situation, by, built)
	const regrets = builds.length > 0 ? yield* regretsOf(engine, solver, question, applied) : []
	return {
		year: by,
		unit: `${chain.unit}/yr`,
		currency: chain.currency,
		target: question.target,
		budget: question.budget,
		yearly: question.yearly ?? null,
		reached: built.reached,
		demand: built.demand,
		before: unbuilt.delivered,
		promised: built.delivered,
		delivered: after.at(-1)!.delivered,
		gained: gainedBy(chain, unbuilt, after.at(-1)!),
		builds,
		cost: totalOf(builds),
		...paymentOf(chain, situation, built),
		bound: built.bound,
		stoppers: built.stoppers.map((each) => ({ ...each, why: whyOf(each, chain, options) })),
		barred: chain.processes.flatMap(({ id }, p) => {
			const { why } = options[p]!
			return why === null ? [] : [{ process: id, why }]
		}),
		regrets,
		scenario: applied,
		residual: built.residual
	}
}

/** Answers an investment question at once. Throws as {@link investInParts} does. */
export function invest(engine: Engine, solver: LpSolver, question: InvestQuestion): Investment {
	return lastOf(investInParts(engine, solver, question))
}

function gainedBy({ components, demands }: Chain, before: Answer, after: Answer): Record<ComponentId, number> {
	const ends = new Set(demands.map(({ id }) => id))
	const served = ({ flows }: Answer, component: ComponentId) =>
		sum(flows.filter(({ to }) => ends.has(to)).map((flow) => flow.components[component] ?? 0))
	return Object.fromEntries(components.map(({ id }) => [id, served(after, id) - served(before, id)]))
}

function refuseUnknown(chain: Chain, { by, fixed }: InvestQuestion) {
	if (!(by >= presentOf(chain) && by <= chain.years.last)) throw new RangeError(`No plan reaches the year ${by}.`)
	const unknown = fixed.find((id) => !chain.processes.some((each) => each.id === id))
	if (unknown !== undefined) throw new RangeError(`There is no process ${unknown}.`)
}

function whyOf({ kind, of }: Stopper, { processes }: Chain, options: readonly Option[]): Barred | null {
	return kind === 'process' ? (options[processes.findIndex(({ id }) => id === of)]?.why ?? null) : null
}

function buildsOf({ chain }: Situation, by: number, built: Built): InvestBuild[] {
	return chain.processes
		.flatMap(({ id, expansion }, p): InvestBuild[] => {
			const starts = built.starts.filter(({ process }) => process === p)
			if (starts.length === 0) return []
			const cost = rangeOf(expansion, sum(starts.map((start) => start.cost)))
			const decisions = decisionsOf(starts)
			const waits = by - yearsOf(expansion.lead!.value!) - decisions.decided
			return [{ process: id, added: built.added[p]!, ...decisions, waits, runs: by, cost }]
		})
		.sort((a, b) => a.decided - b.decided || b.cost.value - a.cost.value)
}

/** A cost with the range of the figure that it rests on. */
function rangeOf({ cost }: Expansion, money: number): InvestBuild['cost'] {
	const { value, low, high } = cost!
	const scaled = (end: number | null) => (end === null || !(value! > 0) ? money : (money * end) / value!)
	return { value: money, low: scaled(low), high: scaled(high) }
}

function decisionsOf(starts: Built['starts']): Pick<InvestBuild, 'decided' | 'lastDecided'> {
	const years = starts.map(({ timing }) => timing.decided)
	return { decided: Math.min(...years), lastDecided: Math.max(...years) }
}

/** What is paid when, and what it is worth in the present. */
function paymentOf(
	chain: Chain,
	situation: Situation,
	{ starts }: Built
): Pick<Investment, 'rate' | 'worth' | 'spending'> {
	const rate = discountRate(situation.chain)
	const years = new Map<number, number>()
	const worth = { value: 0, low: 0, high: 0 }
	for (const { process, cost, timing } of starts) {
		const { value, low, high } = rangeOf(situation.chain.processes[process]!.expansion, cost)
		worth.value += value * timing.worth
		worth.low += low * timing.worth
		worth.high += high * timing.worth
		for (const [year, part] of timing.parts) years.set(year, (years.get(year) ?? 0) + part * value)
	}
	const factor = (year: number) => (1 + (rate ?? 0)) ** (presentOf(chain) - year)
	const spending = [...years].sort(([a], [b]) => a - b)
	return { rate, worth, spending: spending.map(([year, cost]) => ({ year, cost, worth: cost * factor(year) })) }
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
