/** Turns a solution back into the chain's terms: flows, losses, what each node used. Amounts in base units a year. */

import type { Chain, NodeId } from '#lib/model/chain.ts'
import { sum } from '#lib/model/sum.ts'
import type { Formulation } from '../programme/formulate.ts'
import type { Portion } from '../programme/lots.ts'
import { importedShares, type ImportedShares } from './imported-share.ts'
import type { Solution } from '../lp/solver.ts'
import { NOISE } from '../tolerances.ts'
import { SURPLUS, type ByproductResult, type Composition, type Flow, type Loss } from '../plan.ts'

/** A solution in the chain's terms; amounts in base units a year, arrays in the chain's order. */
export interface ChainFlows {
	/** Per activity, base units taken in. */
	runs: number[]
	/** Per feed, process (on its capacity basis), trade. What goes back into a stock is not taken. */
	taken: number[]
	used: number[]
	traded: number[]
	/** Per feed, by component: what is taken, and for a stock what is put in. */
	takenOf: Float64Array[]
	keptOf: Float64Array[]
	/** Per store, in its unit. */
	stored: number[]
	/** Per process: base units in, and out as product. */
	input: number[]
	output: number[]
	flows: Flow[]
	losses: Loss[]
	/** Per lot: base units made or brought. */
	made: number[]
	/** Per demand: contained base units by component. */
	contained: Float64Array[]
	delivered: number
	/** Part of what is delivered that was imported, as counted. */
	imported: number
}

interface Party {
	node: NodeId
	/** A number for each node, in order of appearance. */
	place: number
	amount: number
	/** Part of the amount that came from abroad; 0 for users. */
	imported: number
}

class FlowReader {
	#f: Formulation
	#value: Float64Array
	#noise: number
	/** Makers and users of each lot. */
	#makers: Party[][]
	#users: Party[][]
	#places = new Map<NodeId, number>()
	#imported: ImportedShares
	/** Per feed: amounts taken, and put into a stock, by lot. */
	readonly supplied: Portion[][]
	readonly kept: Portion[][]

	constructor(f: Formulation, solution: Solution) {
		this.#f = f
		this.#value = solution.colValue
		this.#noise = NOISE * largest(this.#value, [...f.col.run, ...f.col.short])
		this.#makers = f.lots.lots.map(() => [])
		this.#users = f.lots.lots.map(() => [])
		const exchanged = f.lots.feeds.map((portions, feed) => this.#exchange(portions, feed))
		this.supplied = exchanged.map(({ out }) => out)
		this.kept = exchanged.map(({ back }) => back)
		this.#imported = importedShares(f, {
			runs: f.col.run.map((c) => this.amount(c)),
			supplied: this.supplied,
			imports: f.col.import.map((c) => this.amount(c))
		})
		this.#connect()
	}

	amount(col: number): number {
		if (col < 0) return 0
		const value = this.#value[col]!
		return Math.abs(value) <= this.#noise ? 0 : value
	}

	#add(parties: Party[][], portions: readonly Portion[], node: NodeId, amount: number, imported = 0) {
		if (amount <= 0) return
		const place = this.#places.get(node) ?? this.#places.size
		this.#places.set(node, place)
		for (const [lot, share] of portions) parties[lot]!.push({ node, place, amount: amount * share, imported })
	}

	/**
	 * What a feed gives and gets, lot by lot: what is taken out of a stock and put back is neither, as the components that
	 * nobody wants of a pure material.
	 */
	#exchange(portions: readonly Portion[], feed: number): { out: Portion[]; back: Portion[] } {
		const { col } = this.#f
		const taken = this.amount(col.take[feed]!)
		const net = new Map(portions.map(([lot, share]) => [lot, taken * share]))
		for (const keep of col.keep)
			if (keep.feed === feed) net.set(keep.lot, (net.get(keep.lot) ?? 0) - this.amount(keep.col))
		const of = (sign: 1 | -1) =>
			[...net].flatMap(([lot, amount]): Portion[] => (sign * amount > this.#noise ? [[lot, sign * amount]] : []))
		return { out: of(1), back: of(-1) }
	}

	#connect() {
		const { chain, col, lots } = this.#f
		chain.feeds.forEach((feed, i) => {
			this.#add(this.#makers, this.supplied[i]!, feed.id, 1)
			this.#add(this.#users, this.kept[i]!, feed.id, 1)
		})
		chain.trades.forEach((t, i) =>
			this.#add(this.#makers, lots.imports.get(t.id) ?? [], t.id, this.amount(col.import[i]!), 1)
		)
		lots.activities.forEach((activity, a) => {
			const run = this.amount(col.run[a]!)
			const { id } = chain.processes[activity.process]!
			this.#add(this.#makers, activity.outputs, id, run, this.#imported.activities[a])
			this.#add(this.#users, activity.inputs, id, run)
		})
		for (const s of col.serve) this.#add(this.#users, [[s.lot, 1]], chain.demands[s.demand]!.id, this.amount(s.col))
		for (const e of col.export) this.#add(this.#users, [[e.lot, 1]], chain.trades[e.trade]!.id, this.amount(e.col))
		col.surplus.forEach((c, lot) => this.#add(this.#users, [[lot, 1]], SURPLUS, this.amount(c)))
	}

	made(): number[] {
		return this.#makers.map((makers) => sum(makers.map(({ amount }) => amount)))
	}

	/** Each user of a lot draws on its makers in proportion to what they made: a lot is one good, whoever made it. */
	flows(): Flow[] {
		const { chain, lots } = this.#f
		const materials = new Map(chain.materials.map((m, i) => [m.id, i]))
		const size = this.#places.size
		const merged = new Map<number, MergedFlow>()
		lots.lots.forEach((lot, l) => {
			const made = sum(this.#makers[l]!.map(({ amount }) => amount))
			for (const user of this.#users[l]!)
				for (const maker of this.#makers[l]!) {
					const total = (maker.amount * user.amount) / made
					const key = (materials.get(lot.material)! * size + maker.place) * size + user.place
					let flow = merged.get(key)
					if (!flow) merged.set(key, (flow = emptyFlow(maker.node, user.node, lot.material, lot.composition.length)))
					flow.total += total
					addTo(flow.vector, lot.composition, total)
					addTo(flow.abroad, lot.composition, total * maker.imported)
				}
		})
		return [...merged.values()]
			.filter((flow) => flow.total > this.#noise)
			.map(({ from, to, material, total, vector, abroad }) => {
				const flow: Flow = { from, to, material, total, components: composition(chain, vector) }
				if (abroad.some((amount) => amount > 0)) flow.imported = composition(chain, abroad)
				return flow
			})
	}

	losses(): Loss[] {
		const { chain, col, lots } = this.#f
		const merged = new Map<string, { process: NodeId; outlet: string; vector: Float64Array }>()
		lots.activities.forEach((activity, a) => {
			const run = this.amount(col.run[a]!)
			if (run === 0) return
			const process = chain.processes[activity.process]!.id
			for (const { outlet, components } of activity.losses) {
				const key = `${process}>${outlet}`
				const loss = merged.get(key) ?? { process, outlet, vector: new Float64Array(components.length) }
				addTo(loss.vector, components, run)
				merged.set(key, loss)
			}
		})
		return [...merged.values()]
			.map(({ process, outlet, vector }) => ({
				process,
				outlet,
				total: sum(vector),
				components: composition(chain, vector)
			}))
			.filter((loss) => loss.total > this.#noise)
	}

	/** As counted: the part of what is served whose lots were imported, or made of what was. */
	imported(): number {
		const { chain, col } = this.#f
		return col.serve.reduce(
			(total, s) => total + this.amount(s.col) * this.#imported.lots[s.lot]! * chain.demands[s.demand]!.counted,
			0
		)
	}

	/** By component: the contents of some lots. */
	contents(portions: readonly Portion[]): Float64Array {
		const vector = new Float64Array(this.#f.chain.components.length)
		for (const [lot, amount] of portions) addTo(vector, this.#f.lots.lots[lot]!.composition, amount)
		return vector
	}

	contained(): Float64Array[] {
		const vectors = this.#f.chain.demands.map(() => new Float64Array(this.#f.chain.components.length))
		for (const { col, demand, lot } of this.#f.col.serve) {
			const amount = this.amount(col)
			addTo(vectors[demand]!, this.#f.lots.lots[lot]!.composition, amount)
		}
		return vectors
	}
}

function largest(values: Float64Array, cols: number[]): number {
	let most = 0
	for (const col of cols) most = Math.max(most, values[col]!)
	return most
}

const totalOf = (portions: readonly Portion[]) => sum(portions.map(([, amount]) => amount))

/** A flow while lots are added to it: its amounts by component, and those that came from abroad. */
interface MergedFlow extends Pick<Flow, 'from' | 'to' | 'material' | 'total'> {
	vector: Float64Array
	abroad: Float64Array
}

function emptyFlow(from: NodeId, to: NodeId, material: string, components: number): MergedFlow {
	return { from, to, material, total: 0, vector: new Float64Array(components), abroad: new Float64Array(components) }
}

function addTo(vector: Float64Array, composition: ArrayLike<number>, amount: number) {
	for (let c = 0; c < vector.length; c++) vector[c] = vector[c]! + composition[c]! * amount
}

/** Returns the non-zero components by name. */
export function composition(chain: Chain, vector: Float64Array): Composition {
	let largest = 0
	for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!))
	const found: Composition = {}
	chain.components.forEach(({ id }, i) => {
		if (Math.abs(vector[i]!) > NOISE * largest) found[id] = vector[i]!
	})
	return found
}

function perProcess(f: Formulation, runs: number[], of: (activity: number) => number): number[] {
	const totals = f.chain.processes.map(() => 0)
	f.lots.activities.forEach((activity, a) => (totals[activity.process] = totals[activity.process]! + runs[a]! * of(a)))
	return totals
}

/** Returns flows, losses and uses of a solution. Amounts below {@link NOISE} of the largest are nothing. */
export function flowsOf(f: Formulation, solution: Solution): ChainFlows {
	const reader = new FlowReader(f, solution)
	const { chain, col, lots } = f
	const runs = col.run.map((c) => reader.amount(c))
	const contained = reader.contained()
	const exported = chain.trades.map(() => 0)
	for (const e of col.export) exported[e.trade] = exported[e.trade]! + reader.amount(e.col)
	return {
		runs,
		taken: reader.supplied.map(totalOf),
		takenOf: reader.supplied.map((portions) => reader.contents(portions)),
		keptOf: reader.kept.map((portions) => reader.contents(portions)),
		stored: col.stored.map((c) => reader.amount(c)),
		used: perProcess(f, runs, (a) => f.use[a]!),
		traded: chain.trades.map((t, i) => (t.kind === 'import' ? reader.amount(col.import[i]!) : exported[i]!)),
		input: perProcess(f, runs, (a) => totalOf(lots.activities[a]!.inputs)),
		output: perProcess(f, runs, (a) => totalOf(lots.activities[a]!.outputs)),
		flows: reader.flows(),
		losses: reader.losses(),
		made: reader.made(),
		contained,
		delivered: contained.reduce((total, vector, d) => total + sum(vector) * chain.demands[d]!.counted, 0),
		imported: reader.imported()
	}
}

/** Returns the by-products made beside the accounted components, in their own gross units. */
export function byproducts(chain: Chain, { output }: ChainFlows): ByproductResult[] {
	return chain.processes.flatMap((p, i) =>
		p.byproducts.map(({ id, per }) => ({ process: p.id, id, amount: output[i]! * (per.value ?? 0) }))
	)
}
