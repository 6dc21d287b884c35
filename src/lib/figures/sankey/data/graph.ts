/**
 * A plan as nodes and links of one scale. Everything is in base units as they flow: a capacity counted on another
 * basis is brought to what the process takes in, by the ratio that the plan itself shows.
 */
import type { Chain, ComponentId, MaterialId, NodeId, Process, RouteId, StageId } from '#lib/model/chain.ts'
import { SURPLUS, type Flow, type Plan, type ProcessResult } from '#lib/engine/index.ts'
import { askedBy } from '../../measure.ts'
import { leastAmount } from '../../tolerances.ts'
import { ghostsOf, type Growth } from './ghosts.ts'

/** Kind of a node: surplus is one for each stage, and `kept` what is put into a stock. */
type FlowNodeKind = 'feed' | 'process' | 'demand' | 'export' | 'import' | 'surplus' | 'kept'

/** A node with its amounts, in base units a year. */
export interface FlowNode {
	id: NodeId
	kind: FlowNodeKind
	stage: StageId
	/** null where no one route owns the node: demand, trade, surplus and what is kept. */
	route: RouteId | null
	lane: boolean
	/** Size of the box: effective capacity, demand or commitment; 0 where nothing is known to limit. */
	outline: number
	/** False for a plant whose capacity nobody knows. */
	known: boolean
	/** Nameplate, where ramp or availability hold some of it back. */
	installed: number
	/** Size that the top of the ladder asks for. */
	needed: number
	/** Amount that passes today, on the side that comes in (feeds: that goes out). */
	real: number
	/** Amount that would pass at the top of the ladder, beyond today. */
	ghost: number
	/** Amount that leaves today, on the side that goes out. */
	out: number
	/** Of what leaves today with nobody to use it, the amount that the top of the ladder would send on. */
	freed: number
	/** The engine's verdict and numbers; processes only. */
	result: ProcessResult | null
}

/** All that flows of one material from one node to another, in base units a year. */
export interface FlowLink {
	key: string
	from: NodeId
	to: NodeId
	material: MaterialId
	/** Amount today. */
	real: number
	/** The part of it that came from abroad. */
	imported: number
	/** Amount at the top of the ladder beyond today. */
	ghost: number
	/** Width at the target per width at the source: a demand may count more than what it receives. */
	taper: number
}

/** A plan as nodes and links. */
export interface FlowGraph {
	nodes: FlowNode[]
	links: FlowLink[]
}

const BLANK = {
	route: null,
	lane: false,
	outline: 0,
	known: true,
	installed: 0,
	needed: 0,
	out: 0,
	freed: 0,
	result: null
}

/** Surplus leaves the chain beside where it was made: one node per stage. */
export function surplusId(stage: StageId): NodeId {
	return `${SURPLUS}:${stage}`
}

const KEPT = 'kept:'

/** Returns the node of what is put into a stock: it leaves the year beside where it was made, apart from what is drawn. */
export function keptId(stock: NodeId): NodeId {
	return `${KEPT}${stock}`
}

/** Returns the stock of a node that {@link keptId} names. */
export function stockOf(kept: NodeId): NodeId {
	return kept.slice(KEPT.length)
}

/** True for what no one asked for: surplus, and what is kept. */
function isLeftOver(id: NodeId): boolean {
	return id.startsWith(`${SURPLUS}:`) || id.startsWith(KEPT)
}

const OPTIONAL: ReadonlySet<FlowNodeKind> = new Set(['export', 'import', 'surplus', 'kept'])

/** Tells if a node is drawn at all: trade, surplus and what is kept only where something passes or is asked. */
export function isDrawn(node: FlowNode): boolean {
	return !OPTIONAL.has(node.kind) || node.outline + node.real + node.ghost > 0
}

/** The whole demand, which is drawn as one: its parts are nodes of the graph, and no boxes. */
export const DEMAND: NodeId = 'demand:all'

/** All demands of a graph as the one node that is drawn for them. */
export function wholeDemand({ nodes }: FlowGraph): FlowNode {
	const parts = nodes.filter((node) => node.kind === 'demand')
	const sum = (amount: (node: FlowNode) => number) => parts.reduce((total, node) => total + amount(node), 0)
	return {
		...BLANK,
		id: DEMAND,
		kind: 'demand',
		stage: parts[0]?.stage ?? '',
		outline: sum((node) => node.outline),
		needed: sum((node) => node.needed),
		real: sum((node) => node.real),
		ghost: sum((node) => node.ghost)
	}
}

/** The plan as a graph; with a component, only that component's amounts and no capacities. */
export function flowGraph(chain: Chain, plan: Plan, component: ComponentId | null): FlowGraph {
	const growths = growthOf(chain, plan, component)
	const links = flowLinks(chain, plan, component, growths)
	const sums = sides(links)
	const spared = sumBy(
		growths.filter(({ to }) => isLeftOver(to)),
		({ from }) => from,
		({ real, top }) => Math.max(0, real - top)
	)
	const made = makers(chain, plan, sums, component).map((node) => {
		return { ...node, freed: Math.min(spared.get(node.id) ?? 0, sums.out(node.id).ghost) }
	})
	return { nodes: [...made, ...takers(chain, plan, links, sums, component)], links }
}

function flowLinks(chain: Chain, plan: Plan, component: ComponentId | null, growths: readonly Growth[]): FlowLink[] {
	const taperOf = tapers(chain, component)
	const links = new Map<string, FlowLink>()
	const linkOf = (from: NodeId, to: NodeId, material: MaterialId) => {
		const key = linkKey(from, to, material)
		const taper = taperOf(to)
		const link = links.get(key) ?? { key, from, to, material, real: 0, imported: 0, ghost: 0, taper }
		links.set(key, link)
		return link
	}
	const drawn = growths.filter(({ to, real }) => real > 0 || !isLeftOver(to))
	for (const { from, to, material, real } of drawn) linkOf(from, to, material).real = real
	const abroad = importedBy(chain, plan, component)
	// A difference of two plans can be their rounding alone.
	const least = leastAmount(plan)
	for (const { from, to, material, amount } of ghostsOf(drawn.map(asked)))
		if (amount > least) linkOf(from, to, material).ghost = amount
	for (const link of links.values()) link.imported = Math.min(link.real, abroad.get(link.key) ?? 0)
	return [...links.values()]
}

/** Returns what a target counts of an amount that it receives: a demand may count more, all else counts as much. */
function tapers({ demands }: Chain, component: ComponentId | null): (to: NodeId) => number {
	const counted = new Map(demands.map((demand) => [demand.id, demand.counted]))
	return (to) => (component === null ? (counted.get(to) ?? 1) : 1)
}

/** Sums what each link carries today that came from abroad. */
function importedBy(chain: Chain, plan: Plan, component: ComponentId | null): ReadonlyMap<string, number> {
	const target = targets(chain)
	const amount = ({ imported = {} }: Flow) =>
		component === null ? Object.values(imported).reduce((sum, each) => sum + each, 0) : (imported[component] ?? 0)
	return sumBy(plan.flows, (flow) => linkKey(flow.from, target(flow), flow.material), amount)
}

function linkKey(from: NodeId, to: NodeId, material: MaterialId): string {
	return `${from}>${to}:${material}`
}

/** Returns the target that each flow is drawn to: surplus goes to its stage's own node, and so does what is kept. */
function targets(chain: Chain): (flow: Flow) => NodeId {
	const stageOf = new Map([...chain.feeds, ...chain.processes, ...chain.trades].map((node) => [node.id, node.stage]))
	const stocks = new Set(chain.feeds.map((feed) => feed.id))
	return ({ from, to }) => (to === SURPLUS ? surplusId(stageOf.get(from) ?? '') : stocks.has(to) ? keptId(to) : to)
}

/** Today's amount of every link beside that at the top of the ladder. */
function growthOf(chain: Chain, plan: Plan, component: ComponentId | null): Growth[] {
	const target = targets(chain)
	const amount = (flow: Flow) => (component === null ? flow.total : (flow.components[component] ?? 0))
	const taperOf = tapers(chain, component)
	const demands = new Set(chain.demands.map(({ id }) => id))
	const found = new Map<string, Growth>()
	const add = (flow: Flow, when: 'real' | 'top') => {
		const to = target(flow)
		const key = linkKey(flow.from, to, flow.material)
		const drawnTo = demands.has(to) ? DEMAND : to
		const link = { from: flow.from, to, material: flow.material, drawnTo, taper: taperOf(to) }
		const growth = found.get(key) ?? { ...link, real: 0, top: 0 }
		growth[when] += amount(flow)
		found.set(key, growth)
	}
	for (const flow of plan.flows) add(flow, 'real')
	for (const flow of plan.top.flows) add(flow, 'top')
	return [...found.values()]
}

/** An amount that nobody would ask for at the top is not missing today. */
function asked(growth: Growth): Growth {
	return isLeftOver(growth.to) ? { ...growth, top: growth.real } : growth
}

interface Sides {
	in: Totals
	out: Totals
}

type Totals = (id: NodeId) => { real: number; ghost: number }

function sides(links: readonly FlowLink[]): Sides {
	const totals = (end: (link: FlowLink) => NodeId, width: (link: FlowLink) => number): Totals => {
		const real = sumBy(links, end, (link) => link.real * width(link))
		const ghost = sumBy(links, end, (link) => link.ghost * width(link))
		return (id) => ({ real: real.get(id) ?? 0, ghost: ghost.get(id) ?? 0 })
	}
	return {
		in: totals(
			(link) => link.to,
			(link) => link.taper
		),
		out: totals(
			(link) => link.from,
			() => 1
		)
	}
}

function makers(chain: Chain, plan: Plan, sums: Sides, component: ComponentId | null): FlowNode[] {
	const lanes = new Set(chain.routes.filter((route) => route.lane).map((route) => route.id))
	const source = (id: NodeId, kind: FlowNodeKind, stage: StageId, route: RouteId | null): FlowNode => {
		const { real, ghost } = sums.out(id)
		const lane = route !== null && lanes.has(route)
		return { ...BLANK, id, kind, stage, route, lane, real, ghost, out: real }
	}
	const results = new Map(plan.processes.map((result) => [result.id, result]))
	return [
		...chain.feeds.map((feed) => source(feed.id, 'feed', feed.stage, feed.route)),
		...chain.processes.flatMap((process) => {
			const result = results.get(process.id)
			return result ? [processNode(process, result, sums, lanes.has(process.route), component)] : []
		}),
		...chain.trades
			.filter((trade) => trade.kind === 'import')
			.map((trade) => source(trade.id, 'import', trade.stage, null))
	]
}

function processNode(
	process: Process,
	result: ProcessResult,
	sums: Sides,
	lane: boolean,
	component: ComponentId | null
): FlowNode {
	const { real, ghost } = sums.in(process.id)
	const drawn = component === null ? takenPerCapacity(result, real, real + ghost) : 0
	return {
		id: process.id,
		kind: 'process',
		stage: process.stage,
		route: process.route,
		lane,
		outline: (result.effective ?? 0) * drawn,
		known: result.effective !== null,
		installed: (result.installed ?? 0) * drawn,
		needed: component === null ? (result.needed ?? 0) * drawn : real + ghost,
		real,
		ghost,
		out: sums.out(process.id).real,
		freed: 0,
		result
	}
}

/** Base units taken in per unit of capacity used: as it runs today, else at the top of the ladder, else as they are. */
function takenPerCapacity(result: ProcessResult, today: number, top: number): number {
	if (result.used > 0 && today > 0) return today / result.used
	return result.usedAtTop > 0 && top > 0 ? top / result.usedAtTop : 1
}

function takers(
	chain: Chain,
	plan: Plan,
	links: readonly FlowLink[],
	sums: Sides,
	component: ComponentId | null
): FlowNode[] {
	const sink = (id: NodeId, kind: FlowNodeKind, stage: StageId, outline: number): FlowNode => {
		const { real, ghost } = sums.in(id)
		const needed = Math.max(outline, real + ghost)
		return { ...BLANK, id, kind, stage, outline, needed, real, ghost }
	}
	const use = chain.stages.at(-1)?.id ?? ''
	const commitments = new Map(plan.trades.map((trade) => [trade.id, component === null ? (trade.amount ?? 0) : 0]))
	const asked = askedBy(chain, plan, component)
	const leftOver = new Set(links.map((link) => link.to).filter(isLeftOver))
	return [
		...plan.demands.map(({ id }) => sink(id, 'demand', use, asked.get(id) ?? 0)),
		...chain.trades
			.filter((trade) => trade.kind === 'export')
			.map((trade) => sink(trade.id, 'export', trade.stage, commitments.get(trade.id) ?? 0)),
		...chain.stages
			.filter((stage) => leftOver.has(surplusId(stage.id)))
			.map((stage) => sink(surplusId(stage.id), 'surplus', stage.id, 0)),
		...chain.feeds
			.filter((stock) => leftOver.has(keptId(stock.id)))
			.map((stock) => sink(keptId(stock.id), 'kept', stock.stage, 0))
	]
}

function sumBy<T>(items: readonly T[], key: (item: T) => string, value: (item: T) => number): Map<string, number> {
	const sums = new Map<string, number>()
	for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + value(item))
	return sums
}
