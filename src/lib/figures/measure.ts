/** The measures in which a plan is told: all components as the demand counts them, one component alone, and goods. */
import type { Chain, ComponentId, Demand, NodeId } from '#lib/model/chain.ts'
import { SURPLUS, type Flow, type Plan } from '#lib/engine/index.ts'
import { appliedChain } from './applied-chain.ts'
import { acceptedShares, askedShare, type Share } from '#lib/model/compositions.ts'
import { isEven } from './tolerances.ts'

/** A plan in one measure; base units a year. */
export interface Measure {
	/** The component that alone is measured; null for all together, as the demand counts them. */
	component: ComponentId | null
	/** Delivered, in whatever goods. */
	delivered: number
	/**
	 * What the goods that are asked for have to contain of it; null where no part of the demand names it, so that there
	 * is no gap of it.
	 */
	asked: Share | null
	/** Delivered in goods that have to contain it. */
	served: number
	/** Demands that what is met of it is counted in: those whose goods have to contain it, or all where none have to. */
	in: NodeId[]
	/** Delivered to these demands. */
	met: number
	/** The same once every step is taken. */
	atTop: number
	/** The most that these demands ask for; null where no part of the demand names it. */
	need: number | null
	/** Made or brought in, and bought by nobody. */
	surplus: number
}

/** Returns a plan in one measure. */
export function measureOf(chain: Chain, plan: Plan, component: ComponentId | null): Measure {
	const surplus = flowing(plan.flows, [SURPLUS], component)
	const all = plan.demands.map(({ id }) => id)
	if (component === null) {
		const { delivered, demand, top } = plan
		const met = { in: all, met: delivered, atTop: top.delivered, need: demand }
		return { component, delivered, asked: { low: demand, high: demand }, served: delivered, ...met, surplus }
	}
	const named = demandsNaming(chain, plan, component)
	const asked = named.length === 0 ? null : sumOf(named.map(({ share }) => share))
	const contained = (ids: readonly NodeId[]) =>
		plan.demands.reduce((sum, { id, contained }) => sum + (ids.includes(id) ? (contained[component] ?? 0) : 0), 0)
	const naming = named.map(({ demand }) => demand.id)
	const counted = asked === null ? all : naming
	return {
		component,
		delivered: contained(all),
		asked,
		served: contained(naming),
		in: counted,
		met: contained(counted),
		atTop: flowing(plan.top.flows, counted, component),
		need: asked && asked.high,
		surplus
	}
}

/** What flows to some nodes, of one component or of all. */
function flowing(flows: readonly Flow[], to: readonly NodeId[], component: ComponentId | null): number {
	return flows
		.filter((flow) => to.includes(flow.to))
		.reduce((sum, { total, components }) => sum + (component === null ? total : (components[component] ?? 0)), 0)
}

function sumOf(shares: readonly Share[]): Share {
	return shares.reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }))
}

/** Returns the most that each demand asks for, of all components as it counts them or of one that its goods have to contain. */
export function askedBy(chain: Chain, plan: Plan, component: ComponentId | null): ReadonlyMap<NodeId, number> {
	if (component === null) return new Map(plan.demands.map(({ id, amount }) => [id, amount]))
	return new Map(demandsNaming(chain, plan, component).map(({ demand, share }) => [demand.id, share.high]))
}

/** Demands whose goods cannot do with any component: what they have to contain of this one. */
function demandsNaming(chain: Chain, plan: Plan, component: ComponentId): { demand: Demand; share: Share }[] {
	const applied = appliedChain(chain, plan)
	return activeDemands(chain, plan).flatMap(({ demand, amount }) => {
		const share = askedShare(applied, demand, component)
		if (share === null) return []
		const contained = amount / demand.counted
		return [{ demand, share: { low: share.low * contained, high: share.high * contained } }]
	})
}

/** Returns the demands that stay short whose goods may be of any of several components, so that they name none of them. */
export function openDemands(chain: Chain, plan: Plan): { demand: Demand; short: number }[] {
	const short = new Map(plan.demands.map((each) => [each.id, each.short]))
	const isOpen = ({ low, high }: Share) => low === 0 && high === 1
	return activeDemands(chain, plan)
		.map(({ demand }) => ({ demand, short: short.get(demand.id) ?? 0 }))
		.filter((each) => !isEven(plan, each.short))
		.filter(({ demand }) => [...(acceptedShares(appliedChain(chain, plan), demand.takes)?.values() ?? [])].some(isOpen))
}

function activeDemands(own: Chain, plan: Plan): { demand: Demand; amount: number }[] {
	const chain = appliedChain(own, plan)
	return plan.demands.flatMap(({ id, amount }) => {
		const demand = chain.demands.find((each) => each.id === id)
		return demand && amount > 0 ? [{ demand, amount }] : []
	})
}

/** Parts of the demand that are counted in one unit of goods, such as tonnes of magnets. */
export interface Goods {
	demands: NodeId[]
	/** In `unit`, a year. */
	asked: number
	made: number
	/** Of the good, without the year: `t magnet`. */
	unit: string
}

/** Returns the demand for goods that are counted in a unit of their own, by unit, in the model's order. */
export function goodsOf(chain: Chain, plan: Plan): Goods[] {
	const byUnit = new Map<string, Goods>()
	for (const { id, amount, served } of plan.demands) {
		const { unit, factor } = goodsUnit(chain, id) ?? {}
		if (unit === undefined || factor === undefined || amount <= 0) continue
		const { demands, asked, made } = byUnit.get(unit) ?? { demands: [], asked: 0, made: 0 }
		byUnit.set(unit, { demands: [...demands, id], asked: asked + amount / factor, made: made + served / factor, unit })
	}
	return [...byUnit.values()]
}

/** The unit that a demand is stated in, where it is not the chain's own, and base units counted per one of it. */
function goodsUnit(chain: Chain, id: NodeId): { unit: string; factor: number } | null {
	const figure = chain.demands.find((each) => each.id === id)?.amount
	if (!figure?.value || !figure.written.value) return null
	const unit = figure.unit.replace(/\s*\/\s*yr$/, '')
	return unit === chain.unit ? null : { unit, factor: figure.value / figure.written.value }
}

/** Components that make up most of what is delivered, and that the demand that is served worst has no use for. */
export interface Abundance {
	components: ComponentId[]
	/** Of all that is delivered. */
	share: number
	/** That demand, with those counted in the same goods that have no use for them either. */
	demands: NodeId[]
}

/** How many components an abundance is told of: few enough to be one thing. */
const FEW = 2

/**
 * Returns the two most abundant components of what is delivered, where they are more than half of it and the goods of the
 * demand that is served worst contain none of them; null where they are not.
 */
export function abundanceOf(chain: Chain, plan: Plan): Abundance | null {
	const contained = new Map<ComponentId, number>()
	for (const demand of plan.demands) {
		for (const [id, amount] of Object.entries(demand.contained)) contained.set(id, (contained.get(id) ?? 0) + amount)
	}
	const total = [...contained.values()].reduce((sum, amount) => sum + amount, 0)
	const most = [...contained].sort(([, a], [, b]) => b - a).slice(0, FEW)
	const share = total > 0 ? most.reduce((sum, [, amount]) => sum + amount, 0) / total : 0
	const scarcest = scarcestDemand(chain, plan)
	const components = most.map(([id]) => id)
	if (scarcest === null || share <= 0.5 || contained.size <= FEW) return null
	const demands = alikeOf(chain, plan, scarcest).filter((each) => !takesAny(chain, each, components))
	return demands.includes(scarcest) ? { components, share, demands: demands.map(({ id }) => id) } : null
}

/** A demand, with those that are counted in the same goods. */
function alikeOf(chain: Chain, plan: Plan, demand: Demand): Demand[] {
	const ids = goodsOf(chain, plan).find(({ demands }) => demands.includes(demand.id))?.demands ?? []
	return [demand, ...chain.demands.filter(({ id }) => ids.includes(id) && id !== demand.id)]
}

function takesAny(chain: Chain, { takes }: Demand, components: readonly ComponentId[]): boolean {
	const shares = acceptedShares(chain, takes)
	return components.some((id) => (shares?.get(id)?.high ?? 0) > 0)
}

/** A demand that is less than this part of the whole says little about the rest. */
const OF_WEIGHT = 0.03

function scarcestDemand(chain: Chain, plan: Plan): Demand | null {
	const [worst] = activeDemands(chain, plan)
		.map(({ demand }) => ({ demand, result: plan.demands.find(({ id }) => id === demand.id)! }))
		.filter(({ result }) => !isEven(plan, result.short) && result.amount >= OF_WEIGHT * plan.demand)
		.sort((a, b) => a.result.served / a.result.amount - b.result.served / b.result.amount)
	return worst && acceptedShares(chain, worst.demand.takes) ? worst.demand : null
}
