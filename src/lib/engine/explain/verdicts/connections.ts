/** Connections of a chain: which processes can supply which, whatever the capacities. Structure only, from the lots. */

import type { Formulation } from '../../programme/formulate.ts'
import type { Situation } from '../../programme/situation.ts'

/** Processes, feeds and imports by index. */
export interface Suppliers {
	processes: Set<number>
	feeds: Set<number>
	imports: Set<number>
}

/** Transitive connections; processes, feeds and trades by index. */
export interface Connections {
	/** Per process: every process that some of its input could come from, and that its output could go to. */
	upstream: Set<number>[]
	downstream: Set<number>[]
	/** Per process: the processes that take its output directly. */
	next: Set<number>[]
	/** Per process: feeds and imports that it could draw on. */
	feeds: Set<number>[]
	imports: Set<number>[]
	/** Per process: what brings the other ingredients to recipes that its goods enter. */
	partners: Suppliers[]
	/** Per store: the processes that fill it. */
	fills: Set<number>[]
	/** Per process: whether a feed or an import leads to it. */
	fed: boolean[]
	/** Per process: whether it has a least run, or leads to one, to a demand or to an export that asks for something. */
	serves: (wanted: Pick<Situation, 'demands' | 'trades' | 'commitment'>) => boolean[]
}

/**
 * Transitive closure, in bits of 32 to a word: a process reaches what its neighbours reach. Sweeps go up and down the
 * model's order in turn, which is mostly the chain's, so that two or three are enough unless loops are long.
 */
function closure(direct: Set<number>[]): Set<number>[] {
	const words = Math.ceil(direct.length / 32)
	const reached = direct.map((set) => {
		const bits = new Uint32Array(words)
		for (const q of set) bits[q >>> 5] = bits[q >>> 5]! | (1 << (q & 31))
		return bits
	})
	const order = direct.map((_, p) => p)
	for (let grew = true; grew;) {
		grew = false
		for (const p of order.reverse()) for (const q of direct[p]!) if (unite(reached[p]!, reached[q]!)) grew = true
	}
	const has = (bits: Uint32Array, q: number) => (bits[q >>> 5]! & (1 << (q & 31))) !== 0
	return reached.map((bits) => new Set(direct.flatMap((_, q) => (has(bits, q) ? [q] : []))))
}

/** Adds the second set to the first and returns whether that made it larger. */
function unite(into: Uint32Array, from: Uint32Array): boolean {
	let grew = false
	for (let w = 0; w < into.length; w++) {
		const united = (into[w]! | from[w]!) >>> 0
		if (united === into[w]) continue
		into[w] = united
		grew = true
	}
	return grew
}

const sets = (n: number) => Array.from({ length: n }, () => new Set<number>())

function usersByLot(f: Formulation): Set<number>[] {
	const users = sets(f.lots.lots.length)
	for (const a of f.lots.activities) for (const [lot] of a.inputs) users[lot]!.add(a.process)
	return users
}

/** Spreads origins (feeds or imports) to the processes that take their lots and to all downstream of those. */
function spreadOrigins(
	portions: readonly (readonly (readonly [number, number])[])[],
	users: Set<number>[],
	downstream: Set<number>[]
) {
	const reached = sets(downstream.length)
	portions.forEach((lots, origin) => {
		const first = new Set(lots.flatMap(([lot]) => [...users[lot]!]))
		for (const p of first) for (const q of [p, ...downstream[p]!]) reached[q]!.add(origin)
	})
	return reached
}

/** Returns the connections of a programme's lots and activities. */
export function connectionsOf(f: Formulation): Connections {
	const n = f.chain.processes.length
	const users = usersByLot(f)
	const down = sets(n)
	const up = sets(n)
	for (const a of f.lots.activities)
		for (const [lot] of a.outputs)
			for (const q of users[lot]!) {
				down[a.process]!.add(q)
				up[q]!.add(a.process)
			}
	const downstream = closure(down)
	const imports = f.chain.trades.map((t) => f.lots.imports.get(t.id) ?? [])
	const feedSets = spreadOrigins(f.lots.feeds, users, downstream)
	const importSets = spreadOrigins(imports, users, downstream)
	const upstream = closure(up)
	return {
		upstream,
		downstream,
		next: down,
		feeds: feedSets,
		imports: importSets,
		partners: partnersOf(f, { upstream, downstream, feeds: feedSets, imports: importSets }),
		fills: fillsOf(f),
		fed: feedSets.map((s, p) => s.size > 0 || importSets[p]!.size > 0),
		serves: (wanted) => servesOf(f, downstream, wanted)
	}
}

/** What leads to a recipe downstream of a process, and neither to that process nor from it. */
function partnersOf(
	f: Formulation,
	{ upstream, downstream, feeds, imports }: Pick<Connections, 'upstream' | 'downstream' | 'feeds' | 'imports'>
): Suppliers[] {
	const recipes = new Set(f.lots.activities.flatMap(({ process, inputs }) => (inputs.length > 1 ? [process] : [])))
	return downstream.map((set, p) => {
		const entered = [...set].filter((q) => recipes.has(q))
		const others = (suppliers: Set<number>[], own: (index: number) => boolean) =>
			new Set(entered.flatMap((q) => [...suppliers[q]!]).filter((index) => !own(index)))
		return {
			processes: others(upstream, (q) => q === p || upstream[p]!.has(q) || set.has(q)),
			feeds: others(feeds, (index) => feeds[p]!.has(index)),
			imports: others(imports, (index) => imports[p]!.has(index))
		}
	})
}

/** The processes that make what each store holds. */
function fillsOf({ chain, lots }: Formulation): Set<number>[] {
	return chain.stores.map(
		({ holds }) =>
			new Set(
				lots.activities.flatMap(({ process, losses }) => {
					const { byproducts } = chain.processes[process]!
					const fills =
						'outlet' in holds
							? losses.some(({ outlet }) => outlet === holds.outlet)
							: byproducts.some(({ id }) => id === holds.byproduct)
					return fills ? [process] : []
				})
			)
	)
}

function servesOf(
	f: Formulation,
	downstream: Set<number>[],
	{ demands, trades, commitment }: Pick<Situation, 'demands' | 'trades' | 'commitment'>
): boolean[] {
	const wanted = new Set([
		...f.col.serve.filter((s) => demands[s.demand]! > 0).map((s) => s.lot),
		...f.col.export.filter((e) => trades[e.trade]! > 0).map((e) => e.lot)
	])
	const direct = commitment.map((amount) => amount > 0)
	for (const a of f.lots.activities) if (a.outputs.some(([lot]) => wanted.has(lot))) direct[a.process] = true
	return downstream.map((set, p) => direct[p]! || anyOf(set, direct))
}

function anyOf(set: Set<number>, flags: boolean[]): boolean {
	for (const q of set) if (flags[q]) return true
	return false
}

/**
 * Returns whether fewer steps lead down from one process to another than back up to it through a loop. Steps are counted
 * only where both ways lead there.
 */
export function isNearerDown({ next, downstream }: Connections, from: number, to: number): boolean {
	if (!downstream[from]!.has(to)) return false
	return !downstream[to]!.has(from) || stepsBetween(next, from, to) < stepsBetween(next, to, from)
}

/** The least number of steps from one process down to another; Infinity where none leads there. */
function stepsBetween(next: readonly Set<number>[], from: number, to: number): number {
	const seen = new Set([from])
	let front = [from]
	for (let steps = 1; front.length > 0; steps++) {
		front = front.flatMap((p) => [...next[p]!]).filter((q) => !seen.has(q) && seen.add(q))
		if (seen.has(to) && from !== to) return steps
	}
	return Infinity
}
