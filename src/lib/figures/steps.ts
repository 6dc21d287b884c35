/** Steps that close the gap, for readers: the rungs of the ladder, gathered by the route that they mostly build. */
import type { Chain, MaterialId, NodeId, Process, RouteId } from '#lib/model/chain.ts'
import type { GapCause, Plan, Rung } from '#lib/engine/index.ts'
import { appliedChain } from './applied-chain.ts'
import { makersOf } from './links.ts'
import { largestOfRanges, rangeOf, sumOfRanges, type Range } from './range.ts'
import { leastAmount } from './tolerances.ts'

/** Capacity that a step builds of one process. */
export interface Build {
	process: NodeId
	/** Capacity added, in base units on the process's capacity basis. */
	added: number
	/** True where nothing stands before this step. */
	opens: boolean
	/** True where an earlier step has begun to build it. */
	continues: boolean
	/** The part of what is added that stands idle once all steps are taken. */
	idleAtTop: number
	/** In the chain's currency; null where it is not known. */
	cost: Range | null
	/** Years from decision to first product; null where not known. */
	lead: Range | null
}

/** Consecutive rungs of the ladder with one aim. Amounts in base units a year. */
export interface Step {
	/** Places in `plan.ladder`. */
	rungs: number[]
	/** Largest first. */
	builds: Build[]
	/** What the gap is charged to in these rungs: the same sets as in `plan.gapByCause`. */
	causes: GapCause['cause'][]
	frees: number
	/** Delivered once it and the steps before it are taken. */
	delivered: number
	/** In the chain's currency; null unless every build has a cost. */
	cost: Range | null
	/** Of its slowest build, years; null where none is known. */
	lead: Range | null
	/** Who runs or would build the plants, and who has to allow their growth, as far as the model says. */
	owners: string[]
	authorities: string[]
	/** Demands that stay short, and that no plant makes anything for when the step is taken. */
	leaves: NodeId[]
}

/** Returns the first year in which a step may stand whole by the middle estimate, decided in the year of the plan; null where its time is not known. */
export function readyYear({ year }: Pick<Plan, 'year'>, { lead }: Pick<Step, 'lead'>): number | null {
	return lead && year + Math.ceil(lead.value)
}

/**
 * Returns the steps of a plan's ladder. A rung belongs to the step before it while the route that it mostly builds, weighed
 * as the ladder weighs, is the same; plants that routes share go with whatever they are built for. A step adds to what is
 * delivered, unless the whole ladder only serves one demand in place of another.
 */
export function steps(chain: Chain, plan: Plan): Step[] {
	const known = stepsByPlan.get(plan)
	if (known?.chain === chain) return known.steps
	const applied = appliedChain(chain, plan)
	const standing = new Map(plan.processes.map(({ id, effective }) => [id, effective]))
	const built = new Set<NodeId>()
	const makers = makersOf(applied)
	const found = gathered(applied, plan.ladder).map((rungs) => {
		const step = stepOf(applied, plan, rungs, { standing, built, makers })
		// What its search leaves over opens nothing: a later step that builds it in earnest does.
		for (const { process, added } of realBuilds(step.builds)) {
			standing.set(process, (standing.get(process) ?? 0) + added)
			built.add(process)
		}
		return step
	})
	stepsByPlan.set(plan, { chain, steps: found })
	return found
}

const stepsByPlan = new WeakMap<Plan, { chain: Chain; steps: Step[] }>()

/** Places of consecutive rungs that mostly build one route. */
function gathered(chain: Chain, ladder: readonly Rung[]): number[][] {
	const groups: { route: RouteId | null; places: number[] }[] = []
	ladder.forEach(({ adds }, place) => {
		const route = mainRoute(chain, adds)
		const group = groups.at(-1)
		if (group && (route === null || group.route === null || route === group.route)) {
			group.places.push(place)
			group.route ??= route
		} else groups.push({ route, places: [place] })
	})
	return withoutLosses(
		ladder,
		groups.map(({ places }) => places)
	)
}

/** The route that most is built of; null where all goes to plants that routes share. */
function mainRoute(chain: Chain, adds: Rung['adds']): RouteId | null {
	const own = new Set(chain.routes.filter(({ shared }) => !shared).map(({ id }) => id))
	const weights = weightsOf(adds)
	const totals = new Map<RouteId, number>()
	adds.forEach((add, k) => {
		const route = chain.processes.find(({ id }) => id === add.process)?.route
		if (route !== undefined && own.has(route)) totals.set(route, (totals.get(route) ?? 0) + weights[k]!)
	})
	const [heaviest] = [...totals].sort(([, a], [, b]) => b - a)
	return heaviest?.[0] ?? null
}

/**
 * Joins what adds nothing by itself, where a demand that is served first takes from others, with the group that follows and
 * stands on it; the last with the one before.
 */
function withoutLosses(ladder: readonly Rung[], groups: readonly number[][]): number[][] {
	const frees = (group: readonly number[]) => group.reduce((sum, place) => sum + ladder[place]!.frees, 0)
	const kept: number[][] = []
	let carried: number[] = []
	for (const group of groups) {
		const whole = [...carried, ...group]
		carried = frees(whole) > 0 ? [] : whole
		if (carried.length === 0) kept.push(whole)
	}
	if (carried.length === 0) return kept
	return [...kept.slice(0, -1), [...(kept.at(-1) ?? []), ...carried]]
}

/** Weighs each addition as the ladder does: by its cost where all have one, else by its amount. */
export function weightsOf(adds: readonly { amount: number; cost: number | null }[]): number[] {
	const byCost = adds.every(({ cost }) => cost !== null && cost > 0)
	return adds.map(({ amount, cost }) => (byCost ? (cost ?? 0) : amount))
}

/** What there is before a step: effective capacities (null where not known), what earlier steps build, and who makes what. */
interface Before {
	standing: ReadonlyMap<NodeId, number | null>
	built: ReadonlySet<NodeId>
	/** Everything that brings or makes each material. */
	makers: ReadonlyMap<MaterialId, readonly NodeId[]>
}

function stepOf(chain: Chain, plan: Plan, rungs: number[], before: Before): Step {
	const climbed = rungs.map((place) => plan.ladder[place]!)
	const processes = new Map(chain.processes.map((process) => [process.id, process]))
	const builds = buildsOf(plan, climbed, processes, before)
	const real = realBuilds(builds)
	const actors = real.flatMap(({ process }) => processes.get(process) ?? [])
	return {
		rungs,
		builds,
		causes: causesOf(plan, climbed),
		frees: climbed.reduce((sum, { frees }) => sum + frees, 0),
		delivered: climbed.at(-1)?.delivered ?? plan.delivered,
		...takes(
			builds.map(({ cost }) => cost),
			real.map(({ lead }) => lead)
		),
		owners: unique(actors.map(({ owner }) => owner)),
		authorities: unique(actors.flatMap(({ authorities }) => authorities)),
		leaves: leftOut(chain, plan, before, builds)
	}
}

function unique(names: readonly (string | undefined)[]): string[] {
	return [...new Set(names.filter((name) => name !== undefined))]
}

/** Less than this part of the largest build of a step is what the ladder's search leaves over, and nobody's to build. */
const DUST = 5e-4

/** Returns the builds of a step that somebody has to make: without what its search leaves over. */
export function realBuilds<T extends { added: number }>(builds: readonly T[]): T[] {
	const largest = Math.max(...builds.map(({ added }) => added))
	return builds.filter(({ added }) => added >= DUST * largest)
}

function buildsOf(
	plan: Plan,
	rungs: readonly Rung[],
	processes: ReadonlyMap<NodeId, Process>,
	before: Before
): Build[] {
	const atTop = new Map(plan.processes.map(({ id, usedAtTop }) => [id, usedAtTop]))
	const added = new Map<NodeId, number>()
	for (const { adds } of rungs) {
		for (const { process, amount } of adds) added.set(process, (added.get(process) ?? 0) + amount)
	}
	return [...added]
		.map(([process, amount]) => ({
			process,
			added: amount,
			opens: before.standing.get(process) === 0,
			continues: before.built.has(process),
			idleAtTop: idleOf((before.standing.get(process) ?? 0) + amount - (atTop.get(process) ?? 0), amount),
			cost: rangeOf(processes.get(process)?.expansion.cost, amount),
			lead: rangeOf(processes.get(process)?.expansion.lead)
		}))
		.sort((a, b) => b.added - a.added)
}

/** Less than this part of a build is no waste to speak of. */
const IDLE = 0.05

/** The part of a build that idles, where so much more stands than is used. */
function idleOf(spare: number, added: number): number {
	const idle = Math.min(added, Math.max(0, spare))
	return idle > IDLE * added ? idle : 0
}

/**
 * Returns what several steps take together: the sum of their costs, null where one is not known, and the longest time
 * from decision to first product, as all can begin at once.
 */
export function takesTogether(steps: readonly Pick<Step, 'cost' | 'lead'>[]): Pick<Step, 'cost' | 'lead'> {
	return takes(
		steps.map(({ cost }) => cost),
		steps.map(({ lead }) => lead)
	)
}

/** All costs added up, where all are known, and the longest of the times that are. */
function takes(costs: readonly (Range | null)[], leads: readonly (Range | null)[]): Pick<Step, 'cost' | 'lead'> {
	const [money, times] = [costs, leads].map((each) => each.filter((range) => range !== null))
	return {
		cost: money!.length === costs.length && costs.length > 0 ? sumOfRanges(money!) : null,
		lead: times!.length > 0 ? largestOfRanges(times!) : null
	}
}

/** The causes in the plan's gap that the rungs are charged to. */
function causesOf(plan: Plan, rungs: readonly Rung[]): GapCause['cause'][] {
	const keyOf = ({ kind, of }: GapCause['cause']) => `${kind} ${of.join()}`
	const keys = new Set(rungs.map(({ cause }) => keyOf(cause)))
	return plan.gapByCause.map(({ cause }) => cause).filter((cause) => keys.has(keyOf(cause)))
}

/** Demands that stay short and whose goods only plants without capacity make, before the step and after it. */
function leftOut(chain: Chain, plan: Plan, { standing, makers }: Before, builds: readonly Build[]): NodeId[] {
	const built = new Set(builds.map(({ process }) => process))
	return plan.demands
		.filter(({ short }) => short > leastAmount(plan))
		.filter(({ id }) => {
			const takes = chain.demands.find((demand) => demand.id === id)?.takes ?? []
			const nodes = takes.flatMap(({ material }) => makers.get(material) ?? [])
			return nodes.every((node) => standing.get(node) === 0 && !built.has(node))
		})
		.map(({ id }) => id)
}
