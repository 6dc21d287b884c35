/** All of a Sankey that comes before lengths: who is where, in which order, and what room each keeps. */
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { columnsOf, type Columns } from './columns.ts'
import { DEMAND, flowGraph, isDrawn, type FlowGraph, type FlowLink, type FlowNode } from '../data/graph.ts'
import { regionsOf, type Region } from '../../regions.ts'
import type { Tie } from './layout.ts'
import { linkPaths, placedNodes, slotsOf, type Kept, type LinkPath, type Slot } from './slots.ts'
import { structureOf, type Structure } from '../data/structure.ts'

/** Order and room of a base situation, held while levers, scenarios and years change. */
export interface SankeyFrame {
	component: ComponentId | null
	/** The base's columns: they set the scale, and where each place begins. */
	slots: readonly (readonly Slot[])[]
	links: readonly FlowLink[]
	/** The base's regions, whose titles keep their room. */
	regions: readonly Region[]
}

/** Nodes in columns and order, with the amounts that need room; no lengths yet. */
export interface Arrangement {
	graph: FlowGraph
	/** Nodes that have a place of their own, in the plan or in the frame; the whole demand is the last. */
	placed: FlowNode[]
	columns: Columns
	routes: LinkPath[]
	slots: Slot[][]
	regions: Region[]
	frame: Pick<SankeyFrame, 'slots' | 'regions'>
	ties: Tie[]
	/** Amounts that return along the lane, in the plan and in the frame. */
	returning: { plan: number; frame: number }
	/** Columns over the lane, first and last; null where nothing returns and no route has a lane. */
	overLane: { first: number; last: number } | null
}

/** The arrangement of a plan, held by a frame where one is given. */
export function arrange(
	chain: Chain,
	plan: Plan,
	component: ComponentId | null,
	frame: SankeyFrame | null
): Arrangement {
	const regions = component === null ? regionsOf(chain, plan) : []
	return arrangeGraph(chain, plan.scenario.demand, { graph: flowGraph(chain, plan, component), regions }, frame)
}

/** The arrangement of a graph under one demand basis, with the regions to be titled. */
export function arrangeGraph(
	chain: Chain,
	basis: string,
	{ graph: own, regions }: Pick<Arrangement, 'graph' | 'regions'>,
	frame: SankeyFrame | null
): Arrangement {
	const { structure, columns } = groundPlanOf(chain, basis)
	const graph = { nodes: own.nodes, links: withFrame(own.links, frame) }
	const framed = new Set(frame?.slots.flat().map(({ key }) => key))
	const placed = placedNodes(graph).filter((node) => isDrawn(node) || framed.has(node.id))
	const routes = linkPaths(graph, placed, columns)
	const slots = slotsOf(placed, routes, columns, structure, keptBy(frame, placed))
	return {
		graph,
		placed,
		columns,
		routes,
		slots,
		regions,
		frame: frame ?? { slots, regions },
		ties: tiesOf(routes, frame),
		returning: returningOf(routes, frame),
		overLane: overLaneOf(placed, structure, columns)
	}
}

function keptBy(frame: SankeyFrame | null, placed: readonly FlowNode[]): Kept {
	const rooms = new Map(frame?.slots.flat().map((slot) => [slot.key, slot.room]))
	const own = placed.at(-1)
	return { rooms, demand: rooms.get(DEMAND) ?? Math.max(own?.outline ?? 0, (own?.real ?? 0) + (own?.ghost ?? 0)) }
}

interface GroundPlan {
	structure: Structure
	columns: Columns
}

const groundPlans = new WeakMap<Chain, Map<string, GroundPlan>>()

/** Structure and columns follow from the chain alone; they are kept, so that a lever does not pay for them. */
function groundPlanOf(chain: Chain, basis: string): GroundPlan {
	const known = groundPlans.get(chain) ?? new Map<string, GroundPlan>()
	groundPlans.set(chain, known)
	const found = known.get(basis)
	if (found) return found
	const structure = structureOf(chain, basis)
	const made = { structure, columns: columnsOf(chain, structure) }
	known.set(basis, made)
	return made
}

/** From the column before the lane's first box, where flows turn, to the last from which a flow can come back. */
function overLaneOf(placed: readonly FlowNode[], structure: Structure, columns: Columns): Arrangement['overLane'] {
	const column = new Map(placed.map((node) => [node.id, columns.columnOf(node)]))
	const at = (id: NodeId) => column.get(id) ?? 0
	const lanes = placed.filter((node) => node.lane).map((node) => at(node.id))
	const back = structure.links.filter(
		(link) => column.has(link.from) && column.has(link.to) && at(link.to) <= at(link.from)
	)
	const reached = [...lanes, ...back.flatMap((link) => [at(link.from), at(link.to)])]
	return reached.length === 0 ? null : { first: Math.min(...reached) - 1, last: Math.max(...reached) }
}

/** Links of the frame that carry nothing now keep their place. */
function withFrame(links: FlowLink[], frame: SankeyFrame | null): FlowLink[] {
	const keys = new Set(links.map((link) => link.key))
	const kept = frame?.links.filter((link) => !keys.has(link.key)) ?? []
	return [...links, ...kept.map((link) => ({ ...link, real: 0, imported: 0, ghost: 0 }))]
}

function amountsIn(frame: SankeyFrame | null): Map<string, number> {
	return new Map(frame?.links.map((link) => [link.key, link.real + link.ghost]))
}

/** Returns the pulls between places: the frame's links; the plan's own only for places that the frame has not. */
function tiesOf(routes: readonly LinkPath[], frame: SankeyFrame | null): Tie[] {
	const framed = amountsIn(frame)
	const known = new Set(frame?.slots.flat().map((slot) => slot.key))
	return routes
		.filter((route) => route.course === 'forward')
		.flatMap(({ link, stops }) =>
			stops.slice(1).map((to, index) => ({
				from: stops[index] ?? '',
				to,
				weight: known.has(to) ? (framed.get(link.key) ?? 0) : link.real + link.ghost
			}))
		)
}

function returningOf(routes: readonly LinkPath[], frame: SankeyFrame | null): Arrangement['returning'] {
	const back = routes.filter((route) => route.course === 'return').map((route) => route.link)
	const plan = back.reduce((sum, link) => sum + link.real + link.ghost, 0)
	const framed = amountsIn(frame)
	return { plan, frame: frame ? back.reduce((sum, link) => sum + (framed.get(link.key) ?? 0), 0) : plan }
}
