/** Small chains for tests, in code: enough to say what a test is about and nothing else. */
import type {
	Acceptance,
	Chain,
	Demand,
	Feed,
	Figure,
	Material,
	Process,
	ShareFigure,
	Trade
} from '#lib/model/chain.ts'
import { fingerprint } from '#lib/model/fingerprint.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'

export const openToday: Scenario = { id: 'today', year: null, demand: null, set: {} }

export function figure(value: number | null): Figure {
	return {
		state: value === null ? 'unknown' : value === 0 ? 'none' : 'known',
		value,
		low: null,
		high: null,
		unit: 't/yr',
		written: { value, low: null, high: null },
		status: 'assumed',
		sources: ['test'],
		confidence: 'low',
		date: null,
		note: null,
		alternatives: []
	}
}

/** Nothing where a test says nothing. */
const stated = (value: number | undefined) => (value === undefined ? null : figure(value))

function shares(values: Record<string, number>): ShareFigure {
	return {
		shares: values,
		low: {},
		high: {},
		status: 'assumed',
		sources: ['test'],
		confidence: 'low',
		date: null,
		note: null
	}
}

/** What is taken: a material, or several, each whole or single components of it. */
export type Takes = string | readonly (string | Acceptance)[]

export interface PlantSpec {
	id: string
	stage?: string
	route?: string
	takes?: Takes
	/** Ingredients in fixed proportion. */
	recipe?: { takes: Takes; share: number }[]
	gives: string
	/** Fraction of every component, or by component; the rest is lost to `waste`. */
	yield?: number | Record<string, number>
	/** Further products with yields of their own. */
	also?: { gives: string; yield: number | Record<string, number> }[]
	/** A last product that gets all that the others do not. */
	rest?: string
	capacity: number | null
	basis?: string
	limit?: number
	cost?: number
	/** Years from decision to product. */
	lead?: number
	/** The least that is added at once, and the size that the cost is of. */
	least?: number
	reference?: number
	/** Money by the unit that is run: its cost, and what by-products earn. Years that a new plant lasts. */
	operating?: number
	income?: number
	life?: number
	commitment?: number
	/** Amount per unit of output. */
	byproducts?: Record<string, number>
	/** First year of production, and fractions of the capacity from then on. */
	start?: number
	ramp?: number[]
}

export interface ChainSpec {
	components?: string[]
	stages?: string[]
	routes?: { id: string; lane?: boolean; shared?: boolean }[]
	pure?: string[]
	feeds: {
		id: string
		gives: string
		available?: number | null
		composition?: Record<string, number>
		/** In the ground. */
		resource?: number
		route?: string
	}[]
	stocks?: {
		id: string
		holds: string
		amount: number
		composition?: Record<string, number>
		/** A year. */
		available?: number
		limit?: number
		least?: number
		route?: string
	}[]
	/** Of an outlet, or of a by-product of the plants. */
	stores?: { id: string; holds: string; amount?: number; limit?: number }[]
	plants: PlantSpec[]
	demands: { id: string; takes: Takes; amount: number; tier?: number; counted?: number }[]
	trades?: {
		id: string
		kind: 'import' | 'export'
		material: string
		amount: number | null
		composition?: Record<string, number>
		tier?: number
	}[]
}

/** The materials that are taken, written out. */
export const accept = (takes: Takes): Acceptance[] =>
	(typeof takes === 'string' ? [takes] : takes).map((each) =>
		typeof each === 'string' ? { material: each, only: null } : each
	)

const shareOf = (by: number | Record<string, number>, component: string) =>
	typeof by === 'object' ? (by[component] ?? 0) : by

/** What a plant makes of each component: its products in order, and what is left. */
function productsOf(spec: PlantSpec, components: string[]) {
	const products = [{ gives: spec.gives, yield: spec.yield ?? 1 }, ...(spec.also ?? [])].map((product) => ({
		material: product.gives,
		shares: Object.fromEntries(components.map((c) => [c, shareOf(product.yield, c)]))
	}))
	const rest = Object.fromEntries(
		components.map((c) => [c, products.reduce((left, { shares: by }) => left - by[c]!, 1)])
	)
	return { products, rest }
}

const ingredientsOf = (spec: PlantSpec) =>
	(spec.recipe ?? [{ takes: spec.takes!, share: 1 }]).map(({ takes, share }) => ({
		share,
		takes: accept(takes),
		figure: null
	}))

const byproductsOf = ({ byproducts = {} }: PlantSpec) =>
	Object.entries(byproducts).map(([id, per]) => ({ id, name: id, unit: 't', per: figure(per) }))

function process(spec: PlantSpec, components: string[], stages: string[]): Process {
	const { products, rest } = productsOf(spec, components)
	const ingredients = ingredientsOf(spec)
	return {
		authorities: [],
		id: spec.id,
		name: spec.id,
		stage: spec.stage ?? stages[0]!,
		route: spec.route ?? 'main',
		place: null,
		note: null,
		modes: [
			{
				ingredients,
				yields: [
					...products.map(({ material, shares: by }) => ({ to: { material }, shares: by, figure: shares(by) })),
					{ to: spec.rest ? { material: spec.rest } : { outlet: 'waste' }, shares: rest, figure: null }
				]
			}
		],
		basis: spec.basis ?? 'feed',
		plants: [
			{
				id: 'plant',
				name: spec.id,
				status: 'operating',
				nameplate: figure(spec.capacity),
				start: spec.start ?? null,
				ramp: spec.ramp ?? []
			}
		],
		availability: null,
		expansion: {
			limit: stated(spec.limit),
			least: stated(spec.least),
			cost: stated(spec.cost),
			reference: stated(spec.reference),
			operating: stated(spec.operating),
			income: stated(spec.income),
			life: stated(spec.life),
			lead: stated(spec.lead)
		},
		commitment: stated(spec.commitment),
		byproducts: byproductsOf(spec)
	}
}

function materialsOf(spec: ChainSpec): Material[] {
	const inputs = (p: PlantSpec) =>
		(p.recipe ? p.recipe.flatMap((r) => accept(r.takes)) : accept(p.takes!)).map((a) => a.material)
	const outputs = (p: PlantSpec) => [p.gives, ...(p.also ?? []).map((a) => a.gives), ...(p.rest ? [p.rest] : [])]
	const ids = new Set([
		...spec.feeds.map((f) => f.gives),
		...(spec.stocks ?? []).map((s) => s.holds),
		...spec.plants.flatMap((p) => [...inputs(p), ...outputs(p)]),
		...(spec.trades ?? []).map((t) => t.material)
	])
	return [...ids].map((id) => ({
		id,
		name: id,
		stage: 'use',
		pure: spec.pure?.includes(id) ?? false,
		grossUnit: null,
		content: null
	}))
}

/** A chain from the few things that a test is about. */
export function chainOf(given: ChainSpec): Chain {
	const components = given.components ?? ['X']
	const stages = given.stages ?? ['mine', 'use']
	const processes = given.plants.map((p) => process(p, components, stages))
	const even = Object.fromEntries(components.map((c) => [c, 1 / components.length]))
	const feeds: Feed[] = given.feeds.map((f) => ({
		id: f.id,
		name: f.id,
		route: f.route ?? 'main',
		stage: stages[0]!,
		material: f.gives,
		composition: shares(f.composition ?? even),
		available: figure(f.available ?? null),
		resource: f.resource === undefined ? null : figure(f.resource),
		stock: null,
		note: null
	}))
	const stocks = (given.stocks ?? []).map((s): Feed => ({
		id: s.id,
		name: s.id,
		route: s.route ?? 'main',
		stage: stages[0]!,
		material: s.holds,
		composition: s.amount === 0 && !s.composition ? null : shares(s.composition ?? even),
		available: stated(s.available),
		resource: figure(s.amount),
		stock: {
			limit: s.limit === undefined ? null : figure(s.limit),
			least: s.least === undefined ? null : figure(s.least)
		},
		note: null
	}))
	const demands: Demand[] = given.demands.map((d) => ({
		id: d.id,
		name: d.id,
		basis: 'base',
		takes: accept(d.takes),
		amount: figure(d.amount),
		counted: d.counted ?? 1,
		countedFigure: null,
		tier: d.tier ?? 1,
		note: null
	}))
	const trades: Trade[] = (given.trades ?? []).map((t) => ({
		id: t.id,
		name: t.id,
		kind: t.kind,
		partner: 'abroad',
		stage: 'use',
		gives: t.kind === 'import' ? t.material : null,
		composition: t.kind === 'import' ? shares(t.composition ?? even) : null,
		takes: t.kind === 'export' ? accept(t.material) : [],
		amount: figure(t.amount),
		tier: t.tier ?? 1,
		note: null
	}))
	const levers = [
		...processes.map((p) => ({ id: p.id, kind: 'capacity' as const, stage: p.stage })),
		...demands.map((d) => ({ id: d.id, kind: 'demand' as const, stage: 'use' })),
		...trades.map((t) => ({ id: t.id, kind: t.kind, stage: 'use' }))
	].map((l) => ({ ...l, name: l.id, unit: 't/yr', factor: 1, min: 0, max: 1e9, step: 1 }))
	const chain: Chain = {
		id: 'test',
		name: 'Test chain',
		version: '1',
		date: '2026-01-01',
		notice: null,
		unit: 't',
		unitName: 'metal',
		subject: 'Test chain',
		currency: given.plants.some((p) => p.cost !== undefined) ? 'USD' : null,
		years: { first: 2026, last: 2040 },
		counts: ['operating'],
		components: components.map((id) => ({ id, name: id })),
		stages: stages.map((id) => ({ id, name: id })),
		routes: (given.routes ?? [{ id: 'main' }]).map((r) => ({
			id: r.id,
			name: r.id,
			colour: 'ochre',
			lane: r.lane ?? false,
			shared: r.shared ?? false
		})),
		stores: (given.stores ?? []).map((s) => ({
			id: s.id,
			name: s.id,
			holds: s.holds === 'waste' ? { outlet: s.holds } : { byproduct: s.holds },
			unit: 't',
			amount: figure(s.amount ?? 0),
			limit: s.limit === undefined ? null : figure(s.limit),
			note: null
		})),
		outlets: [{ id: 'waste', name: 'Waste', kind: 'waste' }],
		materials: materialsOf(given),
		feeds: [...feeds, ...stocks],
		processes,
		demandBases: [{ id: 'base', name: 'Base', doubt: null, note: null, demands: demands.map((d) => d.id) }],
		demands,
		trades,
		levers,
		scenarios: [
			{
				id: 'today',
				name: 'Today',
				note: 'as it is',
				sources: [],
				extends: null,
				demand: null,
				year: null,
				counts: null,
				set: {}
			}
		],
		sources: [{ id: 'test', publisher: 'Test', title: 'Test', date: null, url: null, note: null }],
		fingerprint: ''
	}
	return { ...chain, fingerprint: fingerprint(chain) }
}
