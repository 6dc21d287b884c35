/**
 * Lots: a lot is a material with one composition. Following lots keeps blending linear: each process turns each lot
 * it accepts into lots whose composition follows from its yields. Exact for plants run in campaigns; where a plant
 * truly blends it is optimistic. Lots of one material with the same composition are one lot, so that pure products
 * merge and recycle loops close.
 */

import type { Acceptance, Chain, MaterialId, Mode, OutletId, Process } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import { SAME_COMPOSITION, TRACE } from '../tolerances.ts'

/**
 * Compositions of one material beyond which a chain is refused. A chain without loops always settles, and a loop whose
 * compositions converge does so within some tens of rounds; what is still producing new ones here does not settle, or
 * would make a programme that no one could wait for.
 */
export const MAX_LOTS = 1000

/** One material of one composition. */
export interface Lot {
	index: number
	/** Reads well in row names: `mixed-chloride.beach-sands`, `oxide.NdPr`. */
	name: string
	material: MaterialId
	/** Fractions by component, in the chain's component order; sums to 1. */
	composition: Float64Array
	/** Set for lots of pure materials. */
	component: number | null
}

/** A lot and how much of it, per unit of activity. */
export type Portion = readonly [lot: number, amount: number]

/** One process run on one lot (or, for a recipe, one lot per ingredient), per unit taken in. */
export interface Activity {
	process: number
	name: string
	inputs: Portion[]
	outputs: Portion[]
	losses: { outlet: OutletId; components: Float64Array }[]
}

/** All lots of a chain, and the activities that turn them into each other. */
export interface Lots {
	lots: Lot[]
	activities: Activity[]
	/** Per feed and per import: what one unit brings; nothing for a stock that starts empty. */
	feeds: Portion[][]
	imports: Map<string, Portion[]>
}

/** A material of the model keeps taking new compositions: data, not a defect. */
export class TooManyLots extends Error {
	override name = 'TooManyLots'
	constructor(readonly material: MaterialId) {
		super(`Material "${material}" has more than ${MAX_LOTS} compositions; mark the product of its separation as pure`)
	}
}

class Register {
	readonly lots: Lot[] = []
	readonly byMaterial = new Map<MaterialId, Lot[]>()
	#pure: Set<MaterialId>
	#components: string[]

	constructor(chain: Chain) {
		this.#pure = new Set(chain.materials.filter((m) => m.pure).map((m) => m.id))
		this.#components = chain.components.map((c) => c.id)
	}

	/** The lots that a stream of a material becomes: one, or one per component where the material is pure. */
	portions(material: MaterialId, components: Float64Array, label: string): Portion[] {
		if (!this.#pure.has(material)) {
			const total = sum(components)
			if (total <= TRACE) return []
			return [
				[
					this.#lot(
						material,
						components.map((x) => x / total),
						null,
						label
					),
					total
				]
			]
		}
		const portions: Portion[] = []
		for (const [c, amount] of components.entries()) {
			if (amount <= TRACE) continue
			const pure = new Float64Array(components.length)
			pure[c] = 1
			portions.push([this.#lot(material, pure, c, this.#components[c]!), amount])
		}
		return portions
	}

	#lot(material: MaterialId, composition: Float64Array, component: number | null, label: string): number {
		const known = this.byMaterial.get(material) ?? []
		const same = known.find((lot) =>
			component === null ? isAlike(lot.composition, composition) : lot.component === component
		)
		if (same) return same.index
		if (known.length >= Math.max(MAX_LOTS, this.#components.length)) throw new TooManyLots(material)
		const taken = known.filter((lot) => lot.name.startsWith(`${material}.${label}`)).length
		const name = `${material}.${label}${taken > 0 ? `-${taken + 1}` : ''}`
		const lot = { index: this.lots.length, name, material, composition, component }
		this.lots.push(lot)
		this.byMaterial.set(material, [...known, lot])
		return lot.index
	}

	accepted(takes: Acceptance[]): Lot[] {
		return takes.flatMap(({ material, only }) =>
			(this.byMaterial.get(material) ?? []).filter((lot) => isAccepted(lot, only, this.#components))
		)
	}

	vector(shares: Record<string, number>): Float64Array {
		const vector = new Float64Array(this.#components.length)
		for (const [c, id] of this.#components.entries()) vector[c] = shares[id] ?? 0
		return vector
	}
}

function isAlike(a: Float64Array, b: Float64Array): boolean {
	for (let c = 0; c < a.length; c++) if (!(Math.abs(a[c]! - b[c]!) <= SAME_COMPOSITION)) return false
	return true
}

function isAccepted(lot: Lot, only: string[] | null, components: string[]): boolean {
	return only === null || (lot.component !== null && only.includes(components[lot.component]!))
}

/** Lots of `lots` that an acceptance list takes. */
export function acceptedLots(chain: Chain, lots: Lot[], takes: Acceptance[]): Lot[] {
	const components = chain.components.map((c) => c.id)
	return lots.filter((lot) => takes.some((t) => t.material === lot.material && isAccepted(lot, t.only, components)))
}

/** Returns every choice of one lot per ingredient. */
function combinations(choices: Lot[][]): Lot[][] {
	return choices.reduce<Lot[][]>((all, lots) => all.flatMap((picked) => lots.map((lot) => [...picked, lot])), [[]])
}

/** Returns the combinations that contain at least one new lot: the first new one stands at each place in turn. */
function newCombinations(known: Lot[][], fresh: Lot[][]): Lot[][] {
	return fresh.flatMap((lots, first) =>
		lots.length === 0
			? []
			: combinations(known.map((old, i) => (i < first ? old : i === first ? lots : [...old, ...fresh[i]!])))
	)
}

function runMode(register: Register, process: Process, index: number, mode: Mode, picked: Lot[]): Activity {
	const shares = mode.ingredients.map((ingredient) => ingredient.share)
	const taken = register.vector({})
	for (const [i, { composition }] of picked.entries())
		for (let c = 0; c < taken.length; c++) taken[c] = taken[c]! + shares[i]! * composition[c]!
	const label = picked[0]!.component === null ? picked[0]!.name.split('.')[1]! : process.id
	const outputs: Portion[] = []
	const losses: Activity['losses'] = []
	for (const { to, shares: yields } of mode.yields) {
		const stream = register.vector(yields)
		for (let c = 0; c < stream.length; c++) stream[c] = stream[c]! * taken[c]!
		if ('material' in to) outputs.push(...register.portions(to.material, stream, label))
		else losses.push({ outlet: to.outlet, components: stream })
	}
	return {
		process: index,
		name: `${process.id},${picked.map((lot) => lot.name).join('+')}`,
		inputs: picked.map((lot, i) => [lot.index, shares[i]!] as Portion),
		outputs,
		losses
	}
}

/** Runs every process on every lot it accepts until nothing new appears. */
function spread(chain: Chain, register: Register): Activity[] {
	const activities: Activity[] = []
	const known = chain.processes.map((process) => process.modes.map((mode) => mode.ingredients.map((): Lot[] => [])))
	for (let grown = true; grown;) {
		grown = false
		chain.processes.forEach((process, p) =>
			process.modes.forEach((mode, m) => {
				const seen = known[p]![m]!
				const fresh = mode.ingredients.map(({ takes }, i) => {
					const before = new Set(seen[i])
					return register.accepted(takes).filter((lot) => !before.has(lot))
				})
				for (const picked of newCombinations(seen, fresh)) {
					activities.push(runMode(register, process, p, mode, picked))
					grown = true
				}
				fresh.forEach((lots, i) => seen[i]!.push(...lots))
			})
		)
	}
	return named(activities.sort((a, b) => a.process - b.process))
}

/** Numbers activities of one name, as modes that take the same lots have: columns are told apart by their names. */
function named(activities: Activity[]): Activity[] {
	const seen = new Map<string, number>()
	return activities.map((activity) => {
		const count = (seen.get(activity.name) ?? 0) + 1
		seen.set(activity.name, count)
		return count === 1 ? activity : { ...activity, name: `${activity.name}#${count}` }
	})
}

/**
 * Returns all lots and activities of a chain.
 * @throws TooManyLots when the compositions of a material do not settle
 */
export function followLots(chain: Chain): Lots {
	const register = new Register(chain)
	const feeds = chain.feeds.map((feed) =>
		register.portions(feed.material, register.vector(feed.composition?.shares ?? {}), feed.id)
	)
	const imports = new Map(
		chain.trades
			.filter((trade) => trade.kind === 'import')
			.map((trade) => [trade.id, register.portions(trade.gives!, register.vector(trade.composition!.shares), trade.id)])
	)
	const activities = spread(chain, register)
	return { lots: register.lots, activities, feeds, imports }
}
