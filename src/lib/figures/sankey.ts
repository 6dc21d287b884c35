/**
 * The capacity Sankey: boxes in fixed columns, one a stage; outline is capacity, fill is use, hatch is what the demand
 * needs and is not there. Everything is in one scale, which a frame locks across levers, scenarios and years.
 */
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { amountsOf, nameIn, nodeNames, type Reading } from './reading.ts'
import type { Scene } from './scene.ts'
import { DOWNWARDS, RIGHTWARDS, type Axes } from './sankey/axes.ts'
import { bandsOf, type Box } from './sankey/bands.ts'
import { boxLayer } from './sankey/boxes.ts'
import { columnsOf, type Columns } from './sankey/columns.ts'
import { detailLines } from './sankey/details.ts'
import { isDrawn, type Drawing } from './sankey/drawing.ts'
import { flowLayer, ghostLayer } from './sankey/flows.ts'
import { footer } from './sankey/footer.ts'
import { flowGraph, type FlowGraph, type FlowLink } from './sankey/graph.ts'
import { headingLayer, stageColumns } from './sankey/headings.ts'
import { labelLayer, labelLength, labelWidth, LEADING } from './sankey/labels.ts'
import { layOut, type Tie } from './sankey/layout.ts'
import { originsOf } from './sankey/origins.ts'
import { routesOf, slotsOf, type Route, type Slot } from './sankey/slots.ts'
import { structureOf, type Structure } from './sankey/structure.ts'
import { traceOf } from './sankey/trace.ts'

/** What stays as it is while levers, scenarios and years change: the room of every node and passing link. */
export interface SankeyFrame {
	component: ComponentId | null
	/** Amount that each place keeps free, by its key. */
	rooms: Readonly<Record<string, number>>
	links: readonly FlowLink[]
}

export interface SankeyOptions {
	width: number
	/** Height to aim for; a chain with many plants in one stage takes more. */
	height: number
	reading: Reading
	/** From the base situation; without it the plan is its own frame. */
	frame?: SankeyFrame
	/** Draws one component alone. */
	component?: ComponentId | null
	/** Lights what feeds this node and what it feeds. */
	selected?: NodeId | null
	/** Size of the text. */
	size?: number
}

/** Below this width the chain runs down the page. */
const NARROW = 640
const TEXT_SIZE = 12

/** The frame of a base situation: as large as its plan and the top of its ladder need. */
export function sankeyFrame(chain: Chain, plan: Plan, component: ComponentId | null = null): SankeyFrame {
	const { graph, slots } = skeleton(chain, plan, component, null)
	const rooms = Object.fromEntries(slots.flat().map((slot) => [slot.key, slot.room]))
	return { component, rooms, links: graph.links }
}

interface Skeleton {
	graph: FlowGraph
	columns: Columns
	routes: Route[]
	slots: Slot[][]
}

/** All that comes before lengths: who is where, and how much room each keeps. */
function skeleton(chain: Chain, plan: Plan, component: ComponentId | null, frame: SankeyFrame | null): Skeleton {
	const structure = structureOf(chain, plan.scenario.demand)
	const columns = columnsOf(chain, structure)
	const own = flowGraph(chain, plan, component)
	const graph = { nodes: own.nodes, links: withFrame(own.links, frame) }
	const routes = routesOf(graph.nodes, graph.links, columns)
	const slots = slotsOf(graph.nodes, routes, columns, structure).map((column) =>
		column.map((slot) => ({ ...slot, room: Math.max(slot.room, frame?.rooms[slot.key] ?? 0) }))
	)
	return { graph, columns, routes, slots }
}

/** Links of the frame that carry nothing now keep their place. */
function withFrame(links: FlowLink[], frame: SankeyFrame | null): FlowLink[] {
	const keys = new Set(links.map((link) => link.key))
	const kept = frame?.links.filter((link) => !keys.has(link.key)) ?? []
	return [...links, ...kept.map((link) => ({ ...link, real: 0, ghost: 0 }))]
}

/** The capacity Sankey of a plan, for a width and height. */
export function sankey(chain: Chain, plan: Plan, options: SankeyOptions): Scene {
	const { width, height, reading, component = null, selected = null, size = TEXT_SIZE } = options
	const frame = options.frame?.component === component ? options.frame : null
	const { graph, columns, routes, slots } = skeleton(chain, plan, component, frame)
	const grid = width < NARROW ? downGrid(columns, width, size) : acrossGrid(columns, width, height, size)
	const names = nodeNames(chain)
	const least = (slot: Slot) => leastLength(slot, grid, names, size)
	const lane = laneOf(chain, routes, frame, size)
	const pad = grid.axes.downwards ? 6 : 9
	const length = Math.max(grid.length, needed(slots, least, pad) + (lane?.least ?? 0))
	const layout = layOut(slots, tiesOf(routes, frame), { start: grid.top, length, pad, least, lane })
	const boxOf = (stop: string, route: Route) => boxAt(stop, route, columns, grid)
	const drawing: Drawing = {
		chain,
		plan,
		component,
		reading,
		amounts: amountsOf(chain, reading),
		names,
		graph: { nodes: graph.nodes.filter(isDrawn), links: graph.links },
		columns,
		axes: grid.axes,
		layout,
		bands: bandsOf(routes, layout, boxOf),
		origins: originsOf(chain, graph, columns),
		trace: selected === null ? null : traceOf(graph, selected),
		spans: grid.spans,
		top: grid.top,
		length,
		size
	}
	return compose(drawing, width)
}

/** Room for the lane: its labels, and what returns along it. */
function laneOf(chain: Chain, routes: readonly Route[], frame: SankeyFrame | null, size: number) {
	if (!chain.routes.some((route) => route.lane)) return null
	const framed = new Map(frame?.links.map((link) => [link.key, link.real + link.ghost]))
	const amount = routes
		.filter((route) => route.course === 'return')
		.reduce((sum, { link }) => sum + Math.max(link.real + link.ghost, framed.get(link.key) ?? 0), 0)
	return { least: size * LEADING * 2 + 4, amount }
}

/** The box of a node, or the column that a link passes; those of feeds and imports are half as wide. */
function boxAt(stop: string, route: Route, columns: Columns, grid: Grid): Box {
	const node = stop === route.from.id ? route.from : stop === route.to.id ? route.to : null
	const column = node ? columns.columnOf(node) : Number(stop.slice(stop.lastIndexOf('@') + 1))
	const span = grid.spans[column] ?? { start: 0, end: 0 }
	return node?.kind === 'feed' || node?.kind === 'import' ? { start: span.start, end: (span.start + span.end) / 2 } : span
}

/** What draws the places of the columns towards each other; by the frame where it has the link, so that levers do not. */
function tiesOf(routes: readonly Route[], frame: SankeyFrame | null): Tie[] {
	const framed = new Map(frame?.links.map((link) => [link.key, link.real + link.ghost]))
	return routes
		.filter((route) => route.course === 'forward')
		.flatMap(({ link, stops }) => {
			const weight = Math.max(link.real + link.ghost, framed.get(link.key) ?? 0)
			return stops.slice(1).map((to, index) => ({ from: stops[index] ?? '', to, weight }))
		})
}

function compose(drawing: Drawing, width: number): Scene {
	const { chain, plan, reading } = drawing
	const bottom = drawing.top + drawing.length
	const foot = footer(drawing, bottom + drawing.size, 2, width - 2)
	const title = reading.words.figures.sankey.title({
		chain: chain.name,
		scenario: plan.scenario.name,
		year: reading.numbers.year(plan.year)
	})
	return {
		width,
		height: Math.ceil(bottom + drawing.size + foot.height),
		title,
		description: '',
		marks: [
			ghostLayer(drawing),
			flowLayer(drawing),
			boxLayer(drawing),
			labelLayer(drawing),
			headingLayer(drawing),
			foot.mark
		]
	}
}

interface Grid {
	axes: Axes
	spans: Drawing['spans']
	top: number
	length: number
}

const BOX = 15
const FEED_COLUMN = 0.78
const LAST_COLUMN = 1.25

function acrossGrid(columns: Columns, width: number, height: number, size: number): Grid {
	const weights = columns.list.map((column, index) =>
		index === columns.list.length - 1 ? LAST_COLUMN : column.feeds ? FEED_COLUMN : 1
	)
	const unit = (width - 4) / weights.reduce((a, b) => a + b, 0)
	let start = 2
	const spans = weights.map((weight) => {
		const span = { start, end: start + BOX, labels: unit * weight - BOX }
		start += unit * weight
		return span
	})
	const top = size * 2.4
	return { axes: RIGHTWARDS, spans, top, length: height - top - size * 5 }
}

function downGrid(columns: Columns, width: number, size: number): Grid {
	return { axes: DOWNWARDS, spans: columns.list.map((_, i) => ({ start: 10 + i * 60, end: 24 + i * 60, labels: 0 })), top: 84, length: width - 88 }
}

function leastLength(slot: Slot, grid: Grid, names: ReadonlyMap<NodeId, string>, size: number): number {
	if (slot.node === null) return 0
	if (grid.axes.downwards) return size * 1.4
	const width = labelWidth(grid.spans[slot.column]?.labels ?? 0)
	return labelLength(names.get(slot.node.id) ?? '', width, size, detailLines(slot.node))
}

/** The least length at which all labels fit and flows still show. */
function needed(slots: readonly (readonly Slot[])[], least: (slot: Slot) => number, pad: number): number {
	const lengths = slots.map((column) => column.filter((slot) => slot.node && !slot.lane).reduce((sum, slot) => sum + least(slot) + pad, 0))
	return Math.max(...lengths) * 1.15 + 40
}
