/**
 * Random chains for properties and growth: layered plants of one or two routes, with whatever is switched on. The same
 * draw with another switch is the same chain but for what the switch is about.
 */
import fc from 'fast-check'
import type { ChainSpec, PlantSpec, Takes } from './chains.ts'

/** What random chains may contain; what is not named is left out. */
export interface Switches {
	/** Stages of plants, least and most. */
	stages: [number, number]
	/** Two routes with ore of their own, which meet after the first or second stage. */
	routes?: boolean
	/** Yields below 1, by component. */
	losses?: boolean
	/** A second stage that separates into pure components, in half of the chains. */
	separation?: boolean
	/** A recycler of the third stage's losses, where the chain separates. */
	loops?: boolean
	/** A plant with two ingredients in fixed proportion. */
	recipes?: boolean
	/** Plants that take the product of the stage before the last one too. */
	detours?: boolean
	/** Plants without capacity. */
	absent?: boolean
	/** Plants whose capacity is not known. */
	unknown?: boolean
	/** A second plant like another in everything. */
	twins?: boolean
	/** Plants that have started the year before and run at half. */
	ramps?: boolean
	/** Limits of expansion. */
	limits?: boolean
	/** A cost of expansion at every plant. */
	costs?: boolean
	/** Least runs. */
	contracts?: boolean
	exports?: boolean
	imports?: boolean
	/** Feeds of which it is not known how much there is. */
	unknownFeeds?: boolean
	/** Up to three demands, of the last material or the one before, and some of one component alone. */
	demands?: boolean
	tiers?: boolean
	/** Demands counted by more or less than what is delivered. */
	counted?: boolean
}

/** Three stages of one route with losses and a recycler: what the formulation by whole paths knows. */
export const PLAIN: Switches = {
	stages: [3, 3],
	losses: true,
	separation: true,
	loops: true,
	absent: true,
	limits: true,
	unknownFeeds: true
}

/** Networks without losses, where delivery is a maximum flow. */
export const FLOW: Switches = { stages: [3, 3], absent: true, unknownFeeds: true }

/** Everything that a chain may contain. */
export const RICH: Switches = {
	...PLAIN,
	stages: [2, 4],
	routes: true,
	recipes: true,
	detours: true,
	unknown: true,
	twins: true,
	ramps: true,
	contracts: true,
	exports: true,
	imports: true,
	demands: true,
	tiers: true,
	counted: true
}

const fraction = fc.integer({ min: 20, max: 100 }).map((x) => x / 100)
/** Half of all capacities are round, so that limits often coincide. */
const capacity = fc.oneof(
	fc.integer({ min: 1, max: 400 }).map((x) => x / 4),
	fc.constantFrom(25, 50, 100)
)
const oneIn = (n: number) => fc.nat(n - 1).map((x) => x === 0)
const amount = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(0) },
	{ weight: 7, arbitrary: fc.integer({ min: 1, max: 150 }) }
)

const plantDraw = fc.record({
	capacity,
	isAbsent: oneIn(5),
	isUnknown: oneIn(7),
	isTwin: oneIn(8),
	isRamping: oneIn(7),
	isDetour: oneIn(5),
	keeps: fraction,
	/** Yield of B relative to A. */
	tilt: fc.constantFrom(1, 1.1, 0.8),
	limit: fc.option(fc.integer({ min: 0, max: 300 })),
	cost: fc.integer({ min: 1, max: 20 }),
	contract: fc.option(amount, { freq: 3 })
})
type PlantDraw = typeof plantDraw extends fc.Arbitrary<infer T> ? T : never

const STAGES = 4
const PER_STAGE = 3
const ROUTES = 2

const draw = fc.record({
	stages: fc.integer({ min: 0, max: 11 }),
	hasTwoRoutes: fc.boolean(),
	meetsLate: fc.boolean(),
	separates: fc.boolean(),
	hasRecipe: fc.boolean(),
	recipeShare: fc.integer({ min: 1, max: 9 }).map((x) => x / 10),
	perStage: fc.array(fc.integer({ min: 1, max: PER_STAGE }), {
		minLength: STAGES * ROUTES,
		maxLength: STAGES * ROUTES
	}),
	plants: fc.array(plantDraw, {
		minLength: STAGES * ROUTES * PER_STAGE + 2,
		maxLength: STAGES * ROUTES * PER_STAGE + 2
	}),
	feeds: fc.array(
		fc.record({ available: fc.option(fc.integer({ min: 0, max: 200 })), share: fraction, isThere: fc.boolean() }),
		{ minLength: 2 * ROUTES, maxLength: 2 * ROUTES }
	),
	demands: fc.array(
		fc.record({
			amount,
			tier: fc.integer({ min: 1, max: 3 }),
			counted: fc.constantFrom(1, 1.25, 0.8),
			isEarly: oneIn(4),
			only: fc.constantFrom(null, null, 'A', 'B')
		}),
		{ minLength: 1, maxLength: 3 }
	),
	imports: fc.array(fc.record({ at: fc.nat(), amount: fc.option(amount), share: fc.integer({ min: 0, max: 10 }) }), {
		maxLength: 2
	}),
	exports: fc.array(fc.record({ at: fc.nat(), amount, tier: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 })
})
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never

/** How the chain of a draw is laid out under some switches. */
interface Layout {
	s: Switches
	d: Draw
	stages: number
	routes: number
	/** First stage whose product is common to the routes. */
	meets: number
	separates: boolean
}

function layoutOf(s: Switches, d: Draw): Layout {
	const [least, most] = s.stages
	const stages = least + (d.stages % (most - least + 1))
	const routes = s.routes && d.hasTwoRoutes ? 2 : 1
	const separates = Boolean(s.separation) && d.separates && stages > 2
	const meets = routes === 1 ? 0 : d.meetsLate && !separates && stages > 2 ? 2 : 1
	return { s, d, stages, routes, meets, separates }
}

/** Product of a stage, or the ore before the first. */
function materialOf({ routes, meets }: Layout, stage: number, route: number): string {
	const own = routes > 1 && stage < meets
	return `${stage < 0 ? 'ore' : `m${stage}`}${own ? `-r${route}` : ''}`
}

/** Two routes share plants from where they meet on. */
const routesAt = ({ routes, meets }: Layout, stage: number) => (stage < meets ? routes : 1)

/** Compositions would multiply with every stage that tilts them; the first two may. */
function yieldOf({ s }: Layout, stage: number, { keeps, tilt }: PlantDraw): Pick<PlantSpec, 'yield'> {
	if (!s.losses) return { yield: 1 }
	return { yield: { A: keeps, B: Math.min(1, keeps * (stage < 2 ? tilt : 1.1)) } }
}

function capacityOf({ s }: Layout, p: PlantDraw): number | null {
	if (s.absent && p.isAbsent) return 0
	return s.unknown && p.isUnknown ? null : p.capacity
}

function settings({ s }: Layout, p: PlantDraw): Partial<PlantSpec> {
	return {
		...(s.limits && p.limit !== null ? { limit: p.limit } : {}),
		...(s.costs ? { cost: p.cost } : {}),
		...(s.contracts && p.contract !== null ? { commitment: p.contract } : {}),
		...(s.ramps && p.isRamping ? { start: 2025, ramp: [0.25, 0.5, 1] } : {})
	}
}

function takesOf(l: Layout, stage: number, route: number, p: PlantDraw): Takes {
	const before = materialOf(l, stage - 1, route)
	if (!l.s.detours || !p.isDetour || stage < 2) return before
	return [before, materialOf(l, stage - 2, route)]
}

function plantsAt(l: Layout, stage: number, route: number): PlantSpec[] {
	const block = stage * ROUTES + route
	const count = l.d.perStage[block]!
	return l.d.plants.slice(block * PER_STAGE, block * PER_STAGE + count).flatMap((p, i): PlantSpec[] => {
		const plant: PlantSpec = {
			id: `p${stage}${i}${l.routes > 1 && stage < l.meets ? `-r${route}` : ''}`,
			stage: `s${stage + 1}`,
			route: `r${route}`,
			takes: takesOf(l, stage, route, p),
			gives: materialOf(l, stage, route),
			...yieldOf(l, stage, p),
			capacity: capacityOf(l, p),
			...settings(l, p),
			...(stage === 2 && l.s.losses ? { rest: 'scrap' } : {})
		}
		return l.s.twins && p.isTwin ? [plant, { ...plant, id: `${plant.id}-twin` }] : [plant]
	})
}

/** Scrap can only go round again where its composition settles: where the second stage separates. */
function recycler(l: Layout): PlantSpec[] {
	if (!l.s.loops || !l.separates || !l.s.losses) return []
	const p = l.d.plants.at(-1)!
	const capacity = capacityOf(l, p)
	return [{ id: 'recycler', stage: 's2', takes: 'scrap', gives: 'm1', yield: 0.9, capacity, route: 'r0' }]
}

function recipe(l: Layout): PlantSpec[] {
	if (!l.s.recipes || !l.d.hasRecipe || (!l.separates && l.meets !== 2)) return []
	const p = l.d.plants.at(-2)!
	const share = l.d.recipeShare
	const two: Takes[] = l.separates
		? ['A', 'B'].map((c) => [{ material: 'm1', only: [c] }])
		: [materialOf(l, 1, 0), materialOf(l, 1, 1)]
	return [
		{
			id: 'blend',
			stage: `s${l.stages}`,
			route: 'r0',
			recipe: two.map((takes, i) => ({ takes, share: i === 0 ? share : 1 - share })),
			gives: `m${l.stages - 1}`,
			yield: 1,
			capacity: capacityOf(l, p),
			...settings(l, p)
		}
	]
}

function feedsOf(l: Layout): ChainSpec['feeds'] {
	return Array.from({ length: l.routes }, (_, route) => route).flatMap((route) =>
		l.d.feeds.slice(2 * route, 2 * route + 2).flatMap((f, i) => {
			if (i > 0 && !f.isThere) return []
			const available = l.s.unknownFeeds ? f.available : (f.available ?? 200)
			return [
				{
					id: `f${route}${i}`,
					route: `r${route}`,
					gives: materialOf(l, -1, route),
					available,
					composition: { A: f.share, B: 1 - f.share }
				}
			]
		})
	)
}

/** What a demand takes: the last material, or the one before where that is common to all routes. */
function wantedBy(l: Layout, { isEarly, only }: Draw['demands'][number]): Takes {
	const last = l.stages - 1
	if (!l.s.demands) return `m${last}`
	const early = isEarly && last > 1 && routesAt(l, last - 1) === 1
	const material = `m${early ? last - 1 : last}`
	return l.separates && only ? [{ material, only: [only] }] : material
}

function demandsOf(l: Layout): ChainSpec['demands'] {
	return l.d.demands.slice(0, l.s.demands ? 3 : 2).map((x, i) => ({
		id: `d${i}`,
		takes: wantedBy(l, x),
		amount: x.amount,
		...(l.s.tiers ? { tier: x.tier } : {}),
		...(l.s.counted ? { counted: x.counted } : {})
	}))
}

/** Traded are the products that the routes have in common. */
function tradesOf(l: Layout): NonNullable<ChainSpec['trades']> {
	const common = Array.from({ length: l.stages - l.meets }, (_, i) => `m${i + l.meets}`)
	const at = (pick: number) => common[pick % common.length]!
	const imports = (l.s.imports ? l.d.imports : []).map((t, i) => ({
		id: `in${i}`,
		kind: 'import' as const,
		material: at(t.at),
		amount: t.amount,
		composition: { A: t.share / 10, B: 1 - t.share / 10 }
	}))
	const exports = (l.s.exports ? l.d.exports : []).map((t, i) => ({
		id: `out${i}`,
		kind: 'export' as const,
		material: at(t.at),
		amount: t.amount,
		tier: l.s.tiers ? t.tier : 1
	}))
	return [...imports, ...exports]
}

function specOf(s: Switches, d: Draw): ChainSpec {
	const l = layoutOf(s, d)
	const stages = Array.from({ length: l.stages }, (_, stage) => stage)
	const plants = stages.flatMap((stage) =>
		Array.from({ length: routesAt(l, stage) }, (_, route) => plantsAt(l, stage, route)).flat()
	)
	return {
		components: ['A', 'B'],
		stages: [...stages.map((stage) => `s${stage + 1}`), 'use'],
		routes: Array.from({ length: l.routes }, (_, route) => ({ id: `r${route}` })),
		pure: l.separates ? ['m1'] : [],
		feeds: feedsOf(l),
		plants: [...plants, ...recycler(l), ...recipe(l)],
		demands: demandsOf(l),
		trades: tradesOf(l)
	}
}

/** Returns an arbitrary of chains with what is switched on. */
export const chainsWith = (switches: Switches): fc.Arbitrary<ChainSpec> => draw.map((d) => specOf(switches, d))
