/** Order of the places in each column: nodes in the model's order, and between them the links that pass by. */
import type { NodeId } from '#lib/model/chain.ts'
import type { Columns } from './columns.ts'
import { wholeDemand, type FlowGraph, type FlowLink, type FlowNode } from '../data/graph.ts'
import type { Structure } from '../data/structure.ts'

/** A place in a column: a node's, or that of the links which pass by on their way from one column to one node. */
export interface Slot {
	key: string
	column: number
	node: FlowNode | null
	/** Amount that the place is drawn for. A capacity that idles beyond all that it could need is cut short. */
	room: number
	/** In the lane below, apart from the column. */
	lane: boolean
}

/** Way of a link: through the columns, along the lane, or back along the lane. */
export type Course = 'forward' | 'lane' | 'return'

/** A link with the places that it passes. */
export interface LinkPath {
	link: FlowLink
	course: Course
	from: FlowNode
	to: FlowNode
	/** Keys of the places that it passes, from source to target, both included. */
	stops: string[]
}

/** Nodes that have a place: all but the parts of the demand, for which the whole stands. */
export function placedNodes(graph: FlowGraph): FlowNode[] {
	return [...graph.nodes.filter((node) => node.kind !== 'demand'), wholeDemand(graph)]
}

/** Key of the place in a passed column that all links from one column to one node share. */
function bypassKey(start: number, to: FlowNode, column: number): string {
	return `${start}>${to.id}@${column}`
}

/** The way of each link between nodes that are drawn; all parts of the demand are at the place of the whole. */
export function linkPaths(graph: FlowGraph, placed: readonly FlowNode[], columns: Columns): LinkPath[] {
	const byId = new Map(placed.map((node) => [node.id, node]))
	const whole = placed.at(-1)
	for (const node of graph.nodes) if (node.kind === 'demand' && whole) byId.set(node.id, whole)
	return graph.links.flatMap((link) => {
		const from = byId.get(link.from)
		const to = byId.get(link.to)
		return from && to ? [pathOf(link, from, to, columns)] : []
	})
}

function pathOf(link: FlowLink, from: FlowNode, to: FlowNode, columns: Columns): LinkPath {
	const start = columns.columnOf(from)
	const end = columns.columnOf(to)
	const course = end <= start ? 'return' : from.lane || to.lane ? 'lane' : 'forward'
	const between = Array.from({ length: Math.max(0, end - start - 1) }, (_, index) => start + 1 + index)
	const passed = course === 'forward' ? between.map((column) => bypassKey(start, to, column)) : []
	return { link, course, from, to, stops: [from.id, ...passed, to.id] }
}

/** Idle capacity that is drawn in full, beyond all that could pass; as a part of the frame's demand. */
const IDLE = 0.1

/** Room that a frame keeps for its places, and the whole demand that it was made for. */
export interface Kept {
	rooms: ReadonlyMap<string, number>
	demand: number
}

/** Returns the amount that a node is drawn for: all that passes or would, and capacity as far as there is room for it. */
function amountToDraw(node: FlowNode, kept: Kept): number {
	const passes = Math.max(node.real + node.ghost, node.out)
	if (node.kind === 'feed' || node.kind === 'import') return passes
	const whole = Math.max(node.outline, node.needed)
	return Math.max(passes, Math.min(whole, Math.max(kept.rooms.get(node.id) ?? 0, passes + IDLE * kept.demand)))
}

/** The places of each column from top to bottom; the order depends on the chain alone. */
export function slotsOf(
	nodes: readonly FlowNode[],
	routes: readonly LinkPath[],
	columns: Columns,
	structure: Structure,
	kept: Kept
): Slot[][] {
	const bypasses = bypassesOf(routes, columns)
	return columns.list.map((_, column) => {
		const here = nodes
			.filter((node) => columns.columnOf(node) === column)
			.sort((a, b) => rank(structure, a.id) - rank(structure, b.id))
		const slots = here.map((node) => ({
			key: node.id,
			column,
			node,
			room: amountToDraw(node, kept),
			lane: node.lane
		}))
		return merge(slots, bypasses.get(column) ?? [], column, structure)
	})
}

/** The links that pass a column together, from one column to one node. */
interface Bypass {
	key: string
	/** The first of its links, in the model's order of sources. */
	route: LinkPath
	room: number
}

function bypassesOf(routes: readonly LinkPath[], columns: Columns): Map<number, Bypass[]> {
	const found = new Map<number, Map<string, Bypass>>()
	for (const route of routes) {
		const start = columns.columnOf(route.from)
		route.stops.slice(1, -1).forEach((key, index) => {
			const here = found.get(start + 1 + index) ?? new Map<string, Bypass>()
			const bypass = here.get(key) ?? { key, route, room: 0 }
			bypass.room += route.link.real + route.link.ghost
			here.set(key, bypass)
			found.set(start + 1 + index, here)
		})
	}
	return new Map([...found].map(([column, here]) => [column, [...here.values()]]))
}

function merge(nodes: readonly Slot[], passing: Bypass[], column: number, structure: Structure): Slot[] {
	const slots = [...nodes]
	const goals = nodes.map(({ key }): Goal => [middleSource(structure, key), Infinity])
	const sorted = passing
		.map((bypass): Bypass & { goal: Goal } => {
			const { from, to } = bypass.route
			// What goes to the demand, mostly the widest, stays above what has to turn off to a plant below.
			return { ...bypass, goal: [rank(structure, from.id), to.kind === 'demand' ? -1 : rank(structure, to.id)] }
		})
		.sort((a, b) => order(a.goal, b.goal))
	for (const { key, room, goal } of sorted) {
		const at = bestPlace(goals, goal)
		goals.splice(at, 0, goal)
		slots.splice(at, 0, { key, column, node: null, room, lane: false })
	}
	return slots
}

/** Sort key of a place: the source, then the target. */
type Goal = readonly [source: number, target: number]

function order(a: Goal, b: Goal): number {
	return compareRanks(a[0], b[0]) || compareRanks(a[1], b[1])
}

function compareRanks(a: number, b: number): number {
	return a === b ? 0 : a < b ? -1 : 1
}

/** Returns the place among others at which the fewest are out of order; the lowest such, so that equals keep theirs. */
function bestPlace(others: readonly Goal[], mine: Goal): number {
	let best = 0
	let fewest = Infinity
	for (let at = 0; at <= others.length; at++) {
		const crossed = others.filter((other, index) =>
			index < at ? order(other, mine) > 0 : order(other, mine) < 0
		).length
		if (crossed <= fewest) {
			fewest = crossed
			best = at
		}
	}
	return best
}

/** Place of the middle one of a node's sources, else its own: what passes by a node comes before it if its own source does. */
function middleSource(structure: Structure, id: NodeId): number {
	const sources = structure.links.filter(({ to }) => to === id).map(({ from }) => rank(structure, from))
	return sources.sort(compareRanks)[Math.floor((sources.length - 1) / 2)] ?? rank(structure, id)
}

function rank(structure: Structure, id: NodeId): number {
	return structure.rank.get(id) ?? Infinity
}
