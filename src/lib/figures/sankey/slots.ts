/** Who stands where in each column: nodes in the model's order, and between them the links that pass by. */
import type { NodeId } from '#lib/model/chain.ts'
import type { Columns } from './columns.ts'
import type { FlowLink, FlowNode } from './graph.ts'
import type { Structure } from './structure.ts'

/** A place in a column, for a node or for a link on its way past. */
export interface Slot {
	key: string
	column: number
	node: FlowNode | null
	/** Amount that the place keeps free. */
	room: number
	/** In the lane below, apart from the column. */
	lane: boolean
}

/** How a link runs: through the columns, along the lane, or back along the lane. */
export type Course = 'forward' | 'lane' | 'return'

export interface Route {
	link: FlowLink
	course: Course
	from: FlowNode
	to: FlowNode
	/** Keys of the places that it passes, from source to target, both included. */
	stops: string[]
}

/** Key of the place that a link takes in a column it passes. */
export function stopKey(link: FlowLink, column: number): string {
	return `${link.key}@${column}`
}

/** The way of each link between nodes that are drawn. */
export function routesOf(nodes: readonly FlowNode[], links: readonly FlowLink[], columns: Columns): Route[] {
	const byId = new Map(nodes.map((node) => [node.id, node]))
	return links.flatMap((link) => {
		const from = byId.get(link.from)
		const to = byId.get(link.to)
		return from && to ? [routeOf(link, from, to, columns)] : []
	})
}

function routeOf(link: FlowLink, from: FlowNode, to: FlowNode, columns: Columns): Route {
	const start = columns.columnOf(from)
	const end = columns.columnOf(to)
	const course = end <= start ? 'return' : from.lane || to.lane ? 'lane' : 'forward'
	const between = Array.from({ length: Math.max(0, end - start - 1) }, (_, index) => start + 1 + index)
	const passed = course === 'forward' ? between.map((column) => stopKey(link, column)) : []
	return { link, course, from, to, stops: [from.id, ...passed, to.id] }
}

/** What a node keeps free: the largest of its capacity, its need and its flows. */
export function roomOf(node: FlowNode): number {
	return node.kind === 'feed' || node.kind === 'import'
		? node.real + node.ghost
		: Math.max(node.outline, node.needed, node.real + node.ghost, node.out)
}

/** The places of each column from top to bottom; the order depends on the chain alone. */
export function slotsOf(
	nodes: readonly FlowNode[],
	routes: readonly Route[],
	columns: Columns,
	structure: Structure
): Slot[][] {
	return columns.list.map((_, column) => {
		const here = nodes
			.filter((node) => columns.columnOf(node) === column)
			.sort((a, b) => rank(structure, a.id) - rank(structure, b.id))
		const passing = routes.filter((route) => route.stops.includes(stopKey(route.link, column)))
		return merge(here, passing, column, structure)
	})
}

function merge(here: FlowNode[], passing: Route[], column: number, structure: Structure): Slot[] {
	const slots = here.map(
		(node): Slot => ({ key: node.id, column, node, room: roomOf(node), lane: node.lane })
	)
	const aims = here.map((node) => goal(structure, node.id, node.id))
	for (const route of [...passing].sort((a, b) => order(goalOf(a, structure), goalOf(b, structure)))) {
		const at = bestPlace(aims, goalOf(route, structure))
		aims.splice(at, 0, goalOf(route, structure))
		const { link } = route
		slots.splice(at, 0, {
			key: stopKey(link, column),
			column,
			node: null,
			room: link.real + link.ghost,
			lane: false
		})
	}
	return slots
}

/** What decides who is above whom: the demand aimed at, then where it comes from, then where it goes. */
type Goal = readonly [aim: number, source: number, target: number]

function goal(structure: Structure, from: NodeId, to: NodeId): Goal {
	return [structure.aim.get(to) ?? Infinity, rank(structure, from), rank(structure, to)]
}

function goalOf(route: Route, structure: Structure): Goal {
	return goal(structure, route.link.from, route.link.to)
}

function order(a: Goal, b: Goal): number {
	if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
	return a[1] - b[1] || a[2] - b[2]
}

/** Where a goal stands among others with the fewest out of order; the lowest such place, so that equals keep theirs. */
function bestPlace(others: readonly Goal[], mine: Goal): number {
	let best = 0
	let fewest = Infinity
	for (let at = 0; at <= others.length; at++) {
		const crossed = others.filter((other, index) => (index < at ? order(other, mine) > 0 : order(other, mine) < 0)).length
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
