/** Order of the places in each column: nodes in the model's order, and between them the links that pass by. */
import type { NodeId } from '#lib/model/chain.ts'
import type { Columns } from './columns.ts'
import type { FlowLink, FlowNode } from '../data/graph.ts'
import type { Structure } from '../data/structure.ts'

/** A place in a column: a node's, or that of the links which pass by on their way from one column to one node. */
export interface Slot {
	key: string
	column: number
	node: FlowNode | null
	/** Amount that the plan needs the place for. */
	room: number
	/** Amount that the frame would keep free for it, where there is space. */
	kept: number
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

/** Key of the place in a passed column that all links from one column to one node share. */
function bypassKey(start: number, to: FlowNode, column: number): string {
	return `${start}>${to.id}@${column}`
}

/** The way of each link between nodes that are drawn. */
export function linkPaths(nodes: readonly FlowNode[], links: readonly FlowLink[], columns: Columns): LinkPath[] {
	const byId = new Map(nodes.map((node) => [node.id, node]))
	return links.flatMap((link) => {
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

/** Returns the amount that a node keeps room for: the largest of its capacity, its need and its flows. */
function amountToKeep(node: FlowNode): number {
	return node.kind === 'feed' || node.kind === 'import'
		? node.real + node.ghost
		: Math.max(node.outline, node.needed, node.real + node.ghost, node.out)
}

/** The places of each column from top to bottom; the order depends on the chain alone. */
export function slotsOf(
	nodes: readonly FlowNode[],
	routes: readonly LinkPath[],
	columns: Columns,
	structure: Structure
): Slot[][] {
	const bypasses = bypassesOf(routes, columns)
	return columns.list.map((_, column) => {
		const here = nodes
			.filter((node) => columns.columnOf(node) === column)
			.sort((a, b) => rank(structure, a.id) - rank(structure, b.id))
		return merge(here, bypasses.get(column) ?? [], column, structure)
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

function merge(here: FlowNode[], passing: Bypass[], column: number, structure: Structure): Slot[] {
	const slots = here.map((node): Slot => ({
		key: node.id,
		column,
		node,
		room: amountToKeep(node),
		kept: 0,
		lane: node.lane
	}))
	const goals = here.map((node) => goal(structure, node.id, node.id))
	const sorted = passing
		.map((bypass) => ({ ...bypass, goal: goal(structure, bypass.route.from.id, bypass.route.to.id) }))
		.sort((a, b) => order(a.goal, b.goal))
	for (const bypass of sorted) {
		const at = bestPlace(goals, bypass.goal)
		goals.splice(at, 0, bypass.goal)
		slots.splice(at, 0, { key: bypass.key, column, node: null, room: bypass.room, kept: 0, lane: false })
	}
	return slots
}

/** Sort key of a place: the demand aimed at, then the source, then the target. */
type Goal = readonly [aim: number, source: number, target: number]

function goal(structure: Structure, from: NodeId, to: NodeId): Goal {
	return [structure.aim.get(to) ?? Infinity, rank(structure, from), rank(structure, to)]
}

function order(a: Goal, b: Goal): number {
	if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
	return a[1] - b[1] || a[2] - b[2]
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

function rank(structure: Structure, id: NodeId): number {
	return structure.rank.get(id) ?? Infinity
}
