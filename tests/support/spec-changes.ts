/** Changes of a chain that a property compares the plans of. */
import { accept, type ChainSpec, type PlantSpec, type Takes } from './chains.ts'

/** Without the limits of the named plants, feeds and imports. */
export function lifted(spec: ChainSpec, names: readonly string[]): ChainSpec {
	const is = (x: { id: string }) => names.includes(x.id)
	return {
		...spec,
		feeds: spec.feeds.map((f) => (is(f) ? { ...f, available: null } : f)),
		plants: spec.plants.map((p) => (is(p) ? { ...p, capacity: null } : p)),
		trades: (spec.trades ?? []).map((t) => (is(t) ? { ...t, amount: null } : t))
	}
}

/** Materials that plants take in. */
const takenBy = ({ takes = [], recipe = [] }: PlantSpec) =>
	[takes, ...recipe.map((each) => each.takes)].flatMap((each) => accept(each).map(({ material }) => material))

/** Whether a plant takes in a material, or what others make of it. */
export function leadsTo(spec: ChainSpec, material: string, plant: PlantSpec): boolean {
	const made = new Set([material])
	for (const each of made)
		for (const p of spec.plants.filter((p) => takenBy(p).includes(each)))
			for (const product of [p.gives, p.rest, ...(p.also ?? []).map(({ gives }) => gives)])
				if (product !== undefined) made.add(product)
	return takenBy(plant).some((each) => made.has(each))
}

/** The year that chains of tests open on. */
const YEAR = 2026

/** Every plant as large as it may grow: to its limit, unless more of it runs today. */
export function allBuilt(spec: ChainSpec): ChainSpec {
	const largest = ({ capacity, limit, start, ramp }: PlantSpec) => {
		if (limit === undefined || capacity === null) return null
		const share = start === undefined ? 1 : (ramp?.[YEAR - start] ?? 1)
		return Math.max(limit, capacity * share)
	}
	return {
		...spec,
		plants: spec.plants.map((p) => ({ ...p, capacity: largest(p), start: undefined, ramp: undefined }))
	}
}

/** All amounts times `k`. */
export function scaledBy(spec: ChainSpec, k: number): ChainSpec {
	const times = <T extends number | null | undefined>(x: T) => (typeof x === 'number' ? x * k : x) as T
	return {
		...spec,
		feeds: spec.feeds.map((f) => ({ ...f, available: times(f.available) })),
		plants: spec.plants.map((p) => ({
			...p,
			capacity: times(p.capacity),
			...(p.limit === undefined ? {} : { limit: times(p.limit) }),
			...(p.commitment === undefined ? {} : { commitment: times(p.commitment) })
		})),
		demands: spec.demands.map((d) => ({ ...d, amount: times(d.amount) })),
		trades: (spec.trades ?? []).map((t) => ({ ...t, amount: times(t.amount) }))
	}
}

/** Everything written in the opposite order. */
export function turned(spec: ChainSpec): ChainSpec {
	return {
		...spec,
		feeds: spec.feeds.toReversed(),
		plants: spec.plants.toReversed(),
		demands: spec.demands.toReversed(),
		trades: (spec.trades ?? []).toReversed()
	}
}

/** Everything under another name; names sort in the opposite order. */
export function renamed(spec: ChainSpec, name: (id: string) => string): ChainSpec {
	const accepted = (takes: Takes) => accept(takes).map((each) => ({ ...each, material: name(each.material) }))
	return {
		...spec,
		pure: spec.pure?.map(name),
		feeds: spec.feeds.map((f) => ({ ...f, id: name(f.id), gives: name(f.gives) })),
		plants: spec.plants.map((p) => ({
			...p,
			id: name(p.id),
			gives: name(p.gives),
			...(p.takes === undefined ? {} : { takes: accepted(p.takes) }),
			...(p.rest === undefined ? {} : { rest: name(p.rest) }),
			...(p.recipe ? { recipe: p.recipe.map((r) => ({ ...r, takes: accepted(r.takes) })) } : {})
		})),
		demands: spec.demands.map((d) => ({ ...d, id: name(d.id), takes: accepted(d.takes) })),
		trades: (spec.trades ?? []).map((t) => ({ ...t, id: name(t.id), material: name(t.material) }))
	}
}

/** One plant as two of half its size, `<id>-left` and `<id>-right`. */
export function halved(spec: ChainSpec, id: string): ChainSpec {
	const half = (x: number | null) => (x === null ? null : x / 2)
	const halves = (p: PlantSpec): PlantSpec[] =>
		['left', 'right'].map((side) => ({
			...p,
			id: `${p.id}-${side}`,
			capacity: half(p.capacity),
			...(p.limit === undefined ? {} : { limit: p.limit / 2 }),
			...(p.commitment === undefined ? {} : { commitment: p.commitment / 2 })
		}))
	return { ...spec, plants: spec.plants.flatMap((p) => (p.id === id ? halves(p) : [p])) }
}
