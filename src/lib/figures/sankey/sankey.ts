/**
 * The capacity Sankey: boxes in fixed columns, one a stage; outline is capacity, fill is use, hatch is what the demand
 * needs and is not there. At the end stands the demand as one bar, divided by what is missing. Everything is in one
 * scale, which a frame locks across levers, scenarios and years.
 */
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Plan } from '#lib/engine/index.ts'
import { amountsOf, shortNames, type Locale } from '../text/locale.ts'
import type { Scene } from '../scene/scene.ts'
import { boxLayer } from './draw/boxes.ts'
import type { Columns } from './layout/columns.ts'
import type { Drawing } from './draw/drawing.ts'
import { beforeLayer, flowLayer, ghostLayers, THIN } from './draw/flows.ts'
import { footer } from './draw/footer.ts'
import { titleLines } from './layout/region-room.ts'
import type { PageFit } from './layout/fit-parts.ts'
import { fitToPage } from './layout/page-fit.ts'
import { headingLayer } from './draw/headings.ts'
import { demandBar, endBelow } from './draw/demand-bar.ts'
import { regionLayer, regionTitles } from './draw/regions.ts'
import { labelLayer } from './draw/labels.ts'
import { layOut, type Layout } from './layout/layout.ts'
import { originsOf, strongest, type Origins, type OriginsOf } from './data/origins.ts'
import { arrange, arrangeGraph, type Arrangement, type SankeyFrame } from './layout/arrangement.ts'
import type { LinkPath } from './layout/slots.ts'
import { strandsOf, type Edges } from './layout/strands.ts'
import { flowGraph, isDrawn, type FlowGraph } from './data/graph.ts'
import { envelopeOf } from './data/envelope.ts'
import { traceOf, traceOfPart } from './data/trace.ts'
import { gapParts, type GapPart } from '../text/gap-parts.ts'
import { regionsOf } from '../regions.ts'
import { leastAmount } from '../tolerances.ts'
import { summary } from '../text/summary.ts'

export type { SankeyFrame } from './layout/arrangement.ts'

/** Size, words and selection of a capacity Sankey. */
export interface SankeyOptions {
	width: number
	/** Height to aim for; a chain with many plants in one stage takes more. */
	height: number
	locale: Locale
	/** From the base situation; without it the plan is its own frame. */
	frame?: SankeyFrame
	/** Draws one component alone. */
	component?: ComponentId | null
	/** Lights what feeds this node and what it feeds. */
	selected?: NodeId | null
	/** Lights what a part of the gap needs, by the part's id. */
	cause?: string | null
	/** Outlines where flows that have changed were in this plan. */
	before?: Plan | null
	/** Size of the text, pixels. */
	size?: number
}

const TEXT_SIZE = 13

/** The frame of a base situation: as large as its plan and the top of its ladder need. */
export function sankeyFrame(chain: Chain, plan: Plan, component: ComponentId | null = null): SankeyFrame {
	return frameOf(arrange(chain, plan, component, null), component)
}

/** A frame in which several plans have room, so that all are drawn in one scale and every node has one place. */
export function commonFrame(chain: Chain, plans: readonly Plan[]): SankeyFrame {
	const graph = envelopeOf(plans.map((plan) => flowGraph(chain, plan, null)))
	const regions = plans.flatMap((plan) => regionsOf(chain, plan))
	return frameOf(arrangeGraph(chain, plans[0]!.scenario.demand, { graph, regions }, null), null)
}

function frameOf({ graph, slots, regions }: Arrangement, component: ComponentId | null): SankeyFrame {
	return { component, slots, links: graph.links, regions }
}

/** The capacity Sankey: a scene, with what another figure or a view needs to go with it. */
export interface SankeyScene extends Scene {
	/** Base units a year for which a pixel stands. */
	tonnesPerPixel: number
	/** True while the scale is the frame's. */
	locked: boolean
}

/** The capacity Sankey of a plan, for a width and height. */
export function sankey(chain: Chain, plan: Plan, options: SankeyOptions): SankeyScene {
	const drawing = sankeyDrawing(chain, plan, options)
	const { layout } = drawing
	const before = options.before ? drawnBefore(chain, options.before, options) : null
	return {
		...compose(drawing, before, options.width),
		tonnesPerPixel: layout.tonnesPerPixel,
		locked: layout.locked
	}
}

const drawnPlans = new WeakMap<Plan, { options: SankeyOptions; drawing: Drawing }>()

/** The drawing of a plan that stays the same while a lever moves: kept, so that it is made once. */
function drawnBefore(chain: Chain, plan: Plan, options: SankeyOptions): Drawing {
	const known = drawnPlans.get(plan)
	const same = (name: keyof SankeyOptions) => known?.options[name] === options[name]
	if (known && (['width', 'height', 'frame', 'component', 'size'] as const).every(same)) return known.drawing
	const drawing = sankeyDrawing(chain, plan, { ...options, selected: null, cause: null })
	drawnPlans.set(plan, { options, drawing })
	return drawing
}

/** Everything that the scene is made of, before it becomes marks. */
export function sankeyDrawing(chain: Chain, plan: Plan, options: SankeyOptions): Drawing {
	const { component = null } = options
	const frame = options.frame?.component === component ? options.frame : null
	const arrangement = arrange(chain, plan, component, frame)
	return drawingOf(chain, plan, arrangement, originsOf(chain, arrangement.graph), options)
}

/** Returns the drawing of an arrangement: the amounts are those of its graph, written as those of the plan. */
export function drawingOf(
	chain: Chain,
	plan: Plan,
	arrangement: Arrangement,
	origins: OriginsOf,
	options: SankeyOptions
): Drawing {
	const { width, height, locale, component = null, size = TEXT_SIZE } = options
	const { graph, columns, routes } = arrangement
	const gap = gapParts(chain, plan, locale, component)
	const least = leastAmount(plan)
	const names = shortNames(chain)
	const fit = fitToPage({ chain, arrangement, names, locale, width, height, size })
	const layout = layOut(arrangement.slots, arrangement.frame.slots, arrangement.ties, fit.measures)
	const shades = (route: LinkPath) => shadesOf(route, origins.link(route.link), layout)
	return {
		chain,
		plan,
		component,
		locale,
		amounts: amountsOf(chain, plan, locale),
		names,
		graph,
		nodes: arrangement.placed.filter(isDrawn),
		columns,
		axes: fit.axes,
		layout,
		strands: strandsOf(routes, shades, layout, (stop, route) => boxAt(stop, route, columns, fit)),
		origins,
		gap: gap.filter(({ amount }) => amount > least),
		...selection(graph, gap, options),
		regions: arrangement.regions.map((region) => {
			const { width, labelLines } = fit.titleRoom(region)
			return { ...region, titleWidth: width, labelLines, title: titleLines(chain, region, width, size, locale) }
		}),
		spans: fit.spans,
		lines: fit.lines,
		bar: fit.bar,
		top: fit.measures.start,
		length: fit.measures.length,
		size,
		least
	}
}

/** What is lit: all that concerns a selected part of the gap, or else a selected node. */
function selection(
	graph: FlowGraph,
	gap: readonly GapPart[],
	{ selected = null, cause = null }: SankeyOptions
): Pick<Drawing, 'trace' | 'cause'> {
	const part = gap.find(({ id }) => id === cause)
	if (part !== undefined) return { trace: traceOfPart(graph, part.nodes), cause: part.id }
	return { trace: selected === null ? null : traceOf(graph, selected), cause: null }
}

/** Lines that are too thin to split, and flows that return, have the colour of their largest origin. */
function shadesOf(route: LinkPath, mixed: Origins, layout: Layout): Origins {
	return route.course === 'return' || route.link.real / layout.tonnesPerPixel < THIN ? strongest(mixed) : mixed
}

/** The box of a node, or the column that a link passes; those of imports are half as wide. */
function boxAt(stop: string, route: LinkPath, columns: Columns, fit: PageFit): Edges {
	const node = stop === route.from.id ? route.from : stop === route.to.id ? route.to : null
	const column = node ? columns.columnOf(node) : Number(stop.slice(stop.lastIndexOf('@') + 1))
	const span = fit.spans[column] ?? { start: 0, end: 0 }
	return node?.kind === 'import' ? { start: span.start, end: (span.start + span.end) / 2 } : span
}

function compose(drawing: Drawing, before: Drawing | null, width: number): Scene {
	const { chain, plan, locale, size } = drawing
	const bottom = drawing.axes.downwards ? endBelow(drawing) : drawing.top + drawing.length
	const ghosts = ghostLayers(drawing)
	const foot = footer(drawing, bottom + size, 2, width - 2)
	return {
		width,
		height: Math.ceil(bottom + size + foot.height),
		title: locale.words.figures.sankey.title({
			chain: chain.name,
			scenario: plan.scenario.name,
			year: locale.numbers.year(plan.year)
		}),
		description: summary(chain, plan, locale, drawing.component),
		marks: [
			ghosts.behind,
			regionLayer(drawing),
			ghosts.over,
			flowLayer(drawing),
			...(before ? [beforeLayer(drawing, before)] : []),
			boxLayer(drawing),
			demandBar(drawing),
			regionTitles(drawing),
			labelLayer(drawing),
			headingLayer(drawing),
			foot.mark
		]
	}
}
