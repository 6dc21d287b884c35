/**
 * What to build, and when to decide it, so that a share of the need is served by a year at the least cost. Every plant is
 * decided as late as its lead time allows, so that the years before run as they would anyway; what they leave is what the
 * year has.
 */

import {
	lastOf,
	SAME,
	type Answer,
	type Built,
	type Engine,
	type LpSolver,
	type Situation,
	type Stopper
} from '#lib/engine/index.ts'
import { capacityFor, effectiveCapacity } from '#lib/model/capacity.ts'
import type { Chain, ComponentId, Figure, NodeId } from '#lib/model/chain.ts'
import { keptByLimits } from '#lib/model/limits.ts'
import { discountRate, runningCost } from '#lib/model/money.ts'
import { importsForSale } from '#lib/model/prices.ts'
import { presentOf } from '#lib/model/scenario/first-build.ts'
import { sum } from '#lib/model/sum.ts'
import { settingIn, withLeverFrom, withoutLever, withYear, type Scenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { answersUntil, bestBuild, yearsOf, type Barred, type InvestQuestion, type Option } from './best-build.ts'
import { boughtOf, withPurchases, type Bought } from './purchases.ts'
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
	cost: Range
	/** What is decided in each year, in order: one part, or several where money of a year runs short. */
	parts: { decided: number; added: number; cost: Range }[]
}

/** Money with its ends, in the chain's currency. */
interface Range {
	value: number
	low: number
	high: number
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
	/** What the planner delivers with nothing built, and with the builds. */
	before: number
	delivered: number
	/**
	 * What the builds allow where every need counts alike; null where the planner, which serves some needs before others,
	 * delivers as much.
	 */
	alike: number | null
	/** What the planner then delivers more of each component, base units a year. */
	gained: Record<ComponentId, number>
	builds: InvestBuild[]
	/** Imports that could be bought at listed prices, and what of them is. */
	imports: NodeId[]
	bought: Bought[]
	/** What the planner then draws in the year from stocks and from resources of known size, and what they hold; base units. */
	draws: { id: NodeId; drawn: number; held: number }[]
	cost: Range
	/** The rate a year at which costs are discounted, 0.09 for 9 %; null where the model states none. */
	rate: number | null
	/** What building, running, buying and what is left at the end are worth in the present, by that rate. */
	present: { building: Range; running: Range; buying: Range; left: Range }
	/** What all of that comes to: building, running and buying less what is left. */
	worth: Range
	/** What running costs a year, from the year asked for: of each process that then runs more than as things are. */
	running: { process: NodeId; more: number; cost: Range }[]
	/** What a unit of money in every year from the one asked for to the last is worth in the present. */
	annuity: number
	/** What no plan of the same service is worth less than; as much, where no sizes are chosen. */
	bound: number
	/** What falls on building in each year, and its worth in the present; years without any are left out. */
	spending: { year: number; cost: number; worth: number }[]
	/** Limits that stop the target together; lifting any one of them lets it be reached. */
	stoppers: (Stopper & { why: Barred | null; limit: string | null })[]
	/** Processes that could not be considered, with the reason; one that a limit of the model keeps has its name. */
	barred: { process: NodeId; why: Barred; limit: string | null }[]
	/** What comes of the builds where the need is another; empty where nothing is built. */
	regrets: Regret[]
	/** The question's scenario with the builds applied. */
	scenario: Scenario
	/** The largest residual of the certificates. */
	residual: number
}

/** True where the answer is to build or to buy something: its scenario then differs from the question's. */
export const asksSomething = ({ builds, bought }: Pick<Investment, 'builds' | 'bought'>): boolean =>
	builds.length > 0 || bought.length > 0

/**
 * Answers an investment question; each `next` makes one step, a year or a few solves.
 * @throws RangeError for a year before the present or after the chain's last, or a process, limit or import for sale that the chain does not have
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
	const { built, situation, options, purchases, unbuilt, annuity } = yield* bestBuild(engine, solver, question, true)
	const kept = keptByLimits(situation.chain, question.limits ?? [])
	/** What was asked of a process itself comes before a limit that keeps it too. */
	const limitOf = (id: NodeId | null) =>
		id === null || question.fixed.includes(id) ? null : (kept.get(id)?.name ?? null)
	const bought = boughtOf(situation, built, purchases)
	const applied = withPurchases(engine, withBuilds(engine, scenario, by, built), by, bought)
	const after = yield* answersUntil(engine, applied, by)
	const { delivered } = after.at(-1)!
	const builds = buildsOf(situation, by, built)
	const regrets = asksSomething({ builds, bought }) ? yield* regretsOf(engine, solver, question, applied) : []
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
		delivered,
		alike: built.delivered - delivered > SAME * built.demand ? built.delivered : null,
		gained: gainedBy(chain, unbuilt, after.at(-1)!),
		builds,
		imports: purchases.map(({ trade }) => chain.trades[trade]!.id),
		bought,
		draws: drawsOf(after.at(-1)!),
		cost: totalOf(builds.map((each) => each.cost)),
		...moneyOf(situation, { built, bought }, { annuity, present: presentOf(chain) }),
		bound: built.bound,
		stoppers: built.stoppers.map((each) => ({ ...each, why: whyOf(each, chain, options), limit: limitOf(each.of) })),
		barred: chain.processes.flatMap(({ id }, p) => {
			const { why } = options[p]!
			return why === null ? [] : [{ process: id, why, limit: limitOf(id) }]
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

/** What goes out of each stock beyond what comes into it, and what is taken of each resource. */
function drawsOf({ feeds, stocks }: Answer): Investment['draws'] {
	const kept = new Map(stocks.map((stock) => [stock.id, sum(Object.values(stock.kept))]))
	return feeds.flatMap(({ id, left, used }) => {
		const drawn = used - (kept.get(id) ?? 0)
		return left === null || !(drawn > 0) ? [] : [{ id, drawn, held: left }]
	})
}

function refuseUnknown(chain: Chain, { by, fixed, imports = [], limits = [] }: InvestQuestion) {
	if (!(by >= presentOf(chain) && by <= chain.years.last)) throw new RangeError(`No plan reaches the year ${by}.`)
	const unknown = fixed.find((id) => !chain.processes.some((each) => each.id === id))
	if (unknown !== undefined) throw new RangeError(`There is no process ${unknown}.`)
	const unset = limits.find((id) => !(chain.limits ?? []).some((each) => each.id === id))
	if (unset !== undefined) throw new RangeError(`There is no limit ${unset}.`)
	const priceless = imports.find((id) => !importsForSale(chain).some((each) => each.id === id))
	if (priceless !== undefined) throw new RangeError(`The import ${priceless} cannot be bought.`)
}

function whyOf({ kind, of }: Stopper, { processes }: Chain, options: readonly Option[]): Barred | null {
	return kind === 'process' ? (options[processes.findIndex(({ id }) => id === of)]?.why ?? null) : null
}

function buildsOf({ chain }: Situation, by: number, built: Built): InvestBuild[] {
	return chain.processes
		.flatMap(({ id, expansion }, p): InvestBuild[] => {
			const starts = built.starts
				.filter(({ process }) => process === p)
				.sort((a, b) => a.timing.decided - b.timing.decided)
			if (starts.length === 0) return []
			const parts = starts.map(({ amount, timing, cost }) => ({
				decided: timing.decided,
				added: amount,
				cost: rangeOf(expansion.cost, cost)
			}))
			const decisions = { decided: parts[0]!.decided, lastDecided: parts.at(-1)!.decided }
			const waits = by - yearsOf(expansion.lead!.value!) - decisions.decided
			const cost = totalOf(parts.map((part) => part.cost))
			return [{ process: id, added: built.added[p]!, ...decisions, waits, runs: by, cost, parts }]
		})
		.sort((a, b) => a.decided - b.decided || b.cost.value - a.cost.value)
}

/** Money with the range of the figure that it rests on. */
function rangeOf(figure: Figure | null, money: number): Range {
	const { value, low, high } = figure!
	const scaled = (end: number | null) => (end === null || !(value! > 0) ? money : (money * end) / value!)
	return { value: money, low: scaled(low), high: scaled(high) }
}

const times = ({ value, low, high }: Range, by: number): Range => ({
	value: value * by,
	low: low * by,
	high: high * by
})

const NOTHING: Range = { value: 0, low: 0, high: 0 }

const added = (a: Range, b: Range): Range => ({ value: a.value + b.value, low: a.low + b.low, high: a.high + b.high })

const totalOf = (ranges: readonly Range[]): Range => ranges.reduce(added, NOTHING)

/** What is paid when, what runs, and what it is all worth in the present. */
function moneyOf(
	{ chain }: Situation,
	{ built: { starts, more }, bought }: { built: Built; bought: Investment['bought'] },
	{ annuity, present }: { annuity: number; present: number }
): Pick<Investment, 'rate' | 'present' | 'worth' | 'running' | 'annuity' | 'spending'> {
	const rate = discountRate(chain)
	const costOf = ({ process, cost }: Built['starts'][number]) => rangeOf(chain.processes[process]!.expansion.cost, cost)
	const years = new Map<number, number>()
	for (const { cost, timing } of starts)
		for (const [year, part] of timing.parts) years.set(year, (years.get(year) ?? 0) + part * cost)
	const running = runningOf(chain, more)
	const worths = {
		building: totalOf(starts.map((start) => times(costOf(start), start.timing.worth))),
		running: times(totalOf(running.map(({ cost }) => cost)), annuity),
		buying: times(totalOf(bought.map(({ cost }) => cost)), annuity),
		left: totalOf(starts.map((start) => times(costOf(start), start.timing.left)))
	}
	const factor = (year: number) => (1 + (rate ?? 0)) ** (present - year)
	return {
		rate,
		present: worths,
		worth: totalOf([worths.building, worths.running, worths.buying, times(worths.left, -1)]),
		running,
		annuity,
		spending: [...years].sort(([a], [b]) => a - b).map(([year, cost]) => ({ year, cost, worth: cost * factor(year) }))
	}
}

function runningOf({ processes }: Chain, more: readonly number[]): Investment['running'] {
	return processes.flatMap(({ id, expansion }, p) => {
		const each = more[p]! > 0 ? runningCost(expansion) : null
		return each ? [{ process: id, more: more[p]!, cost: rangeOf(each, more[p]! * each.value!) }] : []
	})
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
